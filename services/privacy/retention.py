"""What is kept for a time only goes when that is over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, select

from models import Incoming, IncomingState, Person, SheetUpload, WrongTries
from services.vault import Vault

OF_PEOPLE = ("people", "invitations")  # sheets that name people
SHEETS = timedelta(days=7)
TRIES = timedelta(days=1)
ERASED_LATELY = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Swept:
    """How many went of each; `must_compact`: somebody was erased, and freed pages still hold it."""

    updates: int
    sheets: int
    must_compact: bool


def sweep(session: Session, vault: Vault, *, raw_days: int, now: datetime) -> Swept:
    """Raw updates so many days after they were settled; sheets that name people; wrong tries."""
    before = now - timedelta(days=raw_days)
    done = col(Incoming.state) != IncomingState.WAITING
    old = delete(Incoming).where(done, col(Incoming.received_at) < before)
    updates = session.connection().execute(old)
    session.execute(delete(WrongTries).where(col(WrongTries.last_at) < now - TRIES))
    erased = select(Person.id).where(col(Person.erased_at) > now - ERASED_LATELY)
    return Swept(
        updates=updates.rowcount,
        sheets=sum(vault.drop(digest) for digest in _outlived(session, now)),
        must_compact=session.exec(erased).first() is not None,
    )


def has_outlived(upload: SheetUpload, *, now: datetime) -> bool:
    """It is a sheet that names people, and its time is over."""
    return upload.kind in OF_PEOPLE and upload.uploaded_at < now - SHEETS


def _outlived(session: Session, now: datetime) -> Iterator[str]:
    for upload in session.exec(select(SheetUpload)):
        if has_outlived(upload, now=now):
            yield upload.file["sha256"]
