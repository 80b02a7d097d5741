"""Messages owed to people because of what somebody did; they go out with the next tick."""

from datetime import datetime

from sqlmodel import Session, select

from models import Delivery, Person


def owe(
    session: Session, kind: str, subject: str, to: Person, *, now: datetime, step: str = ""
) -> None:
    """Once for the same kind, subject, step and day; `subject` is like `innovation:12`."""
    same = (
        Delivery.kind == kind,
        Delivery.subject == subject,
        Delivery.step == step,
        Delivery.anchor == now.date(),
        Delivery.recipient_id == to.id,
    )
    if session.exec(select(Delivery.id).where(*same)).first() is not None:
        return
    session.add(
        Delivery(
            kind=kind,
            subject=subject,
            step=step,
            anchor=now.date(),
            recipient_id=to.id or 0,
            due_at=now,
            next_try_at=now,
        )
    )
