"""An installation to copy: people write in it, it is destroyed, and read again."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL
from sqlmodel import select

from models import AuditEntry
from models.database import Database
from services.backups import Installation
from services.vault import Vault

NOW = datetime(2026, 11, 30, 19, 0, tzinfo=UTC)


def write(database: Database, vault: Vault, number: int) -> None:
    """A row that names evidence: first the file, then the row, as the bot does."""
    stored = vault.put("bukti.bin", f"isi {number}".encode())
    with database.transaction() as session:
        entry = AuditEntry(at=NOW, action="test", subject=f"file:{stored.sha256}")
        session.add(entry)


@contextmanager
def writing(what: Installation) -> Iterator[None]:
    """Somebody writes all the time."""
    stop, database = threading.Event(), Database(what.url.render_as_string(hide_password=False))

    def run() -> None:
        number = 0
        while not stop.is_set():
            write(database, Vault(what.storage), number)
            number += 1
            time.sleep(0.04)  # enough for a copy to be made in the middle, and few enough files

    writer = threading.Thread(target=run)
    writer.start()
    try:
        yield
    finally:
        stop.set()
        writer.join()
        database.close()


def named_evidence(url: URL) -> list[str]:
    database = Database(url.render_as_string(hide_password=False))
    with database.reading() as session:
        found = session.exec(select(AuditEntry).where(AuditEntry.action == "test")).all()
    database.close()
    return [entry.subject.removeprefix("file:") for entry in found]


def file_of(what: Installation) -> Path:
    return Path(str(what.url.database))


def evidence_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("??/*"))


def destroy(what: Installation) -> None:
    shutil.rmtree(what.storage)
    for suffix in ("", "-wal", "-shm"):
        Path(f"{what.url.database}{suffix}").unlink(missing_ok=True)
