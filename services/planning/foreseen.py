"""What would go out on a day, if nobody did anything until then: a dry run with the exact texts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlmodel import Session, col, select

from models import Delivery, DeliveryState, Group, Mandate, Person, Promise, Unit
from services import groups, hours, letters, mandates, people, reminders, schedule
from services.desk import Terms
from services.letters import Letter, Overview
from services.policy import Action
from services.reminders import KIND, LADDER, Reached
from services.workdays import WorkCalendar

HELD_BACK = {reminders.PAUSED, reminders.PROMISED}
AHEAD = timedelta(days=400)  # so far a day with messages is looked for


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One message to one person. `rows` are what it would say: of several units or steps in one.
    `groups` are the titles of those that hear the same."""

    kind: str
    person: Person
    at: datetime
    rows: tuple[Delivery, ...]
    units: tuple[str, ...]
    steps: tuple[str, ...]
    groups: tuple[str, ...] = ()

    @property
    def is_reachable(self) -> bool:
        return self.person.unreachable_since is None


@dataclass(frozen=True, slots=True)
class Day:
    """What goes out that day, in the order of sending; `held_back` are units (short names) that
    are paused or wait for a day that they have promised, `by_group` those of whom nobody can be
    reached, with the titles of their groups. `others` are days with messages, the next ones
    first."""

    day: date
    messages: tuple[Foreseen, ...]
    held_back: tuple[str, ...]
    others: tuple[date, ...]
    by_group: tuple[str, ...] = ()


Text = tuple[Letter, ...] | Overview


def on(
    session: Session, day: date, *, calendar: WorkCalendar, telegram_id: int, terms: Terms
) -> Day:
    people.allowed(session, Action.SEE_REMINDERS, telegram_id=telegram_id, now=terms.now)
    calendar = hours.in_force(session, calendar)
    rows = list(_rows(session, day, calendar, terms.now))
    alive = [(goes, row) for goes, row in rows if row.state == DeliveryState.PLANNED]
    held = {row.subject_id for _, row in rows if row.kind == KIND and row.reason in HELD_BACK}
    others = days_ahead(session, calendar=calendar, now=terms.now)
    return Day(
        day,
        _messages(session, alive),
        _short_names(session, held),
        tuple(others),
        tuple(_by_group(session, day, calendar, terms.now)),
    )


def text(session: Session, found: Foreseen, *, calendar: WorkCalendar, terms: Terms) -> Text | None:
    """Word for word as it would be, if nothing changes; None where there is nothing to say."""
    calendar = hours.in_force(session, calendar)
    then = replace(terms, now=found.at, today=calendar.local(found.at).date())
    if found.kind != KIND:
        list_ = letters.of_list(session, found.rows[0], calendar=calendar, now=found.at)
        return list_ if isinstance(list_, Overview) else None
    return tuple(_letter(session, row, calendar, then) for row in found.rows)


def days_ahead(session: Session, *, calendar: WorkCalendar, now: datetime) -> list[date]:
    """Days from today on for which something is planned, the next first; `calendar` is the one in
    force."""
    today = calendar.local(now).date()
    found = {goes.date() for goes, _ in _waiting(session, calendar, now)}
    for mandate in mandates.all_open(session):
        due = schedule.of_mandate(session, mandate, calendar)
        found = found.union(*(_days(calendar, at) for at, _ in due if at > now))
    ahead = select(col(Promise.day)).where(col(Promise.planned_at).is_(None))
    found |= {calendar.on_or_before(day) for day in session.exec(ahead)}
    return sorted(day for day in found if today <= day <= today + AHEAD)


def _rows(
    session: Session, day: date, calendar: WorkCalendar, now: datetime
) -> Iterator[tuple[datetime, Delivery]]:
    """With the moment at which each would go."""
    yield from (found for found in _waiting(session, calendar, now) if found[0].date() == day)
    for mandate in mandates.all_open(session):
        for at, due in groupby(schedule.of_mandate(session, mandate, calendar), lambda d: d[0]):
            if at > now and day in _days(calendar, at):
                read = reminders.look(session, mandate, calendar, at)
                for row in reminders.rows_of(read, list(due)):
                    goes = _goes(calendar.of_unit(_unit_id(row)), at)
                    if goes.date() == day:
                        yield goes, row
        yield from _promised(session, mandate, day, calendar, now)


def _by_group(session: Session, day: date, calendar: WorkCalendar, now: datetime) -> Iterator[str]:
    linked = groups.by_unit(session)
    for mandate in mandates.all_open(session) if linked else []:
        due = schedule.of_mandate(session, mandate, calendar)
        of_day = [d for d in due if d[0] > now and day in _days(calendar, d[0])]
        for at, step in of_day[-1:]:
            one = Reached(reminders.look(session, mandate, calendar, at), at, step)
            for unit_id, mine in linked.items():
                titles = [group.title for group in groups.alone(mine, one)]
                if titles and _goes(calendar.of_unit(unit_id), at).date() == day:
                    name = one.read.stages[unit_id][0].short_name
                    yield f"{name} ({', '.join(titles)})"


def _waiting(
    session: Session, calendar: WorkCalendar, now: datetime
) -> Iterator[tuple[datetime, Delivery]]:
    """What is written down already."""
    planned = Delivery.state == DeliveryState.PLANNED, col(Delivery.kind).in_(LADDER)
    for row in session.exec(select(Delivery).where(*planned).order_by(col(Delivery.id))).all():
        yield _goes(calendar.of_unit(_unit_id(row)), max(row.next_try_at, now)), row


def _promised(
    session: Session, mandate: Mandate, day: date, calendar: WorkCalendar, now: datetime
) -> Iterator[tuple[datetime, Delivery]]:
    mine = Promise.mandate_id == mandate.id, col(Promise.planned_at).is_(None)
    for promise in session.exec(select(Promise).where(*mine).order_by(col(Promise.id))).all():
        at = calendar.at(calendar.on_or_before(promise.day))
        if at <= now or at.date() != day:
            continue
        read = reminders.look(session, mandate, calendar, at)
        if promise.unit_id in read.units():
            for row in reminders.rows_of_promise(promise, mandate, read.seats, at):
                yield at, row


def _goes(calendar: WorkCalendar, at: datetime) -> datetime:
    return calendar.local(calendar.next_opening(at))


def _days(calendar: WorkCalendar, at: datetime) -> set[date]:
    """On which what falls due then goes out: to units with hours of their own on others."""
    apart = (calendar.of_unit(unit_id) for unit_id in calendar.own_units)
    return {_goes(one, at).date() for one in (calendar, *apart)}


def _unit_id(row: Delivery) -> int | None:
    return row.subject_id if row.kind == KIND else None


def _messages(session: Session, rows: list[tuple[datetime, Delivery]]) -> tuple[Foreseen, ...]:
    """What one person gets at the same time is one message."""
    together: dict[tuple[int, str, datetime], list[Delivery]] = defaultdict(list)
    for goes, row in rows:
        together[row.recipient_id, row.kind, goes].append(row)
    found = [_message(session, goes, mine) for (_, _, goes), mine in together.items()]
    return tuple(sorted(found, key=lambda m: (m.at, LADDER.index(m.kind), m.units)))


def _message(session: Session, goes: datetime, rows: list[Delivery]) -> Foreseen:
    once = {(row.subject, row.anchor): row for row in rows}
    kind, unit_ids = rows[0].kind, {row.subject_id for row in rows}
    of_units = kind == KIND
    return Foreseen(
        kind=kind,
        person=session.get_one(Person, rows[0].recipient_id),
        at=goes,
        rows=tuple(once.values()),
        units=_short_names(session, unit_ids) if of_units else (),
        steps=tuple(dict.fromkeys(row.step for row in rows)),
        groups=_groups(session, unit_ids) if of_units else (),
    )


def _letter(session: Session, row: Delivery, calendar: WorkCalendar, then: Terms) -> Letter:
    unit = session.get_one(Unit, row.subject_id)
    mandate = mandates.with_deadline(session, row.anchor)
    assert mandate is not None  # noqa: S101 (rows of open mandates only)
    made = letters.letter(session, unit, mandate, calendar=calendar, terms=then)
    return replace(made, promised=letters.promised_by(session, row))


def _short_names(session: Session, unit_ids: set[int]) -> tuple[str, ...]:
    wanted = select(Unit.short_name).where(col(Unit.id).in_(unit_ids)).order_by(col(Unit.id))
    return tuple(session.exec(wanted))


def _groups(session: Session, unit_ids: set[int]) -> tuple[str, ...]:
    linked: Any = col(Group.unit_id).in_(unit_ids), col(Group.left_at).is_(None)
    return tuple(session.exec(select(Group.title).where(*linked).order_by(col(Group.id))))
