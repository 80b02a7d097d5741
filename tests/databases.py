"""A migrated database for whoever asks: an SQLite file, or with TEST_DATABASE=postgres a database
on a PostgreSQL of this process."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, make_url
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from models import schema
from models.database import Database, Reads, Writes
from tests.reliability import postgres

ON_POSTGRES = os.environ.get("TEST_DATABASE") == "postgres"

COMPILED: LRUCache[Any, Any] = LRUCache(4_000)


class Kept(SQLiteDialect_pysqlite):
    """What a statement was compiled to is kept beyond the engine: every test has two of its own,
    and all say the same."""

    supports_statement_cache = True

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        engine._compiled_cache = COMPILED

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Kept)

    def __hash__(self) -> int:
        return hash(Kept)


class KeptReads(Kept, Reads):
    supports_statement_cache = True


class KeptWrites(Kept, Writes):
    supports_statement_cache = True


registry.register("sqlite.reads", __name__, KeptReads.__name__)
registry.register("sqlite.writes", __name__, KeptWrites.__name__)


def migrated_file(file: Path) -> Path:
    database = Database(f"sqlite:///{file}")
    schema.upgrade(database)
    database.close()
    return file


@contextmanager
def copied(source: str, folder: Path, name: str = "bot.db") -> Iterator[str]:
    """The address of a copy that nobody else uses; `folder` and `name` are those of an SQLite file.
    Nobody may be connected to the source."""
    url = make_url(source)
    if url.get_backend_name() == "sqlite":
        folder.mkdir(parents=True, exist_ok=True)
        yield f"sqlite:///{shutil.copy(str(url.database), folder / name)}"
        return
    with postgres.copied(str(url.database)) as copy:
        yield copy.render_as_string(hide_password=False)
