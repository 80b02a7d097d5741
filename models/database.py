"""The engine: short transactions, one writer, and nothing acknowledged that is not on the disk."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "busy_timeout": 5000,
}


class Database:
    """`url` is an SQLAlchemy address of a SQLite file or a PostgreSQL database."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        if self.is_sqlite:
            Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
        self.engine = create_engine(self.url, hide_parameters=True)  # errors are logged
        if self.is_sqlite:
            _prepare_sqlite(self.engine)
        self._writer = self.engine.execution_options(writes=True)

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Commits at the end of the block, or not at all. Never `await` inside."""
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The same without objects, for the intake (decision 16)."""
        with self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A view of one moment; nothing is written."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    def compact(self) -> None:
        """Rewrites an SQLite file without what was deleted, its log included; PostgreSQL lets
        VACUUM do so by itself. Nothing else may be written meanwhile."""
        if self.is_sqlite:
            with closing(sqlite3.connect(str(self.url.database), isolation_level=None)) as plain:
                plain.execute("VACUUM")
                plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        self.engine.dispose()


def _prepare_sqlite(engine: Engine) -> None:
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)


def _set_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once: two that read first and write later would lose updates."""
    writes = connection.get_execution_options().get("writes")
    order = "BEGIN IMMEDIATE" if writes else "BEGIN"
    try:  # the driver itself, which is eight times as quick as going through all of SQLAlchemy
        connection.connection.cursor().execute(order)
    except sqlite3.Error as error:
        raise DBAPIError.instance(order, None, error, sqlite3.Error) from error
