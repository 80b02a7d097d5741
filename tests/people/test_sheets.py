"""Spreadsheets in the chat: the blank out, the filled one in, a look, then in with it."""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel import func, select

from forms.registration import REGISTRATION
from models import AuditEntry, Innovation, Invitation, Role, SheetUpload
from models.database import Database
from simulator.faults import reset_before
from tests.conftest import House, Player
from tests.people.conftest import appointed, as_it_is, newcomer, posts_of
from tests.people.test_invitations import starts
from texts.registration import WORDS

TOKEN = re.compile(rb"/URI ?\(https://t\.me/inovasi_bot\?start=([A-Za-z0-9_-]{43})\)")
INNOVATION: dict[str, Any] = {  # by the titles of the blank
    "Perangkat daerah": "disdikbud",
    "Masalah": "Warga menunggu tiga jam untuk legalisir ijazah.",
    "Nama inovasi": "SAPA <WARGA>",
    "Tahapan": "Inisiatif",
    "Inisiator": "Perangkat Daerah",
    "Nama inisiator": "Bidang SMP",
    "Klasifikasi": "Inovasi Perangkat Daerah",
    "Jenis": "Digital",
    "Bentuk": 1,
    "Urusan utama": "Pendidikan",
    "Rancang bangun": "kata " * 300,
    "Tujuan": "Warga pulang dengan legalisir dalam sepuluh menit.",
    "Manfaat": "Warga tidak kehilangan satu hari kerja lagi.",
    "Narahubung": "Operator Disdikbud, 0812-3456-7890",
}
OFFICER = {"Perangkat daerah": "dinkes", "Peran": "Operator inovasi"}


async def brings(person: Player, kind: str, *rows: Mapping[str, Any]) -> None:
    """Takes the blank, fills it in as Excel would, and sends it back."""
    await person.says("/impor")
    await person.taps(kind)
    await person.sends_file("isian <satu>.xlsx", filled(person.hands.files[-1].data, *rows))


def filled(blank: bytes, *rows: Mapping[str, Any]) -> bytes:
    book = load_workbook(BytesIO(blank))
    sheet = book.worksheets[0]
    titles = {str(cell.value): at for at, cell in enumerate(sheet[1], start=1)}
    for number, row in enumerate(rows, start=2):
        for title, value in row.items():
            sheet.cell(number, titles[title]).value = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def comments(data: bytes) -> dict[str, str]:
    """By the title of the column."""
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    return {
        str(sheet.cell(1, cell.column or 0).value): cell.comment.text
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if cell.comment
    }


def count(database: Database, table: type) -> int:
    with database.reading() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def tokens(card: bytes) -> list[str]:
    """The links that can be tapped on the paper, in order."""
    return [token.decode() for token in dict.fromkeys(TOKEN.findall(card))]


async def test_innovations_from_blank_to_board(
    verifier: Player, officer: Player, database: Database
) -> None:
    other = INNOVATION | {"Perangkat daerah": "Dinas Kesehatan", "Nama inovasi": "ANTRE SEHAT"}
    await brings(verifier, "Impor inovasi", INNOVATION, other, INNOVATION)
    assert "baru: 2" in verifier.screen
    assert "sudah ada, dilewati: 1" in verifier.screen
    assert "perlu diperbaiki: 0" in verifier.screen
    assert count(database, Innovation) == 0
    look = verifier.screen
    await verifier.taps("Masukkan 2 inovasi")
    assert "Selesai. 3 inovasi dari berkas ini sudah masuk" in verifier.screen
    assert count(database, Innovation) == 2
    await verifier.taps("Masukkan 2 inovasi", on=look)
    assert verifier.alert == "Berkas ini sudah dimasukkan."
    assert count(database, Innovation) == 2
    await officer.says("/inovasi")
    assert "SAPA <WARGA>" in officer.screen
    await verifier.says("/belum")
    assert verifier.screen.text.startswith("36 dari 38")


def _names_the_faults(told: dict[str, str]) -> None:
    assert "Disdikbud" in told["Perangkat daerah"]
    assert told["Nama inovasi"] == "Wajib diisi."
    assert "“<b>siapa</b>”" in told["Narahubung"]
    assert "Paling sedikit 300 kata" in told["Rancang bangun"]
    assert "kosongkan" in told["Tanggal uji coba"]
    assert len(told) == 5


async def test_faults_come_back_in_the_same_sheet(verifier: Player, database: Database) -> None:
    wrong = INNOVATION | {
        "Perangkat daerah": "disdikbut",
        "Nama inovasi": None,
        "Narahubung": "<b>siapa</b>",
        "Rancang bangun": "pendek",
        "Tanggal uji coba": "2/3/2026",
    }
    await brings(verifier, "Impor inovasi", INNOVATION, wrong)
    assert any("baru: 1" in screen for screen in verifier.hands.screens)
    sheet = verifier.hands.files[-1]
    assert sheet.name == "perbaiki-isian <satu>.xlsx"
    _names_the_faults(comments(sheet.data))
    look = next(screen for screen in verifier.hands.screens if "hasil pemeriksaan" in screen)
    await verifier.taps("Masukkan 1 inovasi")
    assert "1 baris belum" in as_it_is(verifier, look)
    assert count(database, Innovation) == 1
    mended = INNOVATION | {"Nama inovasi": "KEDUA", "Tanggal uji coba": None}
    await verifier.says("/impor")
    await verifier.taps("Impor inovasi")
    await verifier.sends_file("isian.xlsx", filled(sheet.data, INNOVATION, mended))
    assert "baru: 1" in verifier.screen
    assert "sudah ada, dilewati: 1" in verifier.screen
    await verifier.taps("Masukkan 1 inovasi")
    assert count(database, Innovation) == 2


async def test_a_sheet_of_hundreds_shows_how_far_it_is(
    verifier: Player, house: House, database: Database
) -> None:
    texts: list[str] = []
    house.world.observers.append(lambda event: texts.append(repr(getattr(event, "params", ""))))
    rows = [INNOVATION | {"Nama inovasi": f"INOVASI {n}"} for n in range(230)]
    await brings(verifier, "Impor inovasi", *rows)
    await verifier.taps("Masukkan 230 inovasi")
    assert count(database, Innovation) == 230
    assert [n for n in (100, 200) if any(f"{n} dari 230 baris" in text for text in texts)] == [
        100,
        200,
    ]
    assert any("upload_document" in t or "typing" in t for t in texts)


async def test_cut_off_in_the_middle_it_goes_on_by_itself(
    verifier: Player, house: House, database: Database
) -> None:
    rows = [INNOVATION | {"Nama inovasi": f"INOVASI {n}"} for n in range(150)]
    await brings(verifier, "Impor inovasi", *rows)
    house.world.faults.add(reset_before(), method="editMessageText", chat=1003, times=1)
    await verifier.taps("Masukkan 150 inovasi")  # the first hundred are in when the line breaks
    assert count(database, Innovation) == 150
    assert "Selesai. 150 inovasi" in verifier.screen
    with database.reading() as session:
        numbers = {it.sequence for it in session.exec(select(Innovation))}
        applied = [e for e in session.exec(select(AuditEntry)) if e.action == "sheet.applied"]
    assert numbers == set(range(1, 151))
    assert len(applied) == 1


async def test_invitations_in_bulk_as_a_paper_to_cut(
    verifier: Player, house: House, database: Database
) -> None:
    head = {"Perangkat daerah": "dlh", "Peran": "Kepala perangkat daerah"}
    await brings(verifier, "Undangan massal", OFFICER, OFFICER, head)
    await verifier.taps("Masukkan 3 undangan")
    card = verifier.hands.files[-1]
    assert card.name == "kartu-undangan.pdf"
    assert "3 kartu undangan" in card.caption
    found = tokens(card.data)
    assert len(set(found)) == 3
    for number, token in enumerate(found):
        await starts(newcomer(house, 8000 + number, f"Orang {number}"), token)
    assert posts_of(database, 8000) == [(Role.OFFICER, "DINKES")]
    assert posts_of(database, 8001) == [(Role.OFFICER, "DINKES")]
    assert posts_of(database, 8002) == [(Role.HEAD, "DLH")]


async def test_a_lost_paper_is_made_anew_and_ends_the_old(
    verifier: Player, house: House, database: Database
) -> None:
    house.world.faults.add(reset_before(), method="sendDocument", chat=1003, times=1)
    await verifier.says("/impor")
    await verifier.taps("Undangan massal")  # the blank does not arrive; it is asked for again
    house.world.faults.clear()
    await brings(verifier, "Undangan massal", OFFICER, OFFICER)
    await verifier.taps("Masukkan 2 undangan")
    old = tokens(verifier.hands.files[-1].data)
    await starts(newcomer(house, 8000, "Orang"), old[0])
    await verifier.taps("Buat ulang kartu")
    (new,) = tokens(verifier.hands.files[-1].data)
    await starts(newcomer(house, 8001, "Orang lain"), old[1])
    assert posts_of(database, 8001) == []
    await starts(newcomer(house, 8002, "Orang ketiga"), new)
    assert posts_of(database, 8002) == [(Role.OFFICER, "DINKES")]
    await verifier.taps("Buat ulang kartu")
    assert "sudah dibuka" in (verifier.alert or "")


async def test_people_with_and_without_an_id(
    verifier: Player, house: House, database: Database
) -> None:
    newcomer(house, 2001, "Dua").hands.opens()
    known = OFFICER | {"Nama": "Operator Dua", "Telegram ID": "2001"}
    await brings(verifier, "Impor orang", known, OFFICER | {"Nama": "Operator Tiga"})
    assert "1 orang tanpa Telegram ID mendapat tautan undangan" in verifier.screen
    await verifier.taps("Masukkan 2 orang")
    assert posts_of(database, 2001) == [(Role.OFFICER, "DINKES")]
    assert len(tokens(verifier.hands.files[-1].data)) == 1
    await house.tick()
    person = Player(house, house.world.person(2001))
    assert "Anda didaftarkan sebagai Operator inovasi Dinkes" in person.screen


async def test_one_bad_row_holds_a_sheet_of_invitations(
    verifier: Player, database: Database
) -> None:
    await brings(verifier, "Undangan massal", OFFICER, {**OFFICER, "Perangkat daerah": "kubu"})
    assert comments(verifier.hands.files[-1].data)
    look = next(s for s in verifier.hands.screens if "hasil pemeriksaan" in s)
    assert look.labels == ["📤 Kirim berkas lain"]
    assert count(database, Invitation) == 0
    await verifier.taps("Kirim berkas lain")
    assert "Kirim berkas XLSX" in verifier.screen


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 not a zip at all", "Jenis berkas"),
        (b"%PDF-1.4\n", "Jenis berkas"),
    ],
)
async def test_what_is_no_sheet_is_told_and_the_form_stays(
    verifier: Player, data: bytes, words: str, database: Database
) -> None:
    await verifier.says("/impor")
    await verifier.taps("Impor orang")
    await verifier.sends_file("isian.xlsx", data)
    assert words in verifier.screen
    assert count(database, SheetUpload) == 0


async def test_another_workbook_is_told_what_it_lacks(verifier: Player) -> None:
    await verifier.says("/impor")
    await verifier.taps("Impor inovasi")
    blank = verifier.hands.files[-1].data
    await verifier.taps("Batal")
    await verifier.says("/impor")
    await verifier.taps("Impor orang")
    await verifier.sends_file("isian.xlsx", filled(blank, INNOVATION))
    assert "Kolom “Peran”" in verifier.screen
    await brings(verifier, "Impor orang")
    assert "Tidak ada baris yang terisi" in verifier.screen
    await verifier.taps("Kirim berkas lain")
    assert "Kirim berkas XLSX yang sudah diisi" in verifier.screen


async def test_only_whoever_brought_it_and_only_bappedalitbang(
    house: House, verifier: Player, officer: Player, database: Database
) -> None:
    other = appointed(house, 1008, Role.VERIFIER)
    await brings(verifier, "Impor inovasi", INNOVATION)
    data = next(b.data for row in verifier.screen.buttons for b in row if "Masukkan" in b.text)
    for person, refusal in ((other, "tidak ditemukan"), (officer, "Bappedalitbang")):
        await person.says("/bantuan")
        person.hands.press(person.hands.messages[-1], str(data))
        await house.settle()
        assert refusal in (person.alert or "")
    await officer.says("/impor")
    assert "Perintah ini untuk Bappedalitbang" in officer.screen
    officer.hands.press(officer.hands.messages[-1], "blank:0:0::people")
    await house.settle()
    assert "Bappedalitbang" in (officer.alert or "")
    assert count(database, Innovation) == 0


async def test_the_blank_asks_what_the_registration_asks(verifier: Player) -> None:
    await verifier.says("/impor")
    await verifier.taps("Impor inovasi")
    sheet = load_workbook(BytesIO(verifier.hands.files[-1].data)).worksheets[0]
    titles = [cell.value for cell in sheet[1]]
    files = {"business_profile", "ip_document", "awards"}
    asked = [WORDS[q.key].label for q in REGISTRATION.questions if q.key not in files]
    assert titles == ["Perangkat daerah", "Tahun inovasi", *asked]
    assert len(set(titles)) == len(titles)
