"""Messages owed to people because of what somebody did; they go out with the next tick."""

from datetime import date, datetime

from sqlmodel import Session, select

from models import Delivery, Person

NO_DAY = date(2000, 1, 1)  # the anchor of what is owed once and never again


def owe(
    session: Session, kind: str, subject: str, to: Person, *, now: datetime, step: str = ""
) -> None:
    """Once for the same kind, subject, step and day; `subject` is like `innovation:12`."""
    _owe(session, Delivery(kind=kind, subject=subject, step=step, anchor=now.date()), to, now)


def owe_ever(
    session: Session, kind: str, subject: str, to: Person, *, now: datetime, step: str = ""
) -> None:
    """Once for the same kind, subject and step, on whatever day."""
    _owe(session, Delivery(kind=kind, subject=subject, step=step, anchor=NO_DAY), to, now)


def _owe(session: Session, delivery: Delivery, to: Person, now: datetime) -> None:
    same = (
        Delivery.kind == delivery.kind,
        Delivery.subject == delivery.subject,
        Delivery.step == delivery.step,
        Delivery.anchor == delivery.anchor,
        Delivery.recipient_id == to.id,
    )
    if session.exec(select(Delivery.id).where(*same)).first() is not None:
        return
    delivery.recipient_id = to.id or 0
    delivery.due_at = delivery.next_try_at = now
    session.add(delivery)
