"""Units are reminded now, because somebody wants it; beside the ladder, once in 24 hours."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from models import Delivery, DeliveryState, Group, Mandate, Role, Unit
from services import audit, groups, hours, letters, mandates, people, reminders
from services.desk import Terms
from services.errors import Closed
from services.groups import KIND as TO_A_GROUP
from services.groups import Told
from services.letters import Letter
from services.policy import Action
from services.progress import REMINDED
from services.recipients import Seat
from services.reminders import KIND, Plan
from services.workdays import WorkCalendar

LATELY = timedelta(hours=24)
ALIVE = (DeliveryState.PLANNED, DeliveryState.SENDING, DeliveryState.SENT)
FOLLOWED = "nudge"  # in the subject of its live report


@dataclass(frozen=True, slots=True)
class Which:
    """Units that are meant: by their codes, of one kind; all where neither is said. `insists`:
    those as well who were reminded in the last 24 hours. `mandate_id` is the duty; 0 for the one
    that is meant where none is named."""

    codes: frozenset[str] = frozenset()
    kind: str | None = None
    insists: bool = False
    mandate_id: int = 0

    def means(self, unit: Unit) -> bool:
        return self.kind in {None, unit.kind} and (not self.codes or unit.code in self.codes)


EVERY = Which()


@dataclass(frozen=True, slots=True)
class Nudge:
    """Who would hear it (`units`, short names, with so many `people`), and who is left out: `done`
    only where units were named. `goes` is when it may go out; `example` is the text for the first
    unit."""

    year: int
    units: tuple[str, ...]
    people: int
    silent: tuple[str, ...]
    lately: tuple[str, ...]
    paused: tuple[str, ...]
    done: tuple[str, ...]
    goes: datetime
    example: Letter | None
    kind: str
    groups: tuple[str, ...] = ()  # units that are told by their group alone
    beside: tuple[str, ...] = ()  # those of `units` whose group hears it as well


@dataclass(frozen=True, slots=True)
class NudgeReport:
    """Messages; of those `sent` so many went to `groups`."""

    sent: int
    waiting: int
    held: int  # until the person can be reached again
    failed: int
    other: int  # not sent any more: the unit has sent meanwhile, or the message was merged
    groups: int = 0

    @property
    def is_settled(self) -> bool:
        return not self.waiting


@dataclass(frozen=True, slots=True)
class Sorted:
    """`grouped` units have nobody who can be reached, and a group that hears them."""

    read: Plan
    linked: dict[int, list[Group]]
    told: dict[int, list[Seat]]
    grouped: dict[int, list[Group]]
    silent: list[Unit]
    lately: list[Unit]
    paused: list[Unit]
    done: list[Unit]

    def units_of(self, ids: Iterable[int]) -> list[Unit]:
        return [self.read.stages[unit_id][0] for unit_id in ids]


def preview(
    session: Session,
    which: Which = EVERY,
    *,
    calendar: WorkCalendar,
    terms: Terms,
    telegram_id: int,
) -> Nudge:
    now = terms.now
    people.allowed(session, Action.ASK_MISSING, telegram_id=telegram_id, now=now)
    mandate, calendar = _duty(session, which), hours.in_force(session, calendar)
    found = _sort(session, mandate, calendar, which, now)
    units, grouped = found.units_of(found.told), found.units_of(found.grouped)
    first = next(iter([*units, *grouped]), None)
    return Nudge(
        year=mandate.year,
        units=_names(units),
        people=len({seat.person.id for seats in found.told.values() for seat in seats}),
        silent=_names(found.silent),
        lately=_names(found.lately),
        paused=_names(found.paused),
        done=_names(found.done) if which.codes else (),
        goes=calendar.next_opening(now),
        example=letters.letter(session, first, mandate, calendar=calendar, terms=terms)
        if first
        else None,
        kind=mandate.kind,
        groups=_names(grouped),
        beside=_names(found.units_of(n for n in found.told if n in found.linked)),
    )


def send(
    session: Session,
    which: Which = EVERY,
    *,
    stamp: str,
    calendar: WorkCalendar,
    telegram_id: int,
    now: datetime,
) -> str:
    """Owes it to all whom the preview names now; gives the step by which `report` finds it. By the
    same preview (`stamp`) once."""
    who = people.allowed(session, Action.ASK_MISSING, telegram_id=telegram_id, now=now)
    mandate, calendar = _duty(session, which), hours.in_force(session, calendar)
    found = _sort(session, mandate, calendar, which, now)
    step = f"N-{stamp}-{who.id}"
    if session.exec(_of_step(step)).first() is not None:
        return step
    session.add_all([*_rows(found, step, now), *_rows_of_groups(found, step, now)])
    after = {"units": len(found.told) + len(found.grouped)}
    subject = f"mandate:{mandate.id}"
    audit.record(session, "reminders.nudged", subject, who_id=who.id, now=now, after=after)
    return step


def report(session: Session, step: str, *, telegram_id: int, now: datetime) -> NudgeReport:
    people.allowed(session, Action.ASK_MISSING, telegram_id=telegram_id, now=now)
    rows = session.exec(_of_step(step)).all()
    states = Counter(state for state, _ in rows)
    sent, failed = states[DeliveryState.SENT], states[DeliveryState.FAILED]
    waiting = states[DeliveryState.PLANNED] + states[DeliveryState.SENDING]
    held = states[DeliveryState.HELD]
    other = states.total() - sent - waiting - held - failed
    to_groups = sum(state == DeliveryState.SENT and chat is not None for state, chat in rows)
    return NudgeReport(sent, waiting, held, failed, other, to_groups)


def subject(step: str) -> str:
    """Of its live report."""
    return f"{FOLLOWED}:{step}"


def _rows_of_groups(found: Sorted, step: str, now: datetime) -> Iterator[Delivery]:
    told = Told(step, found.read.mandate.deadline, now)
    for linked in found.grouped.values():
        yield from (groups.row(group, told, now=now) for group in linked)


def _rows(found: Sorted, step: str, now: datetime) -> Iterator[Delivery]:
    for unit_id, seats in found.told.items():
        for seat in seats:
            yield Delivery(
                kind=KIND,
                subject=f"unit:{unit_id}",
                step=step,
                anchor=found.read.mandate.deadline,
                recipient_id=seat.person.id or 0,
                due_at=now,
                next_try_at=now,
            )


def _duty(session: Session, which: Which) -> Mandate:
    """Closed where it is so meanwhile: nobody is reminded of another one in its place."""
    if not which.mandate_id:
        return mandates.open_mandate(session)
    found = session.get(Mandate, which.mandate_id)
    if found is None or found.closed_at is not None:
        raise Closed
    return found


def _of_step(step: str) -> Any:
    kinds = col(Delivery.kind).in_((KIND, TO_A_GROUP))
    return select(Delivery.state, Delivery.chat_id).where(kinds, Delivery.step == step)


def _sort(
    session: Session, mandate: Mandate, calendar: WorkCalendar, which: Which, now: datetime
) -> Sorted:
    read = reminders.look(session, mandate, calendar, now)
    found = Sorted(read, groups.by_unit(session), {}, {}, [], [], [], [])
    reminded = set() if which.insists else _reminded(session, now)
    for unit_id, (unit, stage) in read.stages.items():
        if which.means(unit):
            _place(found, unit_id, unit, is_owing=stage in REMINDED, reminded=reminded)
    return found


def _reminded(session: Session, now: datetime) -> set[str]:
    """Subjects of the last 24 hours, people and groups."""
    kinds = col(Delivery.kind).in_((KIND, TO_A_GROUP))
    lately = col(Delivery.due_at) > now - LATELY, col(Delivery.state).in_(ALIVE)
    return set(session.exec(select(Delivery.subject).where(kinds, *lately)))


def _place(found: Sorted, unit_id: int, unit: Unit, *, is_owing: bool, reminded: set[str]) -> None:
    read = found.read
    seats = [s for s in read.seats.of(unit_id, (Role.OFFICER,)) if s.is_reachable]
    linked = found.linked.get(unit_id, [])
    subjects = {f"unit:{unit_id}", *(f"group:{group.id}" for group in linked)}
    if not is_owing:
        found.done.append(unit)
    elif read.held_back(unit_id):
        found.paused.append(unit)
    elif subjects & reminded:
        found.lately.append(unit)
    elif seats:
        found.told[unit_id] = seats
    elif linked:
        found.grouped[unit_id] = linked
    else:
        found.silent.append(unit)


def _names(units: list[Unit]) -> tuple[str, ...]:
    return tuple(unit.short_name for unit in units)
