"""What is kept for a time only goes when that is over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, delete, func, select

from forms.personal import OF_PROFILE, PERSONAL
from models import (
    AccessRequest,
    Draft,
    Incoming,
    IncomingState,
    Person,
    Proposal,
    SheetUpload,
    WrongTries,
)
from services.privacy import traces
from services.vault import Vault

WITH_NAMES = ("innovations", "people", "invitations")  # sheets; those of scores name nobody
SHEETS = timedelta(days=7)
COPIES = timedelta(days=1)  # a name stands in what it was said in, after it has come where it lives
LOOKED_BACK = timedelta(days=60)  # for such copies, should the bot have been away
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
    _drop_copies(session, now)
    session.execute(delete(WrongTries).where(col(WrongTries.last_at) < now - TRIES))
    erased = select(Person.id).where(col(Person.erased_at) > now - ERASED_LATELY)
    return Swept(
        updates=updates.rowcount,
        sheets=sum(vault.drop(digest) for digest in _outlived(session, now)),
        must_compact=session.exec(erased).first() is not None,
    )


def _drop_copies(session: Session, now: datetime) -> None:
    """Names and numbers in forms that are sent or discarded, in decided requests and proposals."""
    lately = now - LOOKED_BACK, now - COPIES
    ended = func.coalesce(col(Draft.sent_at), col(Draft.discarded_at)).between(*lately)
    for draft in session.exec(select(Draft).where(col(Draft.form).in_(list(PERSONAL)), ended)):
        traces.drop_keys(session, draft, PERSONAL[draft.form])
    requests = select(AccessRequest).where(col(AccessRequest.decided_at).between(*lately))
    for request in session.exec(requests):
        request.said_name = ""
        session.add(request)
    proposals = select(Proposal).where(col(Proposal.decided_at).between(*lately))
    for proposal in session.exec(proposals):
        proposal.changes = {k: v for k, v in proposal.changes.items() if k not in OF_PROFILE}
        session.add(proposal)


def has_outlived(upload: SheetUpload, *, now: datetime) -> bool:
    """It may name people, and its time is over."""
    return upload.kind in WITH_NAMES and upload.uploaded_at < now - SHEETS


def _outlived(session: Session, now: datetime) -> Iterator[str]:
    for upload in session.exec(select(SheetUpload)):
        if has_outlived(upload, now=now):
            yield upload.file["sha256"]
