"""Innovations or units of one year in their places, by one measure.

A unit has the number of its best innovation: our rule, not the ministry's. Equal numbers share a
place, and the next place counts them all (1, 2, 2, 4).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlmodel import Session, col, select

from models import Innovation, OfficialScore, Recognition, ScoreKind, Unit
from services import mandates, people
from services.desk import Terms
from services.policy import Action
from services.rankings.entries import Entry, Local, book, fitting, of_units
from services.rankings.filters import LOWEST_FIRST, SCORES, Facet, Filter, Measure

TOP = "Top 10"
"""The title of the list that is frozen."""


@dataclass(frozen=True, slots=True)
class Place:
    """`before` is the place in the year before, None where it had none."""

    place: int
    entry: Entry
    value: Decimal
    is_shared: bool
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """`filter` has its measure; `is_fallback`: it was chosen because the year has no official
    score. `without` is how many have no number. `official_years` have official scores, `years`
    something to rank, the newest first; `measured` are the measures by which somebody has a number,
    `affairs` those that occur in the year. `unit` is the short name, where one is meant alone.
    `is_compared`: somebody of it stood in that of the year before. `has_top`: a Top 10 of the year
    has been frozen."""

    filter: Filter
    places: tuple[Place, ...]
    without: int
    is_fallback: bool
    measured: frozenset[Measure]
    affairs: tuple[str, ...] = ()
    official_years: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    unit: str = ""
    may_publish: bool = False
    is_compared: bool = False
    has_top: bool = False

    @property
    def measure(self) -> Measure:
        return self.filter.measure or Measure.OFFICIAL


def look(
    session: Session, wanted: Filter | None, *, telegram_id: int, terms: Terms, local: Local
) -> Ranking:
    """None: of the open mandate's year, by the best score that it has."""
    person = people.allowed(session, Action.RANK, telegram_id=telegram_id, now=terms.now)
    wanted = wanted or Filter(mandates.meant(session).year)
    found = book(session, terms, local)
    innovations, units = found.of_year(wanted.year), found.units.values()
    ranked = rank(innovations, units, wanted)
    earlier = replace(ranked.filter, year=wanted.year - 1, top=0, is_reversed=False)
    past = rank(found.of_year(earlier.year), units, earlier)
    official = _official_years(session)
    unit, places = found.units.get(wanted.unit), _compared(ranked, past)
    return replace(
        ranked,
        places=places,
        affairs=tuple(sorted({it for one in innovations if (it := one.facets[Facet.AFFAIR])})),
        official_years=official,
        years=_years(session, official),
        unit=unit.short_name if unit else "",
        may_publish=people.reaches(session, person, Action.SCORE, unit_id=None, now=terms.now),
        is_compared=any(one.before is not None for one in places),
        has_top=_has_top(session, wanted.year),
    )


def rank(innovations: Sequence[Entry], units: Iterable[Unit], wanted: Filter) -> Ranking:
    if wanted.measure is Measure.COUNT and not wanted.unit:
        wanted = replace(wanted, of_units=True)
    entries = fitting(innovations, wanted)
    if wanted.of_units:
        entries = of_units(entries, units, wanted)
    measured = frozenset(measure for one in entries for measure in one.values)
    measure = wanted.measure or _best(measured)
    is_rising = wanted.is_reversed is not (measure in LOWEST_FIRST)
    places = _placed(entries, measure, is_rising=is_rising)
    return Ranking(
        filter=replace(wanted, measure=measure),
        places=tuple(one for one in places if not wanted.top or one.place <= wanted.top),
        without=len(entries) - len(places),
        is_fallback=wanted.measure is None and measure is not Measure.OFFICIAL,
        measured=measured,
    )


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


def _compared(ranked: Ranking, past: Ranking) -> tuple[Place, ...]:
    """Nothing is compared where the worst comes first: those places are no ranks."""
    if ranked.filter.is_reversed or not past.places:
        return ranked.places
    before = {one.entry.id: one.place for one in past.places}
    return tuple(
        replace(one, before=before[one.entry.id]) if one.entry.id in before else one
        for one in ranked.places
    )


def _years(session: Session, official: Iterable[int]) -> tuple[int, ...]:
    of_innovations = session.exec(select(Innovation.mandate_year).distinct()).all()
    open_year = mandates.meant(session).year
    return tuple(sorted({open_year, *of_innovations, *official}, reverse=True))


def _has_top(session: Session, year: int) -> bool:
    listed = Recognition.title == TOP, Recognition.year == year
    return session.exec(select(Recognition.id).where(*listed)).first() is not None


def _official_years(session: Session) -> tuple[int, ...]:
    current = OfficialScore.kind == ScoreKind.OFFICIAL, col(OfficialScore.replaced_at).is_(None)
    found = session.exec(select(OfficialScore.assessment_year).where(*current).distinct())
    return tuple(sorted(found, reverse=True))
