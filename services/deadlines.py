"""The deadline is moved: with a reason, and everybody concerned is told."""

from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from models import (
    AuditEntry,
    Delivery,
    DeliveryState,
    Mandate,
    Membership,
    Person,
    Promise,
    Role,
    Unit,
)
from models.delivery import WAITING
from services import audit, mandates, notices, people, schedule
from services.desk import Desk
from services.errors import Closed, DayNotPossible, DayTaken, NotFound, PeriodReversed
from services.policy import Action
from services.reminder_outcomes import DeadlineMoved
from services.reminders import LADDER

MOVED = "deadline_moved"
ACTION = "mandate.moved"
FURTHEST = timedelta(days=730)


def find(session: Session, mandate_id: int, *, telegram_id: int, now: datetime) -> Mandate:
    """To whoever runs the reminders, an open one; 0 is that which is meant where none is named."""
    people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)
    found = session.get(Mandate, mandate_id) if mandate_id else mandates.open_mandate(session)
    if found is None:
        raise NotFound
    if found.closed_at is not None:
        raise Closed
    return found


def of_day(session: Session, day: date) -> Mandate | None:
    """The open duty that ends on that day, or was to end on it before it was moved."""
    found = holder(session, day)
    return found if found and found.closed_at is None else None


def holder(session: Session, day: date) -> Mandate | None:
    """The same, open or not. What is written down for a duty is found by its day, so that no other
    one may have it."""
    ends = select(Mandate).where(Mandate.deadline == day)
    if found := session.exec(ends.order_by(col(Mandate.closed_at).is_not(None))).first():
        return found
    moves = (
        select(AuditEntry).where(AuditEntry.action == ACTION).order_by(col(AuditEntry.id).desc())
    )
    for one in session.exec(moves):
        if (one.before or {}).get("deadline") == day.isoformat():
            return session.get(Mandate, int(one.subject.partition(":")[2]))
    return None


def check_free(session: Session, day: date, mandate: Mandate | None = None) -> None:
    """DayTaken where it is another's."""
    other = holder(session, day)
    if other is not None and (mandate is None or other.id != mandate.id):
        raise DayTaken(day, other.year, other.kind)


def move(desk: Desk) -> DeadlineMoved:
    """What waits for the old day is superseded; the steps are computed from the new one, and of
    those only what falls due from now on goes out. The same day again confirms it."""
    session, now = desk.session, desk.now
    mandate = find(session, desk.draft.about_id or 0, telegram_id=desk.person.telegram_id, now=now)
    before, after = mandate.deadline, date.fromisoformat(desk.value("day"))
    _check(session, mandate, after, today=desk.terms.today)
    put(session, mandate, after, by_id=desk.person.id, now=now)
    _record(desk, mandate, before)
    others = [person for person in _concerned(session, now) if person.id != desk.person.id]
    step = str(latest(session, mandate).id)
    for person in others:
        notices.owe(session, MOVED, f"mandate:{mandate.id}", person, now=now, step=step)
    return DeadlineMoved(mandate.year, before, after, len(others), mandate.kind)


def put(session: Session, mandate: Mandate, day: date, *, by_id: int | None, now: datetime) -> None:
    if day != mandate.deadline:
        _end_waiting(session, mandate)
        _keep_opening(session, mandate, day)
        _end_promises(session, mandate, day, now)
    mandate.deadline, mandate.is_default_deadline = day, False
    mandate.set_by_id, mandate.set_at = by_id, now
    session.add(mandate)


def _keep_opening(session: Session, mandate: Mandate, day: date) -> None:
    """The step on which a window opens, the first one, stays on its day. A step that is there then
    has its recipients as well, while it waits before the window."""
    steps = schedule.steps(session, mandate)
    if mandate.opens is None or not steps:
        return
    was, becomes = (mandate.deadline - mandate.opens).days, (day - mandate.opens).days
    if (opening := steps[0]).days_before < was:
        return
    there = next((step for step in steps if step.days_before == becomes), None)
    if there is None:
        opening.days_before = becomes
    else:
        both = {*there.recipients, *opening.recipients}
        there.recipients = [str(role) for role in Role if role in both]


def _end_promises(session: Session, mandate: Mandate, day: date, now: datetime) -> None:
    """Of days that come to lie after the deadline: until then nobody would be reminded."""
    late = Promise.mandate_id == mandate.id, col(Promise.day) > day
    for promise in session.exec(select(Promise).where(*late, col(Promise.planned_at).is_(None))):
        promise.planned_at = now
        session.add(promise)


def latest(session: Session, mandate: Mandate) -> AuditEntry:
    """The last time that it was moved; `before` and `after` hold `{deadline}`, an ISO date."""
    mine = AuditEntry.subject == f"mandate:{mandate.id}", AuditEntry.action == ACTION
    found = select(AuditEntry).where(*mine).order_by(col(AuditEntry.id).desc()).limit(1)
    return session.exec(found).one()


def _check(session: Session, mandate: Mandate, day: date, *, today: date) -> None:
    if not today <= day <= today + FURTHEST:
        raise DayNotPossible(day, today, today + FURTHEST)
    if mandate.opens and mandate.opens >= day:
        raise PeriodReversed(mandate.opens, day)
    check_free(session, day, mandate)


def _concerned(session: Session, now: datetime) -> list[Person]:
    """Officers and heads of units that carry the duty, Bappedalitbang, leaders."""
    held = select(Membership, Unit.is_mandated).join(Unit, isouter=True)
    posts = session.exec(held.where(*people.in_force(now)).order_by(col(Membership.person_id)))
    ids = [p.person_id for p, mandated in posts if p.role != Role.ADMIN and mandated is not False]
    return [session.get_one(Person, person_id) for person_id in dict.fromkeys(ids)]


def _end_waiting(session: Session, mandate: Mandate) -> None:
    these = col(Delivery.kind).in_(LADDER), Delivery.anchor == mandate.deadline
    for row in session.exec(select(Delivery).where(*these, col(Delivery.state).in_(WAITING))):
        row.state, row.reason = DeliveryState.SUPERSEDED, "tenggat dipindah"
        session.add(row)


def _record(desk: Desk, mandate: Mandate, before: date) -> None:
    audit.record(
        desk.session,
        ACTION,
        f"mandate:{mandate.id}",
        who_id=desk.person.id,
        now=desk.now,
        before={"deadline": before.isoformat()},
        after={"deadline": mandate.deadline.isoformat()},
        reason=str(desk.value("reason")),
    )
    desk.session.flush()
