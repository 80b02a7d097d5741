"""Reminders stand still: of one unit or of all, until somebody lets them go on."""

from datetime import datetime

from sqlmodel import Session, col, select

from models import ReminderPause
from services import audit, people
from services.errors import NotFound
from services.policy import Action


def reasons(session: Session) -> dict[int | None, str]:
    """By unit what stands still now; None is for all."""
    lasting = select(ReminderPause).where(col(ReminderPause.ended_at).is_(None))
    found = session.exec(lasting.order_by(col(ReminderPause.id)))
    return {pause.unit_id: pause.reason for pause in found}


def reason_for(session: Session, unit_id: int) -> str | None:
    found = reasons(session)
    return found.get(unit_id, found.get(None))


def lasting(session: Session) -> list[ReminderPause]:
    still = select(ReminderPause).where(col(ReminderPause.ended_at).is_(None))
    return list(session.exec(still.order_by(col(ReminderPause.id))))


def begin(
    session: Session, unit_id: int | None, reason: str, *, telegram_id: int, now: datetime
) -> ReminderPause:
    """A pause that lasts already stays as it is."""
    who = people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)
    for pause in lasting(session):
        if pause.unit_id == unit_id:
            return pause
    pause = ReminderPause(unit_id=unit_id, reason=reason, by_id=who.id or 0, at=now)
    session.add(pause)
    session.flush()
    subject = f"pause:{pause.id}"
    after = {"unit_id": unit_id}
    audit.record(
        session, "reminders.paused", subject, who_id=who.id, now=now, after=after, reason=reason
    )
    return pause


def end(session: Session, pause_id: int, *, telegram_id: int, now: datetime) -> ReminderPause:
    """Ended before is ended."""
    who = people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)
    pause = session.get(ReminderPause, pause_id)
    if pause is None:
        raise NotFound
    if pause.ended_at is None:
        pause.ended_at, pause.ended_by_id = now, who.id
        session.add(pause)
        audit.record(session, "reminders.resumed", f"pause:{pause.id}", who_id=who.id, now=now)
    return pause
