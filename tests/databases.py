"""A migrated database for whoever asks: an SQLite file, or with TEST_DATABASE=postgres a database
on a PostgreSQL of this process."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from models import schema
from models.database import Database
from tests.reliability import postgres

ON_POSTGRES = os.environ.get("TEST_DATABASE") == "postgres"


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
