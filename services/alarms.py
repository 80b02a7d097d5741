"""What admins are told of the house: each cause once an hour, a downtime when it is over.

An alarm is a delivery like any other, so that it survives a crash and obeys the pace.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, func, select

from models import Delivery, DeliveryState, Incoming, IncomingState, Installation, Role
from services import notices, people

KIND, DOWNTIME = "alarm", "downtime"
AT_MOST_EACH = timedelta(hours=1)
DOWN = timedelta(minutes=15)  # without a sign of life, that is worth a word
CAUGHT_UP = timedelta(minutes=2)  # after which what waited has come in and gone out
UNSAID = (DeliveryState.PLANNED, DeliveryState.SENDING)


class Cause(StrEnum):
    """Why somebody should look."""

    MARKUP = "markup"
    TOKEN = "token"  # noqa: S105 (a name, no secret)
    UNKNOWN = "unknown"
    UNRENDERED = "unrendered"
    PARKED = "parked"
    WAITING = "waiting"
    DELIVERIES = "deliveries"
    SILENCE = "silence"
    PLANNER = "planner"
    DISK = "disk"
    BACKUP = "backup"
    EVIDENCE = "evidence"


def sound(session: Session, cause: Cause, *, now: datetime) -> None:
    """Owed to every admin; not again within the hour, nor while the last one still waits."""
    lately = col(Delivery.due_at) > now - AT_MOST_EACH
    unsaid: ColumnElement[bool] = col(Delivery.state).in_(UNSAID)
    same = Delivery.kind == KIND, Delivery.subject == cause
    known = select(Delivery.recipient_id).where(*same, or_(lately, unsaid))
    told = set(session.exec(known))
    for admin in people.in_role(session, Role.ADMIN, now=now):
        if admin.id not in told:
            step = now.isoformat(timespec="seconds")
            notices.owe(session, KIND, cause, admin, now=now, step=step)


def lately(session: Session, *, now: datetime) -> list[tuple[Cause, datetime]]:
    """The causes of the last day with the newest moment of each, the newest first."""
    newest = func.max(Delivery.due_at)
    wanted = select(Delivery.subject, newest).where(
        Delivery.kind == KIND, col(Delivery.due_at) > now - timedelta(days=1)
    )
    found = session.exec(wanted.group_by(Delivery.subject).order_by(newest.desc()))
    return [(Cause(subject), at) for subject, at in found]


def newly_parked(session: Session, *, now: datetime) -> bool:
    """Whether an update of the last hour was given up."""
    since = now - AT_MOST_EACH
    late = Incoming.state == IncomingState.PARKED, col(Incoming.received_at) >= since
    return session.exec(select(Incoming.id).where(*late).limit(1)).first() is not None


# ---- the last sign of life


def alive(session: Session, *, now: datetime) -> timedelta | None:
    """Telegram can be reached. Gives how long it could not, if that was long; the admins are told
    of it as soon as what waited has been caught up."""
    installation = session.get_one(Installation, 1)
    before, installation.alive_at = installation.alive_at, now
    session.add(installation)
    if before is None or (gap := now - before) < DOWN:
        return None
    for admin in people.in_role(session, Role.ADMIN, now=now):
        told = Delivery(
            kind=DOWNTIME,
            subject="house",
            step=before.isoformat(timespec="seconds"),
            anchor=now.date(),
            recipient_id=admin.id or 0,
            due_at=now,
            next_try_at=now + CAUGHT_UP,
        )
        session.add(told)
    return gap


@dataclass(frozen=True, slots=True)
class Downtime:
    """`updates` came in afterwards, `messages` went out later than they were due."""

    since: datetime
    until: datetime
    updates: int
    messages: int


def downtime(session: Session, delivery: Delivery) -> Downtime:
    """The one that a delivery speaks of, and what was caught up by now."""
    since, until = datetime.fromisoformat(delivery.step), delivery.due_at
    fetched = col(Incoming.received_at) >= until, col(Incoming.received_at) < until + CAUGHT_UP
    late = col(Delivery.due_at) < until, col(Delivery.due_at) >= since
    sent = col(Delivery.sent_at) >= until, *late
    return Downtime(
        since,
        until,
        session.exec(select(func.count()).select_from(Incoming).where(*fetched)).one(),
        session.exec(select(func.count()).select_from(Delivery).where(*sent)).one(),
    )
