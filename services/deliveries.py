"""The ledger of messages owed: claiming the next one, and writing down what became of it."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models import Delivery, DeliveryState, Person
from services.reminders import KIND as REMINDER
from services.workdays import WorkCalendar

LONGEST_PAUSE = timedelta(minutes=15)


def claim(session: Session, *, calendar: WorkCalendar, now: datetime) -> Delivery | None:
    """The next due one, marked *sending*; reminders only in the hours that are open to them."""
    ready = Delivery.state == DeliveryState.PLANNED, col(Delivery.next_try_at) <= now
    wanted = select(Delivery).where(*ready).order_by(col(Delivery.id)).limit(1)
    if not calendar.is_open(now):
        wanted = wanted.where(Delivery.kind != REMINDER)
    found = session.exec(wanted.with_for_update()).first()
    if found:
        found.state = DeliveryState.SENDING
        found.attempts += 1
        session.add(found)
    return found


def recover(session: Session, *, now: datetime) -> int:
    """After a crash: what was being sent may have arrived. It goes again, counted as a copy."""
    cut_off = session.exec(select(Delivery).where(Delivery.state == DeliveryState.SENDING)).all()
    for delivery in cut_off:
        retry(session, delivery, now=now, maybe_arrived=True)
    return len(cut_off)


def sent(session: Session, delivery: Delivery, *, message_id: int, now: datetime) -> None:
    delivery.state, delivery.sent_at = DeliveryState.SENT, now
    delivery.message_id = message_id
    session.add(delivery)


def retry(
    session: Session,
    delivery: Delivery,
    *,
    now: datetime,
    maybe_arrived: bool,
    after: timedelta | None = None,
) -> None:
    pause = min(timedelta(seconds=2 ** min(delivery.attempts, 10)), LONGEST_PAUSE)
    delivery.state = DeliveryState.PLANNED
    delivery.next_try_at = now + (after if after is not None else pause)
    delivery.unknowns += maybe_arrived
    session.add(delivery)


def end(session: Session, delivery: Delivery, state: DeliveryState, reason: str) -> None:
    delivery.state, delivery.reason = state, reason
    session.add(delivery)


def recipient(session: Session, delivery: Delivery) -> Person:
    return session.get_one(Person, delivery.recipient_id)
