"""The database agrees with the tables, and nothing is lost on the way."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import StatementError

from models import Installation
from models.database import Database
from models.schema import DatabaseTooNewError, differences, take_backup, upgrade
from tests.conftest import START


@pytest.fixture
def migrated(tmp_path: Path, template: Path) -> Iterator[Database]:
    file = shutil.copy(template, tmp_path / "schema.db")
    database = Database(f"sqlite:///{file}")
    yield database
    database.close()


def test_a_new_database_agrees_with_the_tables(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'deep' / 'new.db'}")
    assert upgrade(database) is None
    with database.engine.connect() as connection:
        assert differences(connection) == []
    database.close()


def test_a_current_database_is_left_alone(migrated: Database, tmp_path: Path) -> None:
    assert upgrade(migrated) is None
    assert list(tmp_path.glob("*sebelum-migrasi*")) == []


def test_a_newer_database_is_refused(migrated: Database, tmp_path: Path) -> None:
    with migrated.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseTooNewError, match="9999"):
        upgrade(migrated)
    assert list(tmp_path.glob("*sebelum-migrasi*")) == []


def test_the_backup_holds_what_was_written(migrated: Database, tmp_path: Path) -> None:
    with migrated.transaction() as session:
        session.add(Installation(is_demo=True, created_at=START))
    backup = take_backup(migrated)
    assert backup.parent == tmp_path
    assert backup.name.startswith("schema-sebelum-migrasi-")
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("SELECT is_demo FROM installation").fetchall() == [(1,)]


def test_every_connection_is_safe(migrated: Database) -> None:
    with migrated.engine.connect() as one, migrated.engine.connect() as other:
        for connection in (one, other):
            found = [connection.exec_driver_sql(f"PRAGMA {n}").scalar() for n in _NAMES]
            assert found == [2, 1, "wal"]


def test_the_writer_is_as_safe(migrated: Database) -> None:
    with migrated.writing() as connection:
        assert isinstance(connection.engine, Engine)
        found = [connection.exec_driver_sql(f"PRAGMA {n}").scalar() for n in _NAMES]
    assert found == [2, 1, "wal"]


def test_a_moment_without_a_zone_is_refused(migrated: Database) -> None:
    naive = datetime(2026, 11, 30, 8)  # noqa: DTZ001
    with pytest.raises(StatementError, match="time zone"), migrated.transaction() as session:
        session.add(Installation(is_demo=True, created_at=naive))


def test_a_moment_comes_back_in_utc(migrated: Database) -> None:
    with migrated.transaction() as session:
        session.add(Installation(is_demo=True, created_at=START))
    with migrated.reading() as session:
        kept = session.get_one(Installation, 1).created_at
    assert kept == START
    assert kept.tzname() == "UTC"


_NAMES = ("synchronous", "foreign_keys", "journal_mode")
