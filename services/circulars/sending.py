"""A circular goes out to whom it is addressed, and those who have not read it are called again."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import Circular, CircularReading, Delivery, DeliveryState, Person
from models.delivery import PENDING
from services import audit, hours, live_reports, notices
from services.circulars import audience, writing
from services.circulars.audience import Addressee
from services.errors import AlreadySent
from services.workdays import WorkCalendar

KIND = "circular"
ON_THE_WAY = (DeliveryState.PLANNED, DeliveryState.SENDING)
OUT = (DeliveryState.SENDING, DeliveryState.SENT)
TAKEN_BACK = "ditarik sebelum terkirim"


@dataclass(frozen=True, slots=True)
class Preview:
    """Whom a call would reach (so many `people`, of `units`, and `others` of the regency), who
    cannot be reached (`silent`, names), and units where nobody is addressed (`empty`). `named` are
    the units that it names one by one. `goes` is when it may go out."""

    circular: Circular
    named: tuple[str, ...]
    people: int
    units: int
    others: int
    silent: tuple[str, ...]
    empty: tuple[str, ...]
    goes: datetime


def preview(
    session: Session, circular_id: int, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> Preview:
    """Of the first call, or of the next: whoever has not read it, and is not about to hear it."""
    it, _ = writing.find(session, circular_id, telegram_id=telegram_id, now=now)
    called = _to_call(session, it, now)
    heard = [one for one in called if one.person.unreachable_since is None]
    silent = audience.persons(one for one in called if one.person.unreachable_since is not None)
    having = {one.unit_id for one in audience.addressees(session, it, now=now)}
    every = audience.addressed_units(session, it, now=now)
    return Preview(
        circular=it,
        named=audience.named_units(session, it),
        people=len(audience.persons(heard)),
        units=len({one.unit_id for one in heard if one.unit_id}),
        others=len({one.person.id for one in heard if one.unit_id is None}),
        silent=tuple(person.name for person in silent),
        empty=tuple(unit.short_name for unit in every if unit.id not in having),
        goes=hours.in_force(session, calendar).next_opening(now),
    )


def send(session: Session, circular_id: int, *, telegram_id: int, now: datetime) -> None:
    """Once: what is out already stays as it is."""
    it, who = writing.find(session, circular_id, telegram_id=telegram_id, now=now)
    if it.sent_at is not None:
        return
    it.sent_at, it.sent_by_id = now, who.id
    _call(session, it, who, now)


def call_again(
    session: Session, circular_id: int, calls: int, *, telegram_id: int, now: datetime
) -> None:
    """`calls` is how many there had been when it was offered: once for each offer."""
    it, who = writing.find(session, circular_id, telegram_id=telegram_id, now=now)
    if it.sent_at is not None and it.calls == calls:
        _call(session, it, who, now)


def take_back(session: Session, circular_id: int, *, telegram_id: int, now: datetime) -> None:
    """A concept again, as long as nobody has got it; AlreadySent afterwards."""
    it, who = writing.find(session, circular_id, telegram_id=telegram_id, now=now)
    rows = deliveries_of(session, it)
    if any(row.state in OUT for row in rows):
        raise AlreadySent("", 0)
    for row in rows:
        if row.state in PENDING:
            row.state, row.reason = DeliveryState.CANCELLED, TAKEN_BACK
            session.add(row)
    it.sent_at = it.sent_by_id = None
    session.add(it)
    subject = f"circular:{it.id}"
    live_reports.end_all(session, subject, TAKEN_BACK, now=now)
    audit.record(session, "circular.taken_back", subject, who_id=who.id, now=now)


def may_take_back(session: Session, it: Circular) -> bool:
    return all(row.state not in OUT for row in deliveries_of(session, it))


def is_settled(session: Session, it: Circular) -> bool:
    """Nothing of it is on its way, or waits for its hour."""
    return all(row.state not in ON_THE_WAY for row in deliveries_of(session, it))


def why_not(session: Session, delivery: Delivery, *, now: datetime) -> str | None:
    """Asked again at send time."""
    it = session.get_one(Circular, delivery.subject_id)
    person = session.get_one(Person, delivery.recipient_id)
    if it.sent_at is None:
        return TAKEN_BACK
    if not audience.posts(session, person, now=now).are_addressed(it):
        return "tidak lagi dituju"
    return "sudah dibaca" if person.id in readers(session, it) else None


def is_again(session: Session, delivery: Delivery) -> bool:
    """Whether its recipient has got this circular before."""
    same = Delivery.kind == KIND, Delivery.subject == delivery.subject
    theirs = Delivery.recipient_id == delivery.recipient_id, Delivery.id != delivery.id
    got = select(Delivery.id).where(*same, *theirs, Delivery.state == DeliveryState.SENT)
    return session.exec(got).first() is not None


def deliveries_of(session: Session, it: Circular) -> list[Delivery]:
    """Of all calls, the oldest first."""
    mine = Delivery.kind == KIND, Delivery.subject == f"circular:{it.id}"
    return list(session.exec(select(Delivery).where(*mine).order_by(col(Delivery.id))))


def readers(session: Session, it: Circular) -> dict[int, datetime]:
    """When each person said that they had read it."""
    wanted = select(CircularReading).where(CircularReading.circular_id == it.id)
    return {row.person_id: row.read_at for row in session.exec(wanted)}


def _call(session: Session, it: Circular, who: Person, now: datetime) -> None:
    called = audience.persons(_to_call(session, it, now))
    it.calls += 1
    session.add(it)
    for person in called:
        step = str(it.calls)
        notices.owe(session, KIND, f"circular:{it.id}", person, now=now, step=step, is_daily=False)
    subject, after = f"circular:{it.id}", {"call": it.calls, "people": len(called)}
    audit.record(session, "circular.called", subject, who_id=who.id, now=now, after=after)


def _to_call(session: Session, it: Circular, now: datetime) -> list[Addressee]:
    done = set(readers(session, it))
    done |= {row.recipient_id for row in deliveries_of(session, it) if row.state in PENDING}
    return [
        one for one in audience.addressees(session, it, now=now) if (one.person.id or 0) not in done
    ]
