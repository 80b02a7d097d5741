"""Reminders stand still, of one unit or of all, with a reason; and go on."""

from datetime import datetime

from sqlmodel import Session, col, select

from models import ReminderPause, Unit
from services import audit, people
from services.desk import Desk
from services.errors import NotFound
from services.policy import Action
from services.reminder_outcomes import RemindersPaused


def find(session: Session, unit_id: int, *, telegram_id: int, now: datetime) -> Unit | None:
    """The unit to be paused; 0 is all of them, and None. Paused again, the last reason holds."""
    people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)
    unit = session.get(Unit, unit_id) if unit_id else None
    if unit_id and (unit is None or not unit.is_mandated):
        raise NotFound
    return unit


def pause(desk: Desk) -> RemindersPaused:
    session, now, reason = desk.session, desk.now, str(desk.value("reason"))
    unit_id = desk.draft.about_id or 0
    unit = find(session, unit_id, telegram_id=desk.person.telegram_id, now=now)
    made = ReminderPause(unit_id=unit_id or None, reason=reason, by_id=desk.person.id or 0, at=now)
    session.add(made)
    session.flush()
    subject = _subject(unit_id)
    audit.record(
        session, "reminders.paused", subject, who_id=desk.person.id, now=now, reason=reason
    )
    return RemindersPaused(unit_id, unit.short_name if unit else "", reason)


def resume(session: Session, unit_id: int, *, telegram_id: int, now: datetime) -> None:
    """What goes on already goes on."""
    who = people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)
    of = ReminderPause.unit_id == (unit_id or None)
    lasting = select(ReminderPause).where(of, col(ReminderPause.ended_at).is_(None))
    found = session.exec(lasting).all()
    for pause in found:
        pause.ended_at, pause.ended_by_id = now, who.id
        session.add(pause)
    if found:
        audit.record(session, "reminders.resumed", _subject(unit_id), who_id=who.id, now=now)


def _subject(unit_id: int) -> str:
    return f"unit:{unit_id}" if unit_id else "units"
