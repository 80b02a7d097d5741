"""How each unit stands with its reminders: planned, sent, answered, unreachable."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, func, select

from models import (
    Delivery,
    DeliveryState,
    Mandate,
    Person,
    Promise,
    ReminderPause,
    ReminderStep,
    Unit,
)
from models.delivery import PENDING
from services import hours, mandates, pauses, people, progress, recipients, schedule
from services.errors import NotFound
from services.planning import reach
from services.policy import Action
from services.progress import REMINDED, Stage
from services.recipients import Seat
from services.reminders import KIND
from services.workdays import WorkCalendar

SHOWN = 8  # messages of a unit that are listed


@dataclass(frozen=True, slots=True)
class Counts:
    """Reminders to the people of a unit; `read` are those of the sent ones that were answered by a
    button."""

    sent: int = 0
    read: int = 0
    pending: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class UnitLine:
    """`reachable` of `seats` hold a post of it; `paused` is the pause, where it is paused."""

    unit: Unit
    stage: Stage
    counts: Counts
    seats: tuple[Seat, ...]
    paused: ReminderPause | None
    promised: date | None

    @property
    def is_owing(self) -> bool:
        return self.stage in REMINDED

    @property
    def reachable(self) -> int:
        return sum(seat.is_reachable for seat in self.seats)


class Filter(StrEnum):
    OWING = "owing"
    SILENT = "silent"
    UNREAD = "unread"
    PROMISED = "promised"
    PAUSED = "paused"
    DONE = "done"


FITS: dict[Filter, Callable[[UnitLine], bool]] = {
    Filter.OWING: lambda line: line.is_owing,
    Filter.SILENT: lambda line: line.is_owing and not line.reachable,
    Filter.UNREAD: lambda line: line.is_owing and line.counts.sent > 0 and not line.counts.read,
    Filter.PROMISED: lambda line: line.is_owing and line.promised is not None,
    Filter.PAUSED: lambda line: line.paused is not None,
    Filter.DONE: lambda line: not line.is_owing,
}


@dataclass(frozen=True, slots=True)
class Beside:
    """Another mandate that is open: so many of its units are reminded."""

    mandate: Mandate
    owing: int
    total: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """Of one mandate. `ahead` are its steps that are still to come, `past` those before; `others`
    are the other mandates that are open. `paused` is where all stand still."""

    mandate: Mandate
    lines: tuple[UnitLine, ...]
    past: tuple[schedule.Due, ...]
    ahead: tuple[schedule.Due, ...]
    others: tuple[Beside, ...]
    paused: ReminderPause | None
    may_change: bool

    def fitting(self, wanted: Filter) -> tuple[UnitLine, ...]:
        return tuple(filter(FITS[wanted], self.lines))


@dataclass(frozen=True, slots=True)
class UnitCard:
    """One unit: its line, its latest messages with who got them, the steps to come; `tests` is the
    last message to each person that asked for one tap."""

    line: UnitLine
    mandate: Mandate
    messages: tuple[tuple[Delivery, str], ...]
    ahead: tuple[tuple[datetime, ReminderStep], ...]
    may_change: bool
    tests: dict[int, Delivery]
    all_paused: ReminderPause | None = None


def look(
    session: Session, mandate_id: int, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> Ledger:
    people.allowed(session, Action.SEE_REMINDERS, telegram_id=telegram_id, now=now)
    mandate = find(session, mandate_id)
    due = schedule.of_mandate(session, mandate, hours.in_force(session, calendar))
    return Ledger(
        mandate,
        _lines(session, mandate, now),
        tuple(one for one in due if one[0] <= now),
        tuple(one for one in due if one[0] > now),
        tuple(_beside(session, m) for m in mandates.all_open(session) if m.id != mandate.id),
        pauses.lasting(session).get(None),
        people.may(session, Action.REMIND, telegram_id=telegram_id, now=now),
    )


def _beside(session: Session, mandate: Mandate) -> Beside:
    stages = [stage for _, stage in progress.stages(session, mandate).values()]
    concerned = [stage for stage in stages if stage is not Stage.NOT_YET]
    return Beside(mandate, sum(stage in REMINDED for stage in concerned), len(concerned))


def find(session: Session, mandate_id: int) -> Mandate:
    """An open one; of 0, and of one that was closed meanwhile, that of innovations before others.
    Closed if none is open."""
    mandate = session.get(Mandate, mandate_id) if mandate_id else None
    return mandate if mandate and mandate.closed_at is None else mandates.foremost(session)


def unit(
    session: Session,
    unit_id: int,
    mandate_id: int,
    *,
    calendar: WorkCalendar,
    telegram_id: int,
    now: datetime,
) -> UnitCard:
    found = look(session, mandate_id, calendar=calendar, telegram_id=telegram_id, now=now)
    line = next((line for line in found.lines if line.unit.id == unit_id), None)
    if line is None:
        raise NotFound
    ahead = [
        (at, s) for at, s in found.ahead if any(seat.role in s.recipients for seat in line.seats)
    ]
    return UnitCard(
        line,
        found.mandate,
        _latest(session, unit_id, found.mandate),
        tuple(ahead) if line.is_owing else (),
        found.may_change,
        reach.latest(session, unit_id),
        found.paused,
    )


def unit_of(session: Session, codes: Sequence[str]) -> int | None:
    """Of one mandated unit that was named; None of several, and of others."""
    if len(codes) != 1:
        return None
    wanted = select(Unit.id).where(Unit.code == codes[0], Unit.is_mandated)
    return session.exec(wanted).first()


def _lines(session: Session, mandate: Mandate, now: datetime) -> tuple[UnitLine, ...]:
    seats = recipients.seats(session, now=now)
    counts, paused, promised = (
        _counts(session, mandate),
        pauses.lasting(session),
        _days(session, mandate),
    )
    return tuple(
        UnitLine(
            unit=unit,
            stage=stage,
            counts=counts.get(unit_id, Counts()),
            seats=tuple(seats.by_unit.get(unit_id, ())),
            paused=paused.get(unit_id),
            promised=promised.get(unit_id),
        )
        for unit_id, (unit, stage) in progress.stages(session, mandate).items()
    )


def _counts(session: Session, mandate: Mandate) -> dict[int, Counts]:
    """By unit. What was merged into another message is that message."""
    count, read = func.count(), func.count(col(Delivery.acknowledged_at))
    wanted = select(Delivery.subject, Delivery.state, count, read)
    mine = Delivery.kind == KIND, Delivery.anchor == mandate.deadline
    grouped = wanted.where(*mine).group_by(Delivery.subject, Delivery.state)
    found: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    for subject, state, number, answered in session.exec(grouped):
        found[int(subject.partition(":")[2])][state] = number, answered
    return {unit_id: _counted(states) for unit_id, states in found.items()}


def _counted(states: dict[str, tuple[int, int]]) -> Counts:
    sent = states.get(DeliveryState.SENT, (0, 0))[0]
    read = sum(answered for _, answered in states.values())
    pending = sum(states.get(state, (0, 0))[0] for state in PENDING)
    return Counts(sent, read, pending, states.get(DeliveryState.FAILED, (0, 0))[0])


def _days(session: Session, mandate: Mandate) -> dict[int, date]:
    """What units have promised, the latest word of each."""
    ahead = col(Promise.planned_at).is_(None), col(Promise.person_id).is_(None)
    wanted = select(Promise).where(Promise.mandate_id == mandate.id, *ahead)
    return {p.unit_id: p.day for p in session.exec(wanted.order_by(col(Promise.id)))}


def _latest(session: Session, unit_id: int, mandate: Mandate) -> tuple[tuple[Delivery, str], ...]:
    mine = Delivery.kind == KIND, Delivery.subject == f"unit:{unit_id}"
    wanted = (
        select(Delivery, Person.name).join(Person).where(*mine, Delivery.anchor == mandate.deadline)
    )
    newest = wanted.order_by(col(Delivery.due_at).desc(), col(Delivery.id).desc()).limit(SHOWN)
    return tuple((delivery, name) for delivery, name in session.exec(newest))
