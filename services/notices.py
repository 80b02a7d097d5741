"""Messages owed to people because of what somebody did; they go out with the next tick."""

from datetime import date, datetime

from sqlmodel import Session, select

from models import Delivery, Person, Role
from services import people

NO_DAY = date(2000, 1, 1)  # the anchor of what is owed once and never again


def owe(
    session: Session,
    kind: str,
    subject: str,
    to: Person,
    *,
    now: datetime,
    step: str = "",
    is_daily: bool = True,
) -> None:
    """Once for the same kind, subject, step and (if daily) day; `subject` is like
    `innovation:12`; `now` is when it may go out."""
    anchor = now.date() if is_daily else NO_DAY
    theirs = Delivery.recipient_id == to.id, Delivery.anchor == anchor
    same = Delivery.kind == kind, Delivery.subject == subject, Delivery.step == step
    if session.exec(select(Delivery.id).where(*theirs, *same)).first() is not None:
        return
    owed = Delivery(
        kind=kind,
        subject=subject,
        step=step,
        anchor=anchor,
        recipient_id=to.id or 0,
        due_at=now,
        next_try_at=now,
    )
    session.add(owed)


def tell_verifiers(
    session: Session, kind: str, subject: str, *, now: datetime, step: str = ""
) -> None:
    for verifier in people.in_role(session, Role.VERIFIER, now=now):
        owe(session, kind, subject, verifier, now=now, step=step)
