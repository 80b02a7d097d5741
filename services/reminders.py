"""Who is due a reminder: computed from the deadline each time, recorded once."""

from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from models import Delivery, DeliveryState, Mandate, Membership, Person, ReminderStep, Unit
from services import mandates, people
from services.errors import Closed
from services.workdays import WorkCalendar

KIND = "reminder"


def schedule(
    session: Session, mandate: Mandate, calendar: WorkCalendar
) -> list[tuple[datetime, str]]:
    """The steps of a mandate with their moments, the earliest first; days off move back."""
    wanted = select(ReminderStep).where(ReminderStep.mandate_id == mandate.id)
    days = sorted((s.days_before for s in session.exec(wanted)), reverse=True)
    return [(_moment(mandate.deadline, n, calendar), f"H-{n}") for n in days]


def plan(session: Session, *, calendar: WorkCalendar, now: datetime) -> int:
    """Records what is due and unrecorded, once; gives how many rows that were."""
    try:
        mandate = mandates.open_mandate(session)
    except Closed:
        return 0
    due = [(at, name) for at, name in schedule(session, mandate, calendar) if at <= now]
    if not due:
        return 0
    lacking = mandates.missing(session, mandate=mandate).units
    return sum(_plan_unit(session, unit, mandate.deadline, due, now) for unit in lacking)


def next_moment(session: Session, *, calendar: WorkCalendar, now: datetime) -> datetime | None:
    """When the next message goes out unasked, as far as is known now."""
    waiting = select(Delivery.next_try_at).where(Delivery.state == DeliveryState.PLANNED)
    moments = [calendar.next_opening(max(at, now)) for at in session.exec(waiting)]
    try:
        mandate = mandates.open_mandate(session)
    except Closed:
        return min(moments, default=None)
    moments += [at for at, _ in schedule(session, mandate, calendar) if at > now]
    return min(moments, default=None)


def is_needed(session: Session, delivery: Delivery) -> bool:
    """Asked again at send time: the unit may have registered meanwhile."""
    mandate = mandates.open_mandate(session)
    lacking = {u.id for u in mandates.missing(session, mandate=mandate).units}
    return int(delivery.subject.removeprefix("unit:")) in lacking


def _moment(deadline: date, days_before: int, calendar: WorkCalendar) -> datetime:
    return calendar.at(calendar.on_or_before(deadline - timedelta(days=days_before)))


def _plan_unit(
    session: Session, unit: Unit, anchor: date, due: list[tuple[datetime, str]], now: datetime
) -> int:
    found = people.officers_of(session, unit, now=now)
    return sum(_plan_person(session, unit, one, anchor, due) for one in found)


def _plan_person(
    session: Session,
    unit: Unit,
    officer: tuple[Person, Membership],
    anchor: date,
    due: list[tuple[datetime, str]],
) -> int:
    """The newest missed step goes out; the older ones, also those still waiting for an open hour,
    are superseded by it. What fell due before the person took the post is nobody's debt."""
    person, held = officer
    before = _recorded(session, unit, person)
    recorded = {d.step for d in before if d.anchor == anchor}
    owed = [(at, name) for at, name in due if name not in recorded and at >= held.valid_from]
    if owed:
        _supersede_waiting(session, before)
    for at, name in owed:
        newest = name == owed[-1][1]
        state = DeliveryState.PLANNED if newest else DeliveryState.SUPERSEDED
        session.add(
            Delivery(
                kind=KIND,
                subject=f"unit:{unit.id}",
                step=name,
                anchor=anchor,
                recipient_id=person.id or 0,
                state=state,
                due_at=at,
                next_try_at=at,
            )
        )
    return len(owed)


def _supersede_waiting(session: Session, before: list[Delivery]) -> None:
    for waiting in before:
        if waiting.state == DeliveryState.PLANNED:
            waiting.state = DeliveryState.SUPERSEDED
            session.add(waiting)


def _recorded(session: Session, unit: Unit, person: Person) -> list[Delivery]:
    wanted = select(Delivery).where(
        Delivery.kind == KIND,
        Delivery.subject == f"unit:{unit.id}",
        col(Delivery.recipient_id) == person.id,
    )
    return list(session.exec(wanted))
