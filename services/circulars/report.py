"""What became of a circular, unit by unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlmodel import Session

from models import Circular, Delivery, DeliveryState, Unit
from services.circulars import audience, sending, writing

FOLLOWED = "circular"  # in the subject of its live report


class Fate(StrEnum):
    """The best that became of it with anybody of the unit."""

    READ = "read"
    DELIVERED = "delivered"
    WAITING = "waiting"
    UNREACHED = "not reached"
    NOBODY = "nobody there"


@dataclass(frozen=True, slots=True)
class UnitFate:
    """Of so many `people`, `delivered` have it and `readers` have read it, the first at
    `read_at`. `unit` is None for those of the whole regency."""

    unit: Unit | None
    people: int
    delivered: int
    readers: int
    read_at: datetime | None
    fate: Fate


@dataclass(frozen=True, slots=True)
class Report:
    circular: Circular
    units: tuple[UnitFate, ...]
    asker: str
    may_take_back: bool
    is_settled: bool = True

    def of(self, fate: Fate) -> list[UnitFate]:
        return [one for one in self.units if one.fate is fate]


def report(session: Session, circular_id: int, *, telegram_id: int, now: datetime) -> Report:
    it, who = writing.find(session, circular_id, telegram_id=telegram_id, now=now)
    found = audience.addressees(session, it, now=now)
    fates, readers = _fates(session, it), sending.readers(session, it)
    wanted: list[Unit | None] = [*audience.addressed_units(session, it, now=now)]
    if any(one.unit_id is None for one in found):
        wanted.append(None)
    rows = []
    for unit in wanted:
        here = [one.person.id or 0 for one in found if one.unit_id == (unit.id if unit else None)]
        rows.append(_row(unit, here, fates, readers))
    may_take_back = it.sent_at is not None and sending.may_take_back(session, it)
    return Report(it, tuple(rows), who.name, may_take_back, sending.is_settled(session, it))


def subject(circular_id: int) -> str:
    """Of its live report."""
    return f"{FOLLOWED}:{circular_id}"


def _row(
    unit: Unit | None, here: list[int], fates: dict[int, Fate], readers: dict[int, datetime]
) -> UnitFate:
    read = [readers[person] for person in here if person in readers]
    having = [p for p in here if p in readers or fates.get(p) is Fate.DELIVERED]
    best = Fate.READ if read else _best(fates.get(person, Fate.UNREACHED) for person in here)
    return UnitFate(unit, len(here), len(having), len(read), min(read, default=None), best)


def _best(fates: Iterable[Fate]) -> Fate:
    return min(fates, key=list(Fate).index, default=Fate.NOBODY)


def _fates(session: Session, it: Circular) -> dict[int, Fate]:
    """Of each person, by all calls."""
    found: dict[int, Fate] = {}
    for row in sending.deliveries_of(session, it):
        before = found.get(row.recipient_id, Fate.NOBODY)
        found[row.recipient_id] = _best((before, _fate(row)))
    return found


def _fate(row: Delivery) -> Fate:
    match row.state:
        case DeliveryState.SENT:
            return Fate.DELIVERED
        case DeliveryState.PLANNED | DeliveryState.SENDING:
            return Fate.WAITING
    return Fate.UNREACHED
