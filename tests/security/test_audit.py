"""The audit: only added to, whoever asks the database; read in chat, taken out as XLSX."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import select

from models import AuditEntry, Installation, ProfileChange
from models.database import Database
from tests.conftest import START, Player
from tests.innovations.conftest import Registered

CHANGES = (
    "UPDATE audit_entries SET action = 'other'",
    "UPDATE audit_entries SET who_id = NULL WHERE id = 1001",
    "DELETE FROM audit_entries WHERE id = 1001",
)


@pytest.fixture
def serving(database_url: str) -> Iterator[Database]:
    """A database that is no demo, with an entry."""
    database = Database(database_url)
    with database.transaction() as session:
        mark = session.get(Installation, 1) or Installation(is_demo=False, created_at=START)
        mark.is_demo = False
        session.add(mark)
        session.add(AuditEntry(id=1001, at=START, action="test", subject="test:1"))
    yield database
    database.close()


def _entries(database: Database) -> list[tuple[int, str]]:
    with database.engine.connect() as connection:
        found = connection.execute(text("SELECT id, action FROM audit_entries WHERE id > 1000"))
        return [(number, action) for number, action in found]


@pytest.mark.parametrize("change", CHANGES)
def test_an_entry_stays_as_it_was_written(serving: Database, change: str) -> None:
    before = _entries(serving)
    with pytest.raises(DBAPIError, match="only added to"), serving.writing() as connection:
        connection.execute(text(change))
    assert _entries(serving) == before == [(1001, "test")]


def test_an_entry_is_not_replaced(serving: Database) -> None:
    replaces = (
        "REPLACE INTO audit_entries (id, at, action, subject) VALUES (1001, '2026-01-01', 'x', 'y')"
        if serving.is_sqlite
        else "TRUNCATE audit_entries"
    )
    with pytest.raises(DBAPIError, match="only added to"), serving.writing() as connection:
        connection.execute(text(replaces))
    assert _entries(serving) == [(1001, "test")]


async def test_what_happened_to_an_innovation_is_read_and_taken_out(
    officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    registered()
    await officer.says("/inovasi")
    for label in ("SAPA WARGA", "Ubah", "Nama inovasi"):
        await officer.taps(label)
    await officer.says("SAPA <KAWAN>")
    for label in ("▶️", "▶️", "Narahubung"):
        await officer.taps(label)
    await officer.says("Nama Kenari, 0812 1111 2222")
    await officer.taps("Kirim")
    await verifier.says("/verifikasi")
    for label in ("SAPA", "Kembalikan", "Masalah", "Selesai"):
        await verifier.taps(label)
    await verifier.says("Masalah belum menyebut angka.")
    for label in ("Kirim", "Lihat keadaannya", "Jejak"):
        await verifier.taps(label)
    told = (
        "mengembalikan inovasi",
        "status: dikirim → dikembalikan",
        "“Masalah belum menyebut angka.”",
        "Nama inovasi: SAPA WARGA → SAPA <KAWAN>",
        "isian: Narahubung",
    )
    assert [line for line in told if line not in verifier.screen.text] == []
    await _takes_it_out(verifier)
    _names_nobody(database)


async def _takes_it_out(verifier: Player) -> None:
    await verifier.taps("Seluruh jejak")
    assert "memberi peran" in verifier.screen
    await verifier.taps("XLSX")
    book = load_workbook(BytesIO(verifier.hands.files[-1].data))
    cells = [cell for row in book["Jejak"].iter_rows(values_only=True) for cell in row]
    assert "mengubah isian" in cells


def _names_nobody(database: Database) -> None:
    with database.reading() as session:
        entries = [e.model_dump_json() for e in session.exec(select(AuditEntry))]
        changes = [c.model_dump_json() for c in session.exec(select(ProfileChange))]
    assert any("export.taken" in entry for entry in entries)
    assert not [one for one in entries + changes if "Kenari" in one or "11112222" in one]
