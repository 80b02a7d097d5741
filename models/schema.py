"""Brings a database to the code's revision, and refuses one that is ahead of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, event
from sqlmodel import SQLModel

from models.copies import copy_sqlite
from models.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
BROKEN_KEYS = "PRAGMA foreign_key_check"


class DatabaseTooNewError(Exception):
    """The database was last used by a newer version of the bot."""


class MigrationError(Exception):
    """Rows point at rows that are gone; the migration was undone."""


def upgrade(database: Database) -> Path | None:
    """Migrates; gives the verified backup that was taken before, None where none was needed."""
    with database.engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == revisions()[0]:
        return None
    if current is not None and current not in revisions():
        raise DatabaseTooNewError(current)
    backup = take_backup(database) if current and database.is_sqlite else None
    with _configured(database) as config:
        command.upgrade(config, "head")
    return backup


@cache
def revisions() -> tuple[str, ...]:
    """The code's own, newest first; reading them takes 12 ms."""
    scripts = ScriptDirectory(str(MIGRATIONS))
    return tuple(script.revision for script in scripts.walk_revisions())


def make_revision(database: Database, message: str, number: str) -> None:
    """Writes the difference between tables and database as a new revision."""
    with _configured(database) as config:
        command.revision(config, message, autogenerate=True, rev_id=number)


def differences(connection: Connection) -> list[object]:
    """What the tables ask for and the database does not have; empty when they agree."""
    return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))


def take_backup(database: Database) -> Path:
    """An online copy beside the database, opened and checked."""
    source = Path(str(database.url.database))
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    target = source.with_name(f"{source.stem}-sebelum-migrasi-{stamp}.db")
    copy_sqlite(source, target, with_keys=False)  # the migration looks at them itself
    return target


@contextmanager
def _configured(database: Database) -> Iterator[Config]:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with _rebuilding(database) as connection:
        config.attributes["connection"] = connection
        yield config


@contextmanager
def _rebuilding(database: Database) -> Iterator[Connection]:
    """One transaction. SQLite changes a column by building its table anew, which its foreign keys
    would forbid; so they are off meanwhile (possible only outside a transaction) and checked at
    the end."""
    engine = create_engine(database.url)
    if database.is_sqlite:
        event.listen(engine, "connect", _without_foreign_keys)
        event.listen(engine, "begin", lambda c: c.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        yield connection
        if database.is_sqlite and (broken := connection.exec_driver_sql(BROKEN_KEYS).fetchall()):
            raise MigrationError(broken)
    engine.dispose()


def _without_foreign_keys(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = OFF")
