"""Who stands where: innovations or units of one year, by one measure, as a value.

The year is that of the assessment for official scores, and that of the mandate for all else. A unit
has the number of its best innovation: our rule, not the ministry's. Equal numbers share a place,
and the next place counts them all (1, 2, 2, 4).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlmodel import Session, col, select

from models import Innovation, OfficialScore, ScoreKind, Status, Unit
from services import assessment, mandates, people
from services.assessment import Assessed
from services.desk import Terms
from services.policy import Action


class Measure(StrEnum):
    """COMPLETE: the share of the indicators of which something counts, in percent."""

    OFFICIAL = "resmi"
    VERIFIED = "verifikasi"
    SELF = "mandiri"
    COUNT = "jumlah"
    COMPLETE = "kelengkapan"


SCORES = (Measure.OFFICIAL, Measure.VERIFIED, Measure.SELF)


@dataclass(frozen=True, slots=True)
class Filter:
    """Without `measure`: the best score that the year has. `kind` of unit: all, if empty. `top`: so
    many places, all if 0."""

    year: int
    measure: Measure | None = None
    of_units: bool = False
    kind: str = ""
    top: int = 0
    is_rising: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be ranked: an innovation, or a unit (whose `unit` is empty)."""

    name: str
    unit: str
    kind: str
    values: Mapping[Measure, Decimal]


@dataclass(frozen=True, slots=True)
class Place:
    place: int
    entry: Entry
    value: Decimal
    is_shared: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """`filter` has its measure; `is_fallback`: it was chosen because the year has no official
    score. `without` is how many have no number. `official_years` have official scores, the newest
    first; `measured` are the measures by which somebody has a number."""

    filter: Filter
    places: tuple[Place, ...]
    without: int
    is_fallback: bool
    measured: frozenset[Measure]
    official_years: tuple[int, ...] = ()
    asker: str = ""

    @property
    def measure(self) -> Measure:
        return self.filter.measure or Measure.OFFICIAL


@dataclass(frozen=True, slots=True)
class _Unit:
    """Of its innovations the best number by each measure, and how many they are."""

    values: dict[Measure, Decimal] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        for measure, value in entry.values.items():
            held = self.values.get(measure, Decimal())
            self.values[measure] = held + value if measure is Measure.COUNT else max(value, held)


def look(session: Session, wanted: Filter | None, *, telegram_id: int, terms: Terms) -> Ranking:
    """None: of the open mandate's year, by the best score that it has."""
    person = people.allowed(session, Action.RANK, telegram_id=telegram_id, now=terms.now)
    wanted = wanted or Filter(mandates.open_mandate(session).year)
    units = session.exec(select(Unit).order_by(col(Unit.id))).all()
    found = _innovations(session, wanted.year, units, terms)
    ranked, official = rank(found, units, wanted), _official_years(session)
    return replace(ranked, official_years=official, asker=person.name)


def rank(innovations: Sequence[Entry], units: Iterable[Unit], wanted: Filter) -> Ranking:
    if wanted.measure is Measure.COUNT and not wanted.of_units:
        wanted = replace(wanted, of_units=True)
    entries = _of_units(innovations, units) if wanted.of_units else list(innovations)
    entries = [one for one in entries if wanted.kind in ("", one.kind)]
    measured = frozenset(measure for one in entries for measure in one.values)
    measure = wanted.measure or _best(measured)
    places = _placed(entries, measure, is_rising=wanted.is_rising)
    return Ranking(
        filter=replace(wanted, measure=measure),
        places=tuple(one for one in places if not wanted.top or one.place <= wanted.top),
        without=len(entries) - len(places),
        is_fallback=wanted.measure is None and measure is not Measure.OFFICIAL,
        measured=measured,
    )


def years(session: Session, *, telegram_id: int, now: datetime) -> list[int]:
    """Those that something can be ranked of, the newest first."""
    people.allowed(session, Action.RANK, telegram_id=telegram_id, now=now)
    of_innovations = session.exec(select(Innovation.mandate_year).distinct()).all()
    open_year = mandates.open_mandate(session).year
    return sorted({open_year, *of_innovations, *_official_years(session)}, reverse=True)


def _best(measured: frozenset[Measure]) -> Measure:
    return next((one for one in SCORES if one in measured), Measure.OFFICIAL)


def _placed(entries: Iterable[Entry], measure: Measure, *, is_rising: bool) -> list[Place]:
    having = [(one.values[measure], one) for one in entries if measure in one.values]
    having.sort(key=lambda pair: (pair[0] if is_rising else -pair[0], pair[1].name.casefold()))
    first: dict[Decimal, int] = {}
    for place, (value, _) in enumerate(having, start=1):
        first.setdefault(value, place)
    shared = Counter(value for value, _ in having)
    return [Place(first[value], entry, value, shared[value] > 1) for value, entry in having]


def _of_units(innovations: Iterable[Entry], units: Iterable[Unit]) -> list[Entry]:
    """Every mandated unit, and those others that have an innovation."""
    found: dict[str, _Unit] = {}
    for one in innovations:
        found.setdefault(one.unit, _Unit()).add(one)
    return [
        Entry(unit.short_name, "", unit.kind, found.get(unit.short_name, _Unit()).values)
        for unit in units
        if unit.is_mandated or unit.short_name in found
    ]


def _innovations(session: Session, year: int, units: Iterable[Unit], terms: Terms) -> list[Entry]:
    standing = select(Innovation).where(Innovation.status != Status.WITHDRAWN)
    rows = session.exec(standing.order_by(col(Innovation.id))).all()
    by_id = {unit.id: unit for unit in units}
    found = []
    for one in assessment.assessed_many(session, rows, instruments=terms.instruments):
        unit, values = by_id[one.innovation.unit_id], _values(one, year)
        if values or one.innovation.mandate_year == year:
            found.append(Entry(one.innovation.name, unit.short_name, unit.kind, values))
    return found


def _values(one: Assessed, year: int) -> dict[Measure, Decimal]:
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
            if summed := one.total(kind):
                values[measure] = summed.number
        counted = sum(1 for line in one.own.lines if line.counted)
        values[Measure.COMPLETE] = Decimal(100 * counted) / len(one.own.lines)
    return values


def _official_years(session: Session) -> tuple[int, ...]:
    current = OfficialScore.kind == ScoreKind.OFFICIAL, col(OfficialScore.replaced_at).is_(None)
    return tuple(
        sorted(
            session.exec(select(OfficialScore.assessment_year).where(*current).distinct()),
            reverse=True,
        )
    )
