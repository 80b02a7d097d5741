"""The database agrees with the tables, and nothing is lost on the way."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError, StatementError

from models import Draft, Installation, Person
from models.database import Database
from models.schema import (
    DatabaseTooNewError,
    MigrationError,
    _configured,
    differences,
    take_backup,
    upgrade,
)
from tests.conftest import START


@pytest.fixture
def migrated(tmp_path: Path, template_file: Path) -> Iterator[Database]:
    file = shutil.copy(template_file, tmp_path / "schema.db")
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


def test_an_error_does_not_tell_what_people_typed(database_url: str) -> None:
    database = Database(database_url)
    with pytest.raises(IntegrityError) as told, database.transaction() as session:
        session.add_all([Person(telegram_id=7, name="Nama rahasia") for _ in range(2)])
    database.close()
    assert "rahasia" not in str(told.value)


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


def test_an_older_database_is_copied_and_brought_up_with_its_rows(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'old.db'}")
    with _configured(database) as config:
        command.upgrade(config, "0001")
    with database.writing() as connection:
        for statement in _A_PERSON_AT_A_DRAFT:
            connection.execute(text(statement))
    backup = upgrade(database)
    assert backup is not None
    with database.reading() as session:
        person, draft = session.get_one(Person, 1), session.get_one(Draft, 1)
    assert (person.open_draft_id, draft.id, draft.shown, draft.unit_id) == (1, 1, {}, 1)
    with closing(sqlite3.connect(backup)) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    database.close()


def test_a_migration_that_would_break_keys_is_undone(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'old.db'}")
    with _configured(database) as config:
        command.upgrade(config, "0001")
    with closing(sqlite3.connect(tmp_path / "old.db")) as raw, raw:
        raw.execute(_A_DRAFT_OF_NOBODY)
    with pytest.raises(MigrationError):
        upgrade(database)
    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0001"
    database.close()


_NAMES = ("synchronous", "foreign_keys", "journal_mode")
_DRAFT = (
    "INSERT INTO drafts (id, unit_id, author_id, form, form_version, instrument_year,"
    " mandate_year, answers, revision, created_at, changed_at)"
    " VALUES (1, {unit}, {author}, 'registration', 1, 2026, 2026, '{{}}', 1,"
    " '2026-11-30 01:00:00', '2026-11-30 01:00:00')"
)
_A_PERSON_AT_A_DRAFT = (
    (
        "INSERT INTO units (id, code, kind, name, short_name, is_mandated, is_confirmed)"
        " VALUES (1, 'X', 'dinas', 'Dinas X', 'Dinas X', 1, 1)"
    ),
    "INSERT INTO people (id, telegram_id, name) VALUES (1, 7, 'Operator')",
    _DRAFT.format(unit=1, author=1),
    "UPDATE people SET open_draft_id = 1",
)
_A_DRAFT_OF_NOBODY = _DRAFT.format(unit=98, author=99)
