"""Whether people hear the bot is tried by a message that asks for one tap."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import Delivery, DeliveryState, Unit
from services import audit, hours, notices, people, recipients, units
from services.errors import NotFound
from services.policy import Action
from services.recipients import Seat
from services.workdays import WorkCalendar

KIND = "reach_test"


@dataclass(frozen=True, slots=True)
class Trial:
    """Who would get it; `silent` units (short names) have nobody in their posts. `unit` is the one
    that it is about, None for all. `goes` is when it may go out."""

    unit: Unit | None
    people: int
    units: int
    silent: tuple[str, ...]
    goes: datetime


def preview(
    session: Session, unit_id: int, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> Trial:
    """Of one unit, or of all that carry the duty where it is 0."""
    people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)
    found = _seats(session, unit_id, now)
    there = [seat.person.id for _, seats in found for seat in seats]
    return Trial(
        session.get(Unit, unit_id) if unit_id else None,
        len(set(there)),
        sum(1 for _, seats in found if seats),
        tuple(unit.short_name for unit, seats in found if not seats),
        hours.in_force(session, calendar).next_opening(now),
    )


def send(
    session: Session, unit_id: int, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> Trial:
    """Owed once a day to each for each unit."""
    who = people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)
    for unit, seats in _seats(session, unit_id, now):
        for seat in seats:
            notices.owe(session, KIND, f"unit:{unit.id}", seat.person, now=now)
    found = preview(session, unit_id, calendar=calendar, telegram_id=telegram_id, now=now)
    subject, after = f"unit:{unit_id}" if unit_id else "units", {"people": found.people}
    audit.record(session, "reach.tested", subject, who_id=who.id, now=now, after=after)
    return found


def tapped(session: Session, delivery_id: int, *, telegram_id: int, now: datetime) -> Unit:
    """Once more is the same. By others who may see the unit's nothing is noted."""
    who = people.known(session, telegram_id=telegram_id)
    found = session.get(Delivery, delivery_id)
    if found is None or found.kind != KIND:
        raise NotFound
    if not people.reaches(session, who, Action.REGISTER, unit_id=found.subject_id, now=now):
        raise NotFound
    if found.recipient_id == who.id:
        found.acknowledged_at = found.acknowledged_at or now
        session.add(found)
    return session.get_one(Unit, found.subject_id)


def latest(session: Session, unit_id: int) -> dict[int, Delivery]:
    """The last one of a unit that went out, by person."""
    mine = Delivery.kind == KIND, Delivery.subject == f"unit:{unit_id}"
    sent = select(Delivery).where(*mine, Delivery.state == DeliveryState.SENT)
    found = session.exec(sent.order_by(col(Delivery.sent_at), col(Delivery.id)))
    return {delivery.recipient_id: delivery for delivery in found}


def _seats(session: Session, unit_id: int, now: datetime) -> list[tuple[Unit, list[Seat]]]:
    found = [unit for unit in units.mandated(session) if unit_id in (0, unit.id)]
    if not found:
        raise NotFound
    seats = recipients.seats(session, now=now)
    return [(unit, seats.by_unit.get(unit.id or 0, [])) for unit in found]
