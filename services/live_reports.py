"""Reports that edit themselves, from the sending until all messages are settled."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models import LiveReport, Person
from services import kept, people
from services.kept import Kept

BETWEEN = timedelta(seconds=3)
SETTLED = "semua selesai"
REPLACED = "laporan lain menggantikannya"


def follow(
    session: Session, subject: str, message_id: int, *, telegram_id: int, now: datetime
) -> None:
    """That message tells of the subject from now on; no other one does, and it of nothing else."""
    who = people.known(session, telegram_id=telegram_id)
    for before in _open_of(session, who):
        if (before.subject, before.message_id) == (subject, message_id):
            return
        if subject == before.subject or message_id == before.message_id:
            kept.end(session, before, REPLACED, now=now)
    session.add(
        LiveReport(
            person_id=who.id or 0,
            message_id=message_id,
            subject=subject,
            begun_at=now,
            edited_at=now,
        )
    )


def due(session: Session, now: datetime) -> list[Kept]:
    return kept.due(session, LiveReport, LiveReport.person_id, BETWEEN, now=now)


def end_all(session: Session, subject: str, reason: str, *, now: datetime) -> None:
    """Whoever reads it."""
    still = LiveReport.subject == subject, col(LiveReport.ended_at).is_(None)
    for row in session.exec(select(LiveReport).where(*still)).all():
        kept.end(session, row, reason, now=now)


def _open_of(session: Session, who: Person) -> list[LiveReport]:
    mine = LiveReport.person_id == who.id, col(LiveReport.ended_at).is_(None)
    return list(session.exec(select(LiveReport).where(*mine)))
