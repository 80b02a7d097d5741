"""Which messages of the plan go out at another time, once the calendar is another."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from models import Delivery, DeliveryState, Promise
from services import mandates, reminders, schedule
from services.reminders import KIND, LADDER
from services.workdays import WorkCalendar

Due = tuple[int | None, datetime, datetime]  # of which unit; due before, due after


@dataclass(frozen=True, slots=True)
class Moved:
    """So many messages go at another time; local."""

    before: datetime
    after: datetime
    messages: int


@dataclass(slots=True)
class _Openings:
    """When a message of a unit goes that is due at a moment; each is looked up once."""

    calendar: WorkCalendar
    known: dict[tuple[int | None, datetime], datetime] = field(default_factory=dict)

    def goes(self, unit_id: int | None, at: datetime) -> datetime:
        key = unit_id if unit_id in self.calendar.own_units else None, at
        if key not in self.known:
            calendar = self.calendar.of_unit(key[0])
            self.known[key] = calendar.local(calendar.next_opening(at))
        return self.known[key]


def moved(
    session: Session, before: WorkCalendar, after: WorkCalendar, *, now: datetime
) -> tuple[Moved, ...]:
    """The earliest first."""
    was, becomes = _Openings(before), _Openings(after)
    due = (
        *_waiting(session, now),
        *_ahead(session, before, after, now),
        *_promised(session, before, after, now),
    )
    found = Counter((was.goes(unit, at), becomes.goes(unit, then)) for unit, at, then in due)
    return tuple(Moved(*pair, count) for pair, count in sorted(found.items()) if pair[0] != pair[1])


def _waiting(session: Session, now: datetime) -> Iterator[Due]:
    """What is written down already."""
    planned = Delivery.state == DeliveryState.PLANNED, col(Delivery.kind).in_(LADDER)
    for row in session.exec(select(Delivery).where(*planned)):
        at = max(row.next_try_at, now)
        yield _unit_id(row), at, at


def _ahead(
    session: Session, before: WorkCalendar, after: WorkCalendar, now: datetime
) -> Iterator[Due]:
    """What the steps will make due, as things stand now; a step whose day comes to lie behind goes
    at once."""
    for mandate in mandates.all_open(session):
        read = reminders.look(session, mandate, before, now)
        for at, step in schedule.of_mandate(session, mandate, before):
            if at > now:
                then = max(schedule.moment(step, mandate, after), now)
                for row in reminders.rows_of(read, [(at, step)]):
                    if row.state == DeliveryState.PLANNED:
                        yield _unit_id(row), at, then


def _promised(
    session: Session, before: WorkCalendar, after: WorkCalendar, now: datetime
) -> Iterator[Due]:
    """What days that were promised, or put off to, will make due."""
    for mandate in mandates.all_open(session):
        read = reminders.look(session, mandate, before, now)
        owing, mine = set(read.units()), Promise.mandate_id == mandate.id
        ahead = select(Promise).where(mine, col(Promise.planned_at).is_(None))
        for promise in session.exec(ahead.order_by(col(Promise.id))).all():
            at = before.at(before.on_or_before(promise.day))
            if at > now and promise.unit_id in owing:
                then = max(after.at(after.on_or_before(promise.day)), now)
                for row in reminders.rows_of_promise(promise, mandate, read.seats, at):
                    yield _unit_id(row), at, then


def _unit_id(row: Delivery) -> int | None:
    return row.subject_id if row.kind == KIND else None
