"""Reports that edit themselves, from the sending until all messages are settled."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models import LiveReport, Person
from services import people

BETWEEN = timedelta(seconds=3)
SETTLED = "semua selesai"
MAY_NOT = "yang mengirimnya tidak berhak lagi"
REPLACED = "laporan lain menggantikannya"


@dataclass(frozen=True, slots=True)
class Followed:
    """A report that may be looked after now, and as whom it is read."""

    row: LiveReport
    telegram_id: int


def follow(
    session: Session, subject: str, message_id: int, *, telegram_id: int, now: datetime
) -> None:
    """That message tells of the subject from now on; no other one does, and it of nothing else."""
    who = people.known(session, telegram_id=telegram_id)
    for before in _open_of(session, who):
        if (before.subject, before.message_id) == (subject, message_id):
            return
        if subject == before.subject or message_id == before.message_id:
            end(session, before, REPLACED, now=now)
    session.add(
        LiveReport(
            person_id=who.id or 0,
            message_id=message_id,
            subject=subject,
            begun_at=now,
            edited_at=now,
        )
    )


def due(session: Session, *, now: datetime) -> list[Followed]:
    """Those that were not edited a moment ago, the longest ago first."""
    waiting = col(LiveReport.ended_at).is_(None), col(LiveReport.edited_at) <= now - BETWEEN
    wanted = select(LiveReport, Person.telegram_id).join(Person).where(*waiting)
    ordered = wanted.order_by(col(LiveReport.edited_at), col(LiveReport.id))
    return [Followed(row, telegram_id) for row, telegram_id in session.exec(ordered)]


def edited(
    session: Session, report_id: int, shown: str, *, is_settled: bool, now: datetime
) -> None:
    row = session.get_one(LiveReport, report_id)
    if row.shown != shown:
        row.shown, row.edited_at = shown, now
        session.add(row)
    if is_settled:
        end(session, row, SETTLED, now=now)


def end(session: Session, row: LiveReport, reason: str, *, now: datetime) -> None:
    if row.ended_at is None:
        row.ended_at, row.reason = now, reason
        session.add(row)


def end_all(session: Session, subject: str, reason: str, *, now: datetime) -> None:
    """Whoever reads it."""
    still = LiveReport.subject == subject, col(LiveReport.ended_at).is_(None)
    for row in session.exec(select(LiveReport).where(*still)).all():
        end(session, row, reason, now=now)


def _open_of(session: Session, who: Person) -> list[LiveReport]:
    mine = LiveReport.person_id == who.id, col(LiveReport.ended_at).is_(None)
    return list(session.exec(select(LiveReport).where(*mine)))
