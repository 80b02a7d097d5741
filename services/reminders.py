"""Who is due a reminder: computed from the deadline each time, recorded once."""

from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, or_, select

from models import Delivery, DeliveryState, Mandate, Membership, ReminderStep
from services import mandates, people
from services.errors import Closed
from services.workdays import WorkCalendar

KIND = "reminder"
Recorded = defaultdict[tuple[str, int], list[Delivery]]  # by subject and recipient


def schedule(
    session: Session, mandate: Mandate, calendar: WorkCalendar
) -> list[tuple[datetime, str]]:
    """The steps of a mandate with their moments, the earliest first; days off move back."""
    wanted = select(ReminderStep).where(ReminderStep.mandate_id == mandate.id)
    days = sorted((s.days_before for s in session.exec(wanted)), reverse=True)
    return [(_moment(mandate.deadline, n, calendar), f"H{-n:+}") for n in days]


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
    posts = people.posts_of_officers(session, lacking, now=now)
    recorded = _recorded(session, mandate.deadline)
    return sum(_plan_post(session, post, recorded, mandate.deadline, due) for post in posts)


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
    return delivery.subject_id in lacking


def _moment(deadline: date, days_before: int, calendar: WorkCalendar) -> datetime:
    return calendar.at(calendar.on_or_before(deadline - timedelta(days=days_before)))


def _plan_post(
    session: Session,
    post: Membership,
    recorded: Recorded,
    anchor: date,
    due: list[tuple[datetime, str]],
) -> int:
    """The newest missed step goes out; the older ones, also those still waiting for an open hour,
    are superseded by it. What fell due before the person took the post is nobody's debt."""
    subject = f"unit:{post.unit_id}"
    before = recorded[subject, post.person_id]
    known = {d.step for d in before if d.anchor == anchor}
    owed = [(at, name) for at, name in due if name not in known and at >= post.valid_from]
    if owed:
        _supersede_waiting(session, before)
    for at, name in owed:
        state = DeliveryState.PLANNED if name == owed[-1][1] else DeliveryState.SUPERSEDED
        planned = Delivery(
            kind=KIND,
            subject=subject,
            step=name,
            anchor=anchor,
            recipient_id=post.person_id,
            state=state,
            due_at=at,
            next_try_at=at,
        )
        before.append(planned)  # the same person may hold the post twice
        session.add(planned)
    return len(owed)


def _supersede_waiting(session: Session, before: list[Delivery]) -> None:
    for waiting in before:
        if waiting.state == DeliveryState.PLANNED:
            waiting.state = DeliveryState.SUPERSEDED
            session.add(waiting)


def _recorded(session: Session, anchor: date) -> Recorded:
    """What was planned for this deadline, and what still waits from another one."""
    relevant = or_(col(Delivery.anchor) == anchor, Delivery.state == DeliveryState.PLANNED)
    found: Recorded = defaultdict(list)
    for delivery in session.exec(select(Delivery).where(Delivery.kind == KIND, relevant)):
        found[delivery.subject, delivery.recipient_id].append(delivery)
    return found
