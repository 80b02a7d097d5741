"""Reminders that stand still: of one unit or of all."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from models import ReminderPause
from services import audit

RESUMED = "reminders.resumed"


def lasting(session: Session, *, on: date | None = None) -> dict[int | None, ReminderPause]:
    """By unit what stands still now, and still does on that day; None is for all."""
    return {one.unit_id: one for one in _all(session) if not (on and one.until and one.until < on)}


def of_unit(session: Session, unit_id: int) -> ReminderPause | None:
    found = lasting(session)
    return found.get(unit_id, found.get(None))


def end_over(session: Session, *, today: date, now: datetime) -> None:
    """Those whose last day has gone by."""
    for one in _all(session):
        if one.until and one.until < today:
            one.ended_at = now
            session.add(one)
            audit.record(session, RESUMED, subject(one.unit_id), who_id=None, now=now)


def subject(unit_id: int | None) -> str:
    """For the audit."""
    return f"unit:{unit_id}" if unit_id else "units"


def _all(session: Session) -> list[ReminderPause]:
    going_on = select(ReminderPause).where(col(ReminderPause.ended_at).is_(None))
    return list(session.exec(going_on.order_by(col(ReminderPause.id))))
