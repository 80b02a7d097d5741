"""An SQLite database as one file: copied while it is written to, opened and checked."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


class BackupError(Exception):
    """A copy could not be made, or is not what it should be; says which and why."""


def copy_sqlite(source: Path, target: Path, *, with_keys: bool = True) -> None:
    """On the disk for good when this returns, and checked."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    check_sqlite(target, with_keys=with_keys)
    sync(target)


def check_sqlite(file: Path, *, with_keys: bool = True) -> None:
    """`with_keys`: no row may point at a row that is gone."""
    named = f"{file.parent.name}/{file.name}"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupError(f"{named}: basis data rusak")
        if with_keys and copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise BackupError(f"{named}: ada baris yang menunjuk baris yang tidak ada")
        copy.execute("SELECT version_num FROM alembic_version").fetchone()
        copy.execute("SELECT count(*) FROM people").fetchone()


def sync(place: Path) -> None:
    held = os.open(place, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
