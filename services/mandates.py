"""The yearly duty: which one is open, and which units have not met it."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from models import DutyKind, Innovation, Mandate, Status, Unit
from services import regency_settings
from services.errors import Closed
from services.regency_settings import CHILDREN_COUNT, COUNTS_FROM, IDEAS_COUNT
from services.units import mandated

FROM_SENT = frozenset(Status) - {Status.WITHDRAWN}
FROM_VERIFIED = frozenset({Status.VERIFIED, Status.UPLOADED, Status.ASSESSED})
IDEA = "Inisiatif"


@dataclass(frozen=True, slots=True)
class Counting:
    """Which innovations meet the duty: of these statuses; in the first stage as well or not; of a
    puskesmas for its parent as well or not."""

    statuses: Collection[Status] = FROM_SENT
    ideas: bool = True
    of_children: bool = False

    def takes(self, status: str, stage: str | None) -> bool:
        """Whether an innovation of that status and stage meets the duty of its own unit."""
        return status in self.statuses and (self.ideas or stage != IDEA)


USUAL = Counting()


@dataclass(frozen=True, slots=True)
class Missing:
    """Units of one mandate year that lack what the mandate asks for, and those that are `done`;
    `closed_at` if the mandate is over."""

    year: int
    units: tuple[Unit, ...]
    done: tuple[Unit, ...]
    counting: Counting = USUAL
    closed_at: datetime | None = None

    @property
    def mandated(self) -> int:
        return len(self.units) + len(self.done)


def is_recorded(session: Session, year: int) -> bool:
    """A year without a duty and without an innovation in our books is unknown, not empty."""
    duty = session.exec(select(Mandate.id).where(Mandate.year == year)).first()
    there = select(Innovation.id).where(Innovation.mandate_year == year).limit(1)
    return duty is not None or session.exec(there).first() is not None


def open_mandate(session: Session) -> Mandate:
    """The one that is meant where none is named, or Closed."""
    found = foremost(session)
    if found.kind != DutyKind.INNOVATION:
        raise Closed
    return found


def foremost(session: Session) -> Mandate:
    """The same, or another duty that runs on after it; Closed where none does."""
    if not (found := all_open(session)):
        raise Closed
    return next((m for m in found if m.kind == DutyKind.INNOVATION), found[0])


def meant(session: Session) -> Mandate:
    """What somebody who only reads asks about: the open one, else the newest that was closed.
    Closed if there never was one."""
    newest = col(Mandate.closed_at).is_not(None), col(Mandate.year).desc()
    innovations = select(Mandate).where(Mandate.kind == DutyKind.INNOVATION)
    if (found := session.exec(innovations.order_by(*newest)).first()) is None:
        raise Closed
    return found


def of_year(session: Session, year: int) -> Mandate | None:
    """Open or not."""
    duty = Mandate.year == year, Mandate.kind == DutyKind.INNOVATION
    return session.exec(select(Mandate).where(*duty)).first()


def years(session: Session) -> tuple[int, ...]:
    """Those with a duty, the newest first."""
    duties = select(Mandate.year).where(Mandate.kind == DutyKind.INNOVATION)
    return tuple(session.exec(duties.order_by(col(Mandate.year).desc())))


def all_open(session: Session) -> list[Mandate]:
    """Of every kind, the highest year first."""
    still_open = select(Mandate).where(col(Mandate.closed_at).is_(None))
    return list(session.exec(still_open.order_by(col(Mandate.year).desc(), col(Mandate.id))))


def with_deadline(session: Session, deadline: date) -> Mandate | None:
    """The open one that ends on that day; no two do."""
    return next((m for m in all_open(session) if m.deadline == deadline), None)


def in_force(session: Session) -> Counting:
    """As the regency has decided."""
    return Counting(
        statuses=from_status(regency_settings.value(session, COUNTS_FROM)),
        ideas=regency_settings.value(session, IDEAS_COUNT),
        of_children=regency_settings.value(session, CHILDREN_COUNT),
    )


def from_status(status: str) -> frozenset[Status]:
    return FROM_VERIFIED if status == Status.VERIFIED else FROM_SENT


def missing(session: Session, *, mandate: Mandate, counting: Counting | None = None) -> Missing:
    """By another counting than the one in force if one is given."""
    counting = counting or in_force(session)
    having = _having(session, mandate, counting)
    units: dict[bool, list[Unit]] = {True: [], False: []}
    for unit in mandated(session):
        units[having[unit.id or 0] >= mandate.minimum].append(unit)
    return Missing(
        mandate.year, tuple(units[False]), tuple(units[True]), counting, mandate.closed_at
    )


@dataclass(frozen=True, slots=True)
class UnitState:
    """How a unit stands towards the mandate: innovations that count, of so many wanted; `statuses`
    are those of all that it has."""

    unit: Unit
    counted: int
    minimum: int
    statuses: Counter[str] = field(default_factory=Counter)
    counting: Counting = USUAL
    closed_at: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        """There is something that does not count yet."""
        return not self.counted and self.statuses.total() > self.statuses[Status.WITHDRAWN]


def state_of(session: Session, unit: Unit, *, mandate: Mandate) -> UnitState:
    counting = in_force(session)
    counted = _having(session, mandate, counting)[unit.id or 0]
    mine = Innovation.unit_id == unit.id, Innovation.mandate_year == mandate.year
    statuses = Counter(session.exec(select(Innovation.status).where(*mine)))
    return UnitState(unit, counted, mandate.minimum, statuses, counting, mandate.closed_at)


def able(
    session: Session, mandate: Mandate, counting: Counting, unit: Unit | None = None
) -> defaultdict[int, Counter[str]]:
    """By the id of the unit, the statuses of the innovations that count once they have come far
    enough: all but those whose stage does not. Of one unit if it is given."""
    wanted = select(Innovation.unit_id, Innovation.status, func.count()).where(
        Innovation.mandate_year == mandate.year, *staged(counting)
    )
    if unit is not None:
        wanted = wanted.where(Innovation.unit_id == unit.id)
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    by = col(Innovation.unit_id), col(Innovation.status)
    for unit_id, status, count in session.exec(wanted.group_by(*by)):
        found[unit_id][status] = count
    return found


def _having(session: Session, mandate: Mandate, counting: Counting) -> Counter[int]:
    """Innovations that count, by the id of the unit that they count for."""
    counted = Innovation.mandate_year == mandate.year, col(Innovation.status).in_(counting.statuses)
    mine = select(Innovation.unit_id).where(*counted, *staged(counting))
    having = Counter(session.exec(mine))
    if counting.of_children:
        children = select(Unit.id, Unit.parent_id).where(col(Unit.parent_id).is_not(None))
        for child, parent in session.exec(children):
            having[parent or 0] += having[child or 0]
    return having


def staged(counting: Counting) -> tuple[Any, ...]:
    """What a query asks of the stage."""
    if counting.ideas:
        return ()
    profile: Any = col(Innovation.profile)
    return (profile["stage"].as_string().is_distinct_from(IDEA),)
