"""The package: what it holds, what it says is missing, and the mark of what was uploaded."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from sqlmodel import select

from models import AuditEntry, Status
from models.database import Database
from tests.conftest import House, Player
from tests.innovations.conftest import Registered, statuses

SK = {"nomor": "12/2026", "tanggal": "2026-03-02", "tentang": "Penetapan SAPA"}


def files(person: Player) -> dict[str, bytes]:
    return {file.name: file.data for file in person.hands.files}


def said(person: Player) -> str:
    """Everything in the chat, as it is now."""
    return "\n".join(screen.text for screen in person.hands.screens)


def column(data: bytes, sheet: str, title: str) -> list[Any]:
    page = load_workbook(BytesIO(data))[sheet]
    heads = [cell.value for cell in page[1]]
    at = heads.index(title)
    return [row[at] for row in page.iter_rows(min_row=2, values_only=True)]


async def test_one_innovation_as_the_screens_ask_for_it(
    verifier: Player, registered: Registered, evidenced: Any, database: Database
) -> None:
    number = registered('SAPA: "WARGA"/2', status=Status.VERIFIED)
    evidenced(number, "SID-16", "SK fix banget?.pdf", signatory="Kepala perangkat daerah", **SK)
    evidenced(number, "SID-17", "SK fix banget?.pdf", size=2_100_000, nomor="1", tentang="SDM")
    await verifier.says("/paket")
    assert verifier.screen.text.startswith("1 inovasi belum diunggah, 0 sudah diunggah")
    await verifier.taps("SAPA")
    for words in (
        "Periksa sebelum diunggah (6)",
        "(SID-16): SK yang ditandatangani kepala perangkat daerah",
        "(SID-17): SK fix banget?.pdf 2,1 MB, lebih dari 2 MB",
        "(SID-17): tanggal dokumen belum diisi",
        "(SID-35): wajib, belum ada tingkat",
    ):
        assert words in verifier.screen
    await verifier.taps("Unduh paket")
    got = files(verifier)
    assert set(got) == {"paket-iid.xlsx", "paket-iid-bukti.zip"}
    assert "Paket selesai: 1 inovasi, 1 XLSX, 1 ZIP bukti" in said(verifier)
    _holds_the_innovation(got["paket-iid.xlsx"])
    names = ZipFile(BytesIO(got["paket-iid-bukti.zip"])).namelist()
    root = "INV-2026-0001 SAPA WARGA 2"
    assert names[:2] == [
        f"{root}/SID-16 Regulasi Inovasi Daerah/01 SK fix banget.pdf",
        f"{root}/SID-16 Regulasi Inovasi Daerah/tautan.txt",
    ]
    _is_audited(database)


def _is_audited(database: Database) -> None:
    with database.reading() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "export.taken")).one()
    assert entry.subject == "package:2026"


def _holds_the_innovation(book: bytes) -> None:
    assert load_workbook(BytesIO(book)).sheetnames == [
        "Profil", "Indikator", "Periksa", "Keterangan",
    ]  # fmt: skip
    assert column(book, "Profil", "Nama inovasi") == ['SAPA: "WARGA"/2']
    assert column(book, "Profil", "Anggaran") == [12_500_000]
    assert column(book, "Indikator", "Kode")[:3] == ["SID-16", "SID-17", "SID-18"]
    assert column(book, "Indikator", "Parameter")[0] == "Peraturan Kepala Daerah"
    assert column(book, "Indikator", "Nomor dokumen")[:2] == ["12/2026", "1"]
    assert len(column(book, "Periksa", "Periksa")) == 6


async def test_marked_one_and_taken_back_with_a_reason(
    house: House, verifier: Player, officer: Player, registered: Registered, database: Database
) -> None:
    registered(status=Status.VERIFIED)
    await verifier.says("/paket")
    await verifier.taps("SAPA WARGA")
    card = verifier.screen
    await verifier.taps("Tandai diunggah")
    assert statuses(database) == [Status.UPLOADED]
    await verifier.taps("Tandai diunggah", on=card)
    assert "sudah berubah" in (verifier.alert or "")
    await house.tick()
    assert "INV-2026-0001 sudah diunggah ke layar kementerian" in officer.screen
    await verifier.taps("Batalkan tanda diunggah")
    await verifier.says("Berkas tertukar di layar <IID>.")
    await verifier.taps("Kirim")
    assert "kembali berstatus terverifikasi" in verifier.screen
    assert statuses(database) == [Status.VERIFIED]
    await house.tick()
    assert "Alasan: Berkas tertukar di layar <IID>." in officer.screen


async def test_several_at_once_and_only_what_is_verified(
    verifier: Player, officer: Player, registered: Registered, database: Database
) -> None:
    for name, status in (
        ("SATU", Status.VERIFIED),
        ("DUA", Status.VERIFIED),
        ("TIGA", Status.SENT),
        ("EMPAT", Status.UPLOADED),
    ):
        registered(name, status=status)
    await verifier.says("/paket")
    assert "TIGA" not in verifier.screen
    await verifier.taps("Tandai beberapa")
    await verifier.taps("DUA")
    await verifier.taps("Selesai")
    await verifier.taps("Kirim")
    assert "1 inovasi ditandai diunggah" in verifier.screen
    await verifier.taps("Daftar paket")
    await verifier.taps("Tandai semua (1)")
    assert "SATU · Disdikbud (INV-2026-0001)" in verifier.screen
    await verifier.taps("Kirim")
    assert statuses(database) == ["diunggah", "diunggah", "dikirim", "diunggah"]
    await verifier.taps("Daftar paket")
    await verifier.taps("Paket semua (3)")
    [done] = [one for one in verifier.hands.screens if "Paket selesai" in one.text]
    assert "3 inovasi, 1 XLSX, tidak ada ZIP bukti" in done
    assert done.labels == ["⬅️ Daftar paket"]
    await officer.says("/paket")
    assert "Perintah ini untuk Bappedalitbang" in officer.screen


async def test_a_lost_file_is_told_and_the_rest_is_packed(
    house: House, verifier: Player, registered: Registered, evidenced: Any
) -> None:
    number = registered(status=Status.VERIFIED)
    evidenced(number, "SID-16", "SK.pdf", **SK)
    evidenced(number, "SID-17", "Tugas.pdf", **SK)
    vault = house.bot.house.vault
    kept = sorted(path for path in vault.folder.rglob("*") if path.is_file())
    kept[0].unlink()
    await verifier.says("/paket")
    await verifier.taps("Paket yang belum diunggah (1)")
    assert "1 berkas tidak ada di penyimpanan" in said(verifier)
    names = ZipFile(BytesIO(files(verifier)["paket-iid-bukti.zip"])).namelist()
    assert len([name for name in names if name.endswith(".pdf")]) == 1


async def test_what_was_scored_before_it_was_marked_is_assessed_at_once(
    verifier: Player, registered: Registered, database: Database
) -> None:
    for name in ("LAMA", "BARU"):
        registered(name, status=Status.VERIFIED)
    for said in ("lama 59 dari 111 resmi 2025", "baru 87,5 dari 111 resmi 2026"):
        await verifier.says(f"/nilai {said}")
        await verifier.taps("Lewati")
        await verifier.taps("Kirim")
    assert statuses(database) == [Status.VERIFIED, Status.VERIFIED]
    await verifier.says("/paket")
    await verifier.taps("Tandai semua (2)")
    await verifier.taps("Kirim")
    assert statuses(database) == [Status.UPLOADED, Status.ASSESSED]


async def test_long_lists_fit_a_message(
    verifier: Player, registered: Registered, evidenced: Any
) -> None:
    number = registered("N" * 120, status=Status.VERIFIED)
    for code in ("SID-16", "SID-17", "SID-18", "SID-19", "SID-20"):
        evidenced(number, code, "&" * 240 + ".pdf", size=2_100_000)
    for n in range(20):
        registered(f"{'<' * 110} {n}", status=Status.VERIFIED)
    await verifier.says("/paket")
    assert len(verifier.screen.text) < 4096
    await verifier.taps("NNN")
    assert len(verifier.screen.text) < 4096
    assert "lebih dari 2 MB" in verifier.screen
