"""The yearly duty: which one is open, and which units have not met it."""

from collections import Counter
from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from models import Innovation, Mandate, Status, Unit
from services.errors import Closed


@dataclass(frozen=True, slots=True)
class Missing:
    """Units of one mandate year that lack what the mandate asks for, of so many mandated ones."""

    year: int
    mandated: int
    units: tuple[Unit, ...]


def open_mandate(session: Session) -> Mandate:
    still_open = select(Mandate).where(col(Mandate.closed_at).is_(None))
    found = session.exec(still_open.order_by(col(Mandate.year).desc())).first()
    if found is None:
        raise Closed
    return found


def missing(session: Session, *, mandate: Mandate) -> Missing:
    units = session.exec(select(Unit).where(Unit.is_mandated).order_by(col(Unit.id))).all()
    counted = select(Innovation.unit_id).where(
        Innovation.mandate_year == mandate.year, Innovation.status != Status.WITHDRAWN
    )
    having = Counter(session.exec(counted))
    lacking = tuple(u for u in units if having[u.id or 0] < mandate.minimum)
    return Missing(mandate.year, len(units), lacking)


@dataclass(frozen=True, slots=True)
class UnitState:
    """How a unit stands towards the mandate: innovations that count, of so many wanted."""

    unit: Unit
    counted: int
    minimum: int


def state_of(session: Session, unit: Unit, *, mandate: Mandate) -> UnitState:
    mine = Innovation.unit_id == unit.id, Innovation.mandate_year == mandate.year
    wanted = select(func.count()).where(*mine, Innovation.status != Status.WITHDRAWN)
    return UnitState(unit, session.exec(wanted).one(), mandate.minimum)
