"""The yearly duty: which one is open, and which units have not met it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from sqlmodel import Session, col, select

from models import Innovation, Mandate, Status, Unit
from services.errors import Closed

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


USUAL = Counting()


@dataclass(frozen=True, slots=True)
class Missing:
    """Units of one mandate year that lack what the mandate asks for, of so many mandated ones."""

    year: int
    mandated: int
    units: tuple[Unit, ...]


def open_mandate(session: Session) -> Mandate:
    """The one that is meant where none is named, or Closed."""
    if not (found := all_open(session)):
        raise Closed
    return found[0]


def all_open(session: Session) -> list[Mandate]:
    """The highest year first."""
    still_open = select(Mandate).where(col(Mandate.closed_at).is_(None))
    return list(session.exec(still_open.order_by(col(Mandate.year).desc())))


def with_deadline(session: Session, deadline: date) -> Mandate | None:
    """The open one that ends on that day; no two do."""
    return next((m for m in all_open(session) if m.deadline == deadline), None)


def missing(session: Session, *, mandate: Mandate, counting: Counting = USUAL) -> Missing:
    units = session.exec(select(Unit).where(Unit.is_mandated).order_by(col(Unit.id))).all()
    having = _having(session, mandate, counting)
    lacking = tuple(u for u in units if having[u.id or 0] < mandate.minimum)
    return Missing(mandate.year, len(units), lacking)


@dataclass(frozen=True, slots=True)
class UnitState:
    """How a unit stands towards the mandate: innovations that count, of so many wanted."""

    unit: Unit
    counted: int
    minimum: int
    statuses: Counter[str] = field(default_factory=Counter)


def state_of(
    session: Session, unit: Unit, *, mandate: Mandate, counting: Counting = USUAL
) -> UnitState:
    counted = _having(session, mandate, counting)[unit.id or 0]
    mine = Innovation.unit_id == unit.id, Innovation.mandate_year == mandate.year
    statuses = Counter(session.exec(select(Innovation.status).where(*mine)))
    return UnitState(unit, counted, mandate.minimum, statuses)


def _having(session: Session, mandate: Mandate, counting: Counting) -> Counter[int]:
    """Innovations that count, by the id of the unit that they count for."""
    counted = Innovation.mandate_year == mandate.year, col(Innovation.status).in_(counting.statuses)
    if counting.ideas:
        having = Counter(session.exec(select(Innovation.unit_id).where(*counted)))
    else:
        profiles = session.exec(select(Innovation.unit_id, Innovation.profile).where(*counted))
        having = Counter(unit for unit, profile in profiles if profile.get("stage") != IDEA)
    if counting.of_children:
        children = select(Unit.id, Unit.parent_id).where(col(Unit.parent_id).is_not(None))
        for child, parent in session.exec(children):
            having[parent or 0] += having[child or 0]
    return having
