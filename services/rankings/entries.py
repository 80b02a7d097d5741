"""What can be ranked of a year: each innovation with a number by every measure that it has one by.

The year is that of the assessment for official scores, and that of the mandate for all else.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session, col, select

from models import Innovation, OfficialScore, ScoreKind, Status, Unit
from services import assessment
from services.assessment import Assessed
from services.desk import Terms
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
    facets: Mapping[Facet, str] = field(default_factory=dict)
    number: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """All innovations, assessed once, from which the entries of any year are taken."""

    assessed: tuple[Assessed, ...]
    units: Mapping[int, Unit]
    local: Local

    def of_year(self, year: int) -> list[Entry]:
        found = []
        for one in self.assessed:
            values = _values(one, year, self.local)
            if values or one.innovation.mandate_year == year:
                found.append(_entry(one.innovation, self.units, values))
        return found


def book(session: Session, years: Collection[int], terms: Terms, local: Local) -> Book:
    """Of those mandate years, and what has an official score of one of them."""
    scored = select(OfficialScore.innovation_id).where(
        col(OfficialScore.assessment_year).in_(list(years))
    )
    wanted = select(Innovation).where(
        Innovation.status != Status.WITHDRAWN,
        col(Innovation.mandate_year).in_(list(years)) | col(Innovation.id).in_(scored),
    )
    rows = session.exec(wanted.order_by(col(Innovation.id))).all()
    units = {unit.id or 0: unit for unit in session.exec(select(Unit).order_by(col(Unit.id)))}
    found = assessment.assessed_many(session, rows, instruments=terms.instruments)
    return Book(tuple(found), units, local)


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


def _entry(it: Innovation, units: Mapping[int, Unit], values: Mapping[Measure, Decimal]) -> Entry:
    unit = units[it.unit_id]
    facets = {facet: str(it.profile.get(facet) or "") for facet in Facet}
    return Entry(
        it.id or 0,
        it.name,
        unit.short_name,
        it.unit_id,
        unit.kind,
        values,
        facets,
        it.number,
        it.status,
    )


def _values(one: Assessed, year: int, local: Local) -> dict[Measure, Decimal]:
    values: dict[Measure, Decimal] = {}
    for total in one.published_totals:
        if total.kind == ScoreKind.OFFICIAL and total.year == year:
            values.setdefault(Measure.OFFICIAL, total.number)
    if one.innovation.mandate_year == year:
        values[Measure.COUNT] = Decimal(1)
        for measure, kind in (
            (Measure.VERIFIED, ScoreKind.VERIFIED),
            (Measure.SELF, ScoreKind.SELF),
        ):
            if (summed := one.total(kind)) and not summed.part:
                values[measure] = summed.number
        counted = sum(1 for line in one.own.lines if line.counted)
        values[Measure.COMPLETE] = Decimal(100 * counted) / len(one.own.lines)
        sent = local(one.innovation.registered_at).date()
        values[Measure.SPEED] = Decimal(max(0, (sent - date(year, 1, 1)).days))
    return values
