"""Scores of many out of a sheet: looked through, faults given back, entered once, by whoever
brought it."""

from decimal import Decimal
from typing import Any

import pytest
from sqlmodel import select

from models import OfficialScore, Person, Role, ScoreKind, SheetUpload, Status
from models.database import Database
from services.official import ledger
from services.official.standing import Given, Key
from tests.conftest import House, Player
from tests.innovations.conftest import Registered
from tests.official.test_typed import rows
from tests.people.conftest import appointed
from tests.people.test_sheets import comments, filled

GOOD: dict[str, Any] = {
    "Inovasi": "TERASA",
    "Tahun penilaian": 2026,
    "Jenis nilai": "resmi",
    "Nilai": 87.5,
    "Skala": 111,
}

WRONG = [
    GOOD | {"Inovasi": "SAPA WARGO"},
    GOOD | {"Inovasi": "KEMBAR"},
    GOOD | {"Inovasi": "SIMPEL", "Nilai": 112},
    GOOD | {"Inovasi": "SIMPEL", "Tahun penilaian": 2027, "Jenis nilai": "kira-kira"},
    GOOD | {"Inovasi": "SIMPEL", "Nilai": "banyak", "Skala": None},
    GOOD | {"Nilai": 12},
    GOOD | {"Nomor inovasi": "INV-2026-0099"},
    GOOD | {"Nomor inovasi": "INV-2026-0001", "Inovasi": "LAIN SEKALI"},
    GOOD | {"Inovasi": "SIMPEL", "Perangkat daerah": "dinkes"},
]
RIGHT = [
    GOOD,
    GOOD | {"Tahun penilaian": 2025, "Nilai": "60,5"},
    GOOD,
    GOOD | {"Inovasi": "SAPA WARGA", "Jenis nilai": "Nilai verifikasi"},
]


async def blank(person: Player) -> bytes:
    await person.says("/nilai")
    await person.taps("Impor XLSX/CSV")
    return person.hands.files[-1].data


async def brings(person: Player, *given: dict[str, Any]) -> None:
    await person.sends_file("nilai 2026.xlsx", filled(await blank(person), *given))


def looked(person: Player) -> str:
    """The last preview; the sheet that is given back may stand below it."""
    return next(s.text for s in reversed(person.hands.screens) if "hasil pemeriksaan" in s.text)


def counted(person: Player) -> list[int]:
    """New, changed, known, several, unknown, out of scale, other."""
    lines = [line for line in looked(person).splitlines() if line.startswith("• ")]
    return [int(line.rpartition(": ")[2]) for line in lines[:7]]


def _enter_59(house: House, innovation_id: int) -> None:
    """The official score of 2025, of 111."""
    key = Key(innovation_id, 2025, ScoreKind.OFFICIAL)
    with house.bot.house.database.transaction() as session:
        by = session.exec(select(Person).where(Person.telegram_id == 1003)).one()
        given = Given(key, Decimal(59), Decimal(111), source="Layar IID")
        ledger.enter(session, given, by=by, now=house.bot.house.now())


async def test_each_kind_of_row_is_told_apart_and_given_back(
    house: House, verifier: Player, registered: Registered, database: Database
) -> None:
    terasa = registered("TERASA", status=Status.UPLOADED)
    for name in ("SAPA WARGA", "KEMBAR", "KEMBAR", "SIMPEL"):
        registered(name)
    _enter_59(house, terasa)
    await brings(verifier, *RIGHT, *WRONG)
    assert counted(verifier) == [2, 1, 1, 1, 3, 1, 4]
    assert "TERASA 2025: 59 → 60,5" in looked(verifier)
    assert len(rows(database)) == 1
    sheet = verifier.hands.files[-1]
    assert sheet.name == "perbaiki-nilai 2026.xlsx"
    assert {"Inovasi", "Nilai", "Tahun penilaian", "Jenis nilai", "Skala"} <= set(
        comments(sheet.data)
    )
    card = next(s for s in reversed(verifier.hands.screens) if "hasil pemeriksaan" in s.text)
    await verifier.taps("Masukkan 3 nilai", on=card)
    assert "9 baris belum" in "".join(s.text for s in verifier.hands.screens)
    assert sorted(rows(database)) == [
        (59, 111, 2025, "resmi", False),
        (60.5, 111, 2025, "resmi", True),
        (87.5, 111, 2026, "resmi", True),
        (87.5, 111, 2026, "verifikasi", True),
    ]
    await verifier.taps("Masukkan 3 nilai", on=card)
    assert verifier.alert == "Berkas ini sudah dimasukkan."
    await house.tick()
    officer = Player(house, house.world.person(1001))
    assert "Nilai penilaian 2026 sudah dicatat" in "".join(s.text for s in officer.hands.screens)


@pytest.mark.parametrize(
    ("mark", "number", "encoding"),
    [(";", "87,5", "utf-8-sig"), (",", '"87,5"', "utf-8"), (";", "87.5", "cp1252")],
)
async def test_csv_as_excel_and_others_write_it(
    verifier: Player,
    registered: Registered,
    database: Database,
    mark: str,
    number: str,
    encoding: str,
) -> None:
    registered("SÉHAT")
    head = ["Inovasi", "Tahun penilaian", "Jenis nilai", "Nilai", "Skala"]
    lines = [head, ["séhat", "2026", "IGA", number, "111"]]
    await blank(verifier)
    data = "\r\n".join(mark.join(line) for line in lines).encode(encoding)
    await verifier.sends_file("nilai.CSV", data)
    assert counted(verifier) == [1, 0, 0, 0, 0, 0, 0]
    await verifier.taps("Masukkan 1 nilai")
    assert rows(database) == [(87.5, 111, 2026, "resmi", True)]


async def test_the_blank_holds_what_may_be_scored_and_unfilled_rows_are_passed_over(
    verifier: Player, registered: Registered
) -> None:
    registered("TERASA", status=Status.VERIFIED)
    registered("BARU DIKIRIM")
    data = await blank(verifier)
    await verifier.sends_file("nilai.xlsx", data)
    assert "Tidak ada baris yang terisi" in verifier.screen
    await blank(verifier)
    more = {title: GOOD[title] for title in GOOD if title != "Inovasi"}
    await verifier.sends_file("nilai.xlsx", filled(data, more))
    assert counted(verifier) == [1, 0, 0, 0, 0, 0, 0]
    await verifier.taps("Kirim berkas lain")
    await verifier.sends_file("foto.csv", b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert "Jenis berkas yang diterima: xlsx, csv" in verifier.screen
    await verifier.sends_file("kosong.csv", b"a;b\n1;2\n")
    assert "Kolom “Tahun penilaian”" in verifier.screen


async def test_a_file_is_taken_once_and_its_button_is_one_persons(
    house: House, verifier: Player, registered: Registered, database: Database
) -> None:
    registered("TERASA")
    other = appointed(house, 1008, Role.VERIFIER)
    data = filled(await blank(verifier), GOOD)
    await verifier.sends_file("a.xlsx", data)
    mine = verifier.screen
    await blank(other)
    await other.sends_file("b.xlsx", data)
    theirs = other.screen
    press = next(b.data for row in mine.buttons for b in row if "Masukkan" in b.text)
    other.hands.press(other.hands.messages[-1], str(press))
    await house.settle()
    assert "tidak ditemukan" in (other.alert or "")
    await verifier.taps("Masukkan 1 nilai")
    await other.taps("Masukkan 1 nilai", on=theirs)
    assert other.alert == "Berkas ini sudah dimasukkan."
    await blank(other)
    await other.sends_file("c.xlsx", data)
    assert other.screen.text == "Berkas ini sudah dimasukkan."
    with database.reading() as session:
        assert len(session.exec(select(OfficialScore)).all()) == 1
        applied = [u for u in session.exec(select(SheetUpload)) if u.applied_at]
    assert len(applied) == 1
