"""The engine: short transactions, one writer, and nothing acknowledged that is not on the disk."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, create_engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import make_url
from sqlmodel import Session

PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "busy_timeout": 5000,
}


class Reads(SQLiteDialect_pysqlite):
    """Begins where SQLAlchemy begins; the driver by itself begins with the first change. A listener
    to "begin" could do the same, but makes every statement slower."""

    begin = "BEGIN"
    supports_statement_cache = True

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.cursor().execute(self.begin)


class Writes(Reads):
    """A writer takes the lock at once: two that read first and write later would lose updates."""

    begin = "BEGIN IMMEDIATE"
    supports_statement_cache = True


registry.register("sqlite.reads", __name__, Reads.__name__)
registry.register("sqlite.writes", __name__, Writes.__name__)


class Database:
    """`url` is an SQLAlchemy address of a SQLite file or a PostgreSQL database."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        if self.is_sqlite:
            Path(str(self.url.database)).parent.mkdir(parents=True, exist_ok=True)
        self.engine = create_engine(self._as("reads"), hide_parameters=True)  # errors are logged
        if self.is_sqlite:
            event.listen(self.engine.pool, "connect", _set_pragmas)
        self.writer = create_engine(
            self._as("writes"),
            hide_parameters=True,
            pool=self.engine.pool,
            execution_options={"writes": True},
        )

    def _as(self, way: str) -> URL:
        return self.url.set(drivername=f"sqlite+{way}") if self.is_sqlite else self.url

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Commits at the end of the block, or not at all. Never `await` inside."""
        with Session(self.writer, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The same without objects, for the intake (decision 16)."""
        with self.writer.begin() as connection:
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


def _set_pragmas(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver must not begin transactions by itself
    for name, value in PRAGMAS.items():
        connection.execute(f"PRAGMA {name} = {value}")
