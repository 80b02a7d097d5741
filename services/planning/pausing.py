"""Reminders stand still, of one unit or of all, with a reason; and go on."""

from datetime import date, datetime

from sqlmodel import Session, col, select

from models import Person, ReminderPause, Unit
from services import audit, pauses, people
from services.desk import Desk
from services.errors import NotFound
from services.policy import Action
from services.reminder_outcomes import RemindersPaused


def find(session: Session, unit_id: int, *, telegram_id: int, now: datetime) -> Unit | None:
    """The unit to be paused; 0 is all of them, and None. Paused again, the last word holds."""
    people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)
    unit = session.get(Unit, unit_id) if unit_id else None
    if unit_id and (unit is None or not unit.is_mandated):
        raise NotFound
    return unit


def pause(desk: Desk) -> RemindersPaused:
    session, now, reason = desk.session, desk.now, str(desk.value("reason"))
    unit_id = desk.draft.about_id or 0
    unit = find(session, unit_id, telegram_id=desk.person.telegram_id, now=now)
    _end(session, unit_id, desk.person, now)
    said = desk.value("until")
    made = ReminderPause(
        unit_id=unit_id or None,
        reason=reason,
        until=date.fromisoformat(said) if said else None,
        by_id=desk.person.id or 0,
        at=now,
    )
    session.add(made)
    session.flush()
    audit.record(
        session,
        "reminders.paused",
        pauses.subject(unit_id),
        who_id=desk.person.id,
        now=now,
        after={"until": said},
        reason=reason,
    )
    return RemindersPaused(unit_id, unit.short_name if unit else "", made)


def resume(session: Session, unit_id: int, *, telegram_id: int, now: datetime) -> None:
    """What goes on already goes on."""
    who = people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)
    if _end(session, unit_id, who, now):
        audit.record(session, pauses.RESUMED, pauses.subject(unit_id), who_id=who.id, now=now)


def _end(session: Session, unit_id: int, who: Person, now: datetime) -> bool:
    """Whether there was one."""
    of = ReminderPause.unit_id == (unit_id or None)
    found = session.exec(select(ReminderPause).where(of, col(ReminderPause.ended_at).is_(None)))
    ended = found.all()
    for one in ended:
        one.ended_at, one.ended_by_id = now, who.id
        session.add(one)
    return bool(ended)
