"""What the unit hears of the decisions on its indicators: one message for all of a sitting.

It waits while a verifier goes on deciding; the decision on the innovation itself takes its place,
and goes at once.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models import Delivery, DeliveryState, Innovation, Person, Unit
from models.delivery import WAITING
from services import people
from services.notices import NO_DAY

KIND = "checked"
PAUSE = timedelta(minutes=5)  # without a decision: then the sitting is over
LONGEST = timedelta(minutes=30)  # from the first decision on
TOLD_WITH = "disampaikan bersama keputusan inovasinya"


def concerned(session: Session, it: Innovation, *, now: datetime) -> list[Person]:
    """The unit's officers, and whoever registered it."""
    unit = session.get_one(Unit, it.unit_id)
    held = people.posts_of_officers(session, [unit], now=now)
    ids = dict.fromkeys([it.registered_by_id, *(post.person_id for post in held)])
    return [session.get_one(Person, person_id) for person_id in ids]


def owe(session: Session, it: Innovation, *, now: datetime) -> None:
    """`due_at` of the message is the first decision that it tells of."""
    waiting = {row.recipient_id: row for row in _waiting(session, it)}
    for person in concerned(session, it, now=now):
        row = waiting.get(person.id or 0) or Delivery(
            kind=KIND,
            subject=f"innovation:{it.id}",
            step=f"{now:%Y%m%d%H%M%S%f}",
            anchor=NO_DAY,
            recipient_id=person.id or 0,
            due_at=now,
            next_try_at=now,
        )
        row.next_try_at = min(now + PAUSE, row.due_at + LONGEST)
        session.add(row)


def give_way(session: Session, it: Innovation) -> None:
    """The innovation itself is decided on: that says all."""
    for row in _waiting(session, it):
        row.state, row.reason = DeliveryState.SUPERSEDED, TOLD_WITH
        session.add(row)


def _waiting(session: Session, it: Innovation) -> Iterable[Delivery]:
    mine = Delivery.kind == KIND, Delivery.subject == f"innovation:{it.id}"
    pending = col(Delivery.state).in_(WAITING)
    return session.exec(select(Delivery).where(*mine, pending)).all()
