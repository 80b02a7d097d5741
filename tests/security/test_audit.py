"""The audit: only added to, whoever asks the database."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models import AuditEntry, Installation
from models.database import Database
from tests.conftest import START

CHANGES = (
    "UPDATE audit_entries SET action = 'other'",
    "UPDATE audit_entries SET who_id = NULL WHERE id = 1",
    "DELETE FROM audit_entries WHERE id = 1",
)


@pytest.fixture
def serving(database_url: str) -> Iterator[Database]:
    """A database that is no demo, with an entry."""
    database = Database(database_url)
    with database.transaction() as session:
        session.add(Installation(is_demo=False, created_at=START))
        session.add(AuditEntry(at=START, action="test", subject="test:1"))
    yield database
    database.close()


def _entries(database: Database) -> list[tuple[int, str]]:
    with database.engine.connect() as connection:
        found = connection.execute(text("SELECT id, action FROM audit_entries ORDER BY id"))
        return [(number, action) for number, action in found]


@pytest.mark.parametrize("change", CHANGES)
def test_an_entry_stays_as_it_was_written(serving: Database, change: str) -> None:
    before = _entries(serving)
    with pytest.raises(DBAPIError, match="only added to"), serving.writing() as connection:
        connection.execute(text(change))
    assert _entries(serving) == before == [(1, "test")]


def test_an_entry_is_not_replaced(serving: Database) -> None:
    replaces = (
        "REPLACE INTO audit_entries (id, at, action, subject) VALUES (1, '2026-01-01', 'x', 'y')"
        if serving.is_sqlite
        else "TRUNCATE audit_entries"
    )
    with pytest.raises(DBAPIError, match="only added to"), serving.writing() as connection:
        connection.execute(text(replaces))
    assert _entries(serving) == [(1, "test")]
