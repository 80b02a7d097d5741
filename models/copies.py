"""An SQLite database as one file: copied while it is written to, opened and checked."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


class BackupError(Exception):
    """A copy could not be made, or is not what it should be; says which and why."""


def copy_sqlite(source: Path, target: Path) -> None:
    """On the disk for good when this returns."""
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    check_sqlite(target)
    sync(target)


def check_sqlite(file: Path) -> None:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise BackupError(f"{file.parent.name}/{file.name}: basis data rusak")
        if copy.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise BackupError(
                f"{file.parent.name}/{file.name}: ada baris yang menunjuk baris yang tidak ada"
            )
        copy.execute("SELECT version_num FROM alembic_version").fetchone()
        copy.execute("SELECT count(*) FROM people").fetchone()


def sync(place: Path) -> None:
    held = os.open(place, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
