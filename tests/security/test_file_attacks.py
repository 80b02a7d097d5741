"""Files that are not what they are called, hold more than they show, or take all the room."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from sqlmodel import select

from forms.archives import ArchiveError, parts_of
from models import Draft, EvidenceItem
from models.database import Database
from services.files import kind_of, shown_name
from settings import Settings
from simulator.events import Called
from tests.assessment.conftest import PDF, leveled
from tests.conftest import House, Player
from tests.innovations.conftest import Registered
from tests.reports.tables import HEAD, workbook

MEGABYTE = 1_000_000


def document(text: str = "Warga menunggu tiga jam untuk legalisir ijazah.") -> bytes:
    target = BytesIO()
    made = docx.Document()
    made.add_paragraph(text)
    made.save(target)
    return target.getvalue()


def with_part(data: bytes, name: str, content: bytes = b"\xcc\x61 macro") -> bytes:
    target = BytesIO(data)
    with ZipFile(target, "a", ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return target.getvalue()


def kept(house: House) -> list[str]:
    """Of all files in the vault."""
    folder = house.bot.house.vault.folder
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


def calls(house: House, method: str) -> list[Called]:
    made: list[Called] = []
    house.world.observers.append(
        lambda event: (
            made.append(event) if isinstance(event, Called) and event.method == method else None
        )
    )
    return made


async def opens_evidence(officer: Player, registered: Registered) -> int:
    """Up to where the file is asked for."""
    number = registered()
    await officer.says("/bukti")
    for label in ("SAPA WARGA", "Kecepatan Bisnis", "Kecepatan penciptaan", "3", "Tambah bukti"):
        await officer.taps(label)
    await officer.says("Proposal penciptaan")
    return number


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("uraian.docx", with_part(document(), "word/vbaProject.bin")),  # saved as what it is not
        ("uraian.docm", with_part(document(), "word/VBAPROJECT.BIN")),
    ],
)
async def test_macros_in_a_document(house: House, officer: Player, name: str, data: bytes) -> None:
    await officer.says("/daftar")
    await officer.sends_file(name, data)
    assert "berisi makro (.docm), jadi tidak diterima" in officer.screen
    assert kept(house) == []
    await officer.sends_file("uraian.docx", document())
    assert "7 kata" in officer.screen


async def test_macros_in_a_sheet(house: House, verifier: Player) -> None:
    await verifier.says("/impor")
    await verifier.taps("Impor inovasi")
    await verifier.sends_file("isian.xlsx", with_part(workbook(HEAD), "xl/vbaProject.bin"))
    assert "berisi makro (.xlsm)" in verifier.screen
    assert kept(house) == []


async def test_a_program_that_is_called_a_paper(
    house: House, officer: Player, registered: Registered, database: Database
) -> None:
    await opens_evidence(officer, registered)
    await officer.sends_file("proposal.pdf", b"MZ" + b"\x90" * 500)
    assert "Jenis berkas yang diterima: pdf; isi berkas ini exe." in officer.screen
    await officer.sends_file("proposal.pdf", b"<html><script>alert(1)</script></html>")
    assert "isi berkas ini tidak dikenal" in officer.screen
    assert kept(house) == []
    with database.reading() as session:
        (draft,) = session.exec(select(Draft)).all()
        assert not draft.answers.get("proof", {}).get("parts")


async def test_a_name_that_is_a_path_and_another_ending(
    house: House, officer: Player, registered: Registered, database: Database
) -> None:
    await opens_evidence(officer, registered)
    await officer.sends_file("../../etc/\u202efdp.exe", PDF)
    await officer.taps("Selesai")
    with database.reading() as session:
        (proof,) = session.exec(select(EvidenceItem)).one().proofs
    assert proof["name"] == "fdp.exe.pdf"
    assert kept(house) == [proof["sha256"]]


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("SK fix banget.pdf", "pdf", "SK fix banget.pdf"),
        ("foto.JPEG", "jpg", "foto.JPEG"),
        ("C:\\Users\\a\\SK.pdf", "pdf", "SK.pdf"),
        ("..", "pdf", "berkas.pdf"),
        ("satu\ndua\u200b.pdf", "pdf", "satu dua.pdf"),
        ("n" * 300 + ".pdf", "pdf", "n" * 116 + ".pdf"),
        ("catatan.txt", "", "catatan.txt"),
    ],
)
def test_what_a_file_is_called(name: str, kind: str, shown: str) -> None:
    assert shown_name(name, kind) == shown


async def test_a_file_above_the_limit_is_not_even_fetched(
    house: House, officer: Player, registered: Registered
) -> None:
    await opens_evidence(officer, registered)
    fetched = calls(house, "getFile")
    await officer.sends_file("besar.pdf", b"%PDF-1.4" + bytes(21 * MEGABYTE))
    assert "terlalu besar; paling besar 20 MB" in officer.screen
    assert fetched == []
    assert kept(house) == []


class TestRoom:
    """A megabyte for an innovation, two for the unit."""

    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"innovation_quota_mb": 1, "unit_quota_mb": 2})

    async def test_files_that_take_all_the_room_of_a_unit(
        self, house: House, officer: Player, registered: Registered
    ) -> None:
        await opens_evidence(officer, registered)
        fetched = calls(house, "getFile")
        for number in range(3):
            await officer.sends_file("a.pdf", PDF + b"%d" % number + bytes(600_000))
        told = "Ruang berkas satu inovasi 1 MB, sudah terpakai 600 KB; berkas ini 600 KB."
        assert told in officer.screen
        assert len(fetched) == len(kept(house)) == 1
        await officer.taps("Selesai")
        for name in ("KEDUA", "KETIGA"):
            registered(name)
            await officer.says("/bukti")
            for label in (name, "Kecepatan Bisnis", "Kecepatan penciptaan", "3", "Tambah bukti"):
                await officer.taps(label)
            await officer.says("Proposal penciptaan")
            await officer.sends_file("a.pdf", PDF + name.encode() + bytes(800_000))
            if name == "KEDUA":
                await officer.taps("Selesai")
        assert "Ruang berkas satu perangkat daerah 2 MB, sudah terpakai 1,4 MB" in officer.screen


class TestDisk:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"disk_reserve_mb": 9_999_999})

    async def test_a_full_disk_takes_no_file_and_keeps_every_answer(
        self, house: House, officer: Player, registered: Registered, database: Database
    ) -> None:
        await opens_evidence(officer, registered)
        await officer.sends_file("a.pdf", PDF)
        assert "Ruang penyimpanan bot sedang penuh" in officer.screen
        assert kept(house) == []
        with database.reading() as session:
            (draft,) = session.exec(select(Draft)).all()
        assert draft.answers["tentang"]["value"] == "Proposal penciptaan"


async def test_one_file_for_two_innovations_is_told_to_who_verifies(
    house: House,
    officer: Player,
    verifier: Player,
    registered: Registered,
    database: Database,
) -> None:
    first, second = registered(), registered("JALUR CEPAT")
    stored = house.bot.house.vault.put("SK.pdf", PDF)
    proof = {"name": "SK.pdf", "sha256": stored.sha256, "size": 409, "extension": "pdf"}
    for number in (first, second):
        leveled(house, number, {"SID-16": 1})
    with database.transaction() as session:
        for item in session.exec(select(EvidenceItem)):
            item.proofs = [proof]
            session.add(item)
    for person, is_told in ((verifier, True), (officer, False)):
        await person.says("/bantuan")
        for verb in ("indicator", "item"):
            row = first if verb == "indicator" else 1
            person.hands.press(person.hands.messages[-1], f"{verb}:{row}:0:SID-16:")
            await house.settle()
            told = "SK.pdf juga diserahkan untuk INV-2026-0002 (Disdikbud)" in person.screen
            assert told == is_told


# ---- archives

SMALL = workbook(HEAD)


@pytest.mark.parametrize(
    "data",
    [
        with_part(SMALL, "xl/media/a.bin", bytes(40_000_000)),  # a thousand times what it shows
        with_part(SMALL, "xl/worksheets/sheet9.xml", b"<row/>" * 9_000_000),
    ],
)
def test_a_bomb(data: bytes) -> None:
    with pytest.raises(ArchiveError):
        parts_of(data)
    assert kind_of(data) == "zip"


def test_a_list_of_parts_without_end() -> None:
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        for number in range(2_001):
            packed.writestr(f"{number}", b"")
    with pytest.raises(ArchiveError):
        parts_of(target.getvalue())


def test_parts_that_lie_over_each_other() -> None:
    """One packed kernel, named by many entries of the list."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as packed:
        packed.writestr("0", bytes(range(256)) * 400)
        (kernel,) = packed.filelist
        packed.filelist += [kernel] * 50
    with pytest.raises(ArchiveError):
        parts_of(target.getvalue())


def test_a_locked_archive() -> None:
    target = BytesIO()
    with ZipFile(target, "w") as packed:
        packed.writestr("a", b"a")
        packed.filelist[0].flag_bits |= 1
    with pytest.raises(ArchiveError):
        parts_of(target.getvalue())
