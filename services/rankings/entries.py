"""What can be ranked of a year: each innovation with a number by every measure that it has one by.

The year is that of the assessment for official scores, and that of the mandate for all else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session, col, select

from models import ScoreKind, Unit
from services import mandates
from services.desk import Terms
from services.figures import Figure, Snapshot
from services.mandates import Counting
from services.rankings.filters import LOWEST_FIRST, Facet, Filter, Measure

Local = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True)
class Entry:
    """An innovation, or a unit (whose `unit` is empty). `id` is that of the row; `facets` has what
    the profile says, `status` is empty for units."""

    id: int
    name: str
    unit: str
    unit_id: int
    kind: str
    values: Mapping[Measure, Decimal]
    facets: Mapping[str, str] = field(default_factory=dict)
    number: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """All innovations in numbers, from which the entries of any year are taken."""

    figures: Snapshot
    units: Mapping[int, Unit]
    local: Local
    counting: Counting

    def of_year(self, year: int) -> tuple[Entry, ...]:
        """Of that mandate year, or with an official score of that assessment year."""
        names = tuple((unit.id, unit.short_name, unit.kind) for unit in self.units.values())
        return self.figures.once((year, names, self.counting), lambda: self._of_year(year))

    def _of_year(self, year: int) -> tuple[Entry, ...]:
        valued = [(one, _values(one, year, self)) for one in self.figures.standing]
        return tuple(_entry(one, self.units, values) for one, values in valued if values)


def book(session: Session, terms: Terms, local: Local) -> Book:
    units = {unit.id or 0: unit for unit in session.exec(select(Unit).order_by(col(Unit.id)))}
    counting = mandates.in_force(session)
    return Book(terms.figures.now(session, terms.instruments), units, local, counting)


def read_ahead(session: Session, terms: Terms, local: Local) -> None:
    """What the usual ranking is made of: the open mandate's year, and the one before."""
    found, year = book(session, terms, local), mandates.meant(session).year
    for one in (year, year - 1):
        found.of_year(one)


def fitting(entries: Iterable[Entry], wanted: Filter) -> list[Entry]:
    """Innovations that the filter lets through."""
    asked = {facet: said for facet in Facet if (said := wanted.facet(facet))}
    return [
        one
        for one in entries
        if wanted.kind in ("", one.kind)
        and wanted.unit in (0, one.unit_id)
        and all(one.facets.get(facet) == said for facet, said in asked.items())
    ]


def of_units(innovations: Sequence[Entry], units: Iterable[Unit], wanted: Filter) -> list[Entry]:
    """Every mandated unit, and those others that have an innovation; of its innovations each has
    the best number by each measure, and how many they are."""
    best: dict[int, dict[Measure, Decimal]] = {}
    for one in innovations:
        _add(best.setdefault(one.unit_id, {}), one.values)
    return [
        Entry(
            unit.id or 0, unit.short_name, "", unit.id or 0, unit.kind, best.get(unit.id or 0, {})
        )
        for unit in units
        if (unit.is_mandated or unit.id in best) and wanted.kind in ("", unit.kind)
    ]


def _add(held: dict[Measure, Decimal], values: Mapping[Measure, Decimal]) -> None:
    for measure, value in values.items():
        before = held.get(measure)
        if before is None:
            held[measure] = value
        elif measure is Measure.COUNT:
            held[measure] = before + value
        else:
            better = min if measure in LOWEST_FIRST else max
            held[measure] = better(before, value)


def _entry(one: Figure, units: Mapping[int, Unit], values: Mapping[Measure, Decimal]) -> Entry:
    unit = units[one.unit_id]
    named = (one.id, one.name, unit.short_name, one.unit_id, unit.kind)
    return Entry(*named, values, one.profile, one.number, one.status)


def _values(one: Figure, year: int, within: Book) -> dict[Measure, Decimal]:
    values: dict[Measure, Decimal] = {}
    for total in one.published:
        if total.year == year and total.kind == ScoreKind.OFFICIAL:
            values.setdefault(Measure.OFFICIAL, total.number)
    if one.mandate_year == year:
        if within.counting.takes(one.status, one.profile.get("stage")):
            values[Measure.COUNT] = Decimal(1)
        if one.verified and not one.verified.part:
            values[Measure.VERIFIED] = one.verified.number
        if one.own:
            values[Measure.SELF] = one.own.number
        values[Measure.COMPLETE] = one.complete
        sent = within.local(one.registered_at).date()
        values[Measure.SPEED] = Decimal(max(0, (sent - date(year, 1, 1)).days))
    return values
