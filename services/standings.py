"""The regency's index as it stands: which innovations count, the regency's own levels (SPD), and
what would be if."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from sqlmodel import Session, select

from models import Person, RegencyLevel, ScoreKind, Unit
from services import audit, mandates, people
from services.desk import Tap, Terms
from services.errors import NotFound
from services.figures import Figure
from services.index import Effects, Index, Standing, effects, index
from services.instrument import Instrument, PastIndex
from services.official.standing import Tally, tally
from services.policy import Action

SET = "regency_level.set"


@dataclass(frozen=True, slots=True)
class Counted:
    """An innovation with the points that count: verified as a whole, or else of the
    self-assessment."""

    innovation: Figure
    unit: Unit
    kind: ScoreKind
    number: Decimal


@dataclass(frozen=True, slots=True)
class IndexCard:
    """`year` is the assessment year; `levels` are the regency's own by the code of the indicator;
    `raised` are the units that a simulation raises, empty while nothing is simulated."""

    year: int
    instrument: Instrument
    counted: tuple[Counted, ...]
    levels: Mapping[str, RegencyLevel]
    now: Index
    effects: Effects
    past: tuple[PastIndex, ...]
    may_set: bool
    official: Tally

    @property
    def is_provisional(self) -> bool:
        return self.instrument.year != self.year

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Affairs that are basic services, and that no innovation covers."""
        covered = self.now.standing.covered
        return tuple(one for one in self.instrument.basic_affairs if one not in covered)


@dataclass(frozen=True, slots=True)
class Simulation:
    """`raised` are units whose best innovation is lifted to `target` points; none is lowered.
    `without` were meant too, and have no innovation that counts."""

    card: IndexCard
    target: int
    raised: tuple[Unit, ...]
    without: tuple[Unit, ...]
    then: Index


def card(session: Session, *, telegram_id: int, terms: Terms, year: int | None = None) -> IndexCard:
    """Of that assessment year; of the one in which the open mandate's innovations are scored, if
    none is given."""
    person = people.allowed(session, Action.SEE_INDEX, telegram_id=telegram_id, now=terms.now)
    year = year or mandates.meant(session).year + 1
    instrument = terms.instruments.of(year)
    counted, levels = _counted(session, year, terms), _levels(session, instrument)
    found = index(instrument.rules, _standing(instrument, counted, levels))
    return IndexCard(
        year=year,
        instrument=instrument,
        counted=tuple(counted),
        levels=levels,
        now=found,
        effects=effects(found, instrument.basic_affairs),
        past=terms.instruments.past,
        may_set=_may_set(session, person, terms.now),
        official=tally(session, year),
    )


def simulate(found: IndexCard, units: Sequence[Unit], target: int) -> Simulation:
    """Changes nothing: only the numbers of these units' best innovations, in the working."""
    wanted = {unit.id for unit in units}
    best = {one.unit.id: one for one in sorted(found.counted, key=lambda one: one.number)}
    raised = tuple(one.unit for one in best.values() if one.unit.id in wanted)
    without = tuple(unit for unit in units if unit.id not in best)
    lifted = {best[unit.id].innovation.id for unit in raised}
    numbers = tuple(
        max(one.number, Decimal(target)) if one.innovation.id in lifted else one.number
        for one in found.counted
    )
    then = index(found.now.rules, replace(found.now.standing, scores=numbers))
    return Simulation(found, target, raised, without, then)


def lowest(found: IndexCard, count: int) -> list[Unit]:
    """So many units with the lowest best innovation."""
    best = {one.unit.id: one for one in sorted(found.counted, key=lambda one: one.number)}
    ranked = sorted(best.values(), key=lambda one: (one.number, one.unit.id))
    return [one.unit for one in ranked[:count]]


def set_level(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> bool:
    """`tap` holds the instrument's year, the revision, the code and the level; 0 takes it back.
    False if it has changed since the button was shown."""
    person = people.allowed(session, Action.SCORE, telegram_id=telegram_id, now=terms.now)
    instrument = terms.instruments.by_year.get(tap.draft_id)
    codes = {one.code: one for one in instrument.regency_indicators} if instrument else {}
    level = int(tap.choice) if tap.choice.isdigit() else -1
    if tap.key not in codes or not 0 <= level <= len(codes[tap.key].levels):
        raise NotFound
    same = RegencyLevel.instrument_year == tap.draft_id, RegencyLevel.indicator == tap.key
    row = session.exec(select(RegencyLevel).where(*same)).first()
    before = row.level if row else 0
    if before == level:
        return True
    if (row.revision if row else 0) != tap.revision:
        return False
    _write(session, row, tap, level, person, terms.now)
    return True


def _write(
    session: Session,
    row: RegencyLevel | None,
    tap: Tap,
    level: int,
    person: Person,
    now: datetime,
) -> None:
    before = {"level": row.level} if row else None
    if row is None:
        row = RegencyLevel(
            instrument_year=tap.draft_id, indicator=tap.key, level=level, by_id=0, at=now
        )
    else:
        row.level, row.revision = level, row.revision + 1
    row.by_id, row.at = person.id or 0, now
    session.add(row)
    subject, after = f"indicator:{tap.key}", {"level": level, "instrument_year": tap.draft_id}
    audit.record(session, SET, subject, who_id=person.id, now=now, before=before, after=after)


def _may_set(session: Session, person: Person, now: datetime) -> bool:
    return people.reaches(session, person, Action.SCORE, unit_id=None, now=now)


def _counted(session: Session, year: int, terms: Terms) -> list[Counted]:
    """Innovations that the year takes, and that have points; nobody else is sent to the
    ministry."""
    every = terms.figures.now(session, terms.instruments).standing
    units = {unit.id: unit for unit in session.exec(select(Unit))}
    points = [(one, *_points(one)) for one in every if one.base_year in (year - 2, year - 1)]
    return [
        Counted(one, units[one.unit_id], kind, number) for one, kind, number in points if number > 0
    ]


def _points(one: Figure) -> tuple[ScoreKind, Decimal]:
    if one.checked_points is not None:
        return ScoreKind.VERIFIED, one.checked_points
    return ScoreKind.SELF, one.own_points


def _levels(session: Session, instrument: Instrument) -> dict[str, RegencyLevel]:
    of_year = RegencyLevel.instrument_year == instrument.year
    return {row.indicator: row for row in session.exec(select(RegencyLevel).where(of_year))}


def _standing(
    instrument: Instrument, counted: Sequence[Counted], levels: Mapping[str, RegencyLevel]
) -> Standing:
    affairs = {one.innovation.profile["affair"] for one in counted}
    spd = [
        one.points(levels[one.code].level)
        for one in instrument.regency_indicators
        if one.code in levels
    ]
    return Standing(
        scores=tuple(one.number for one in counted),
        covered=frozenset(affairs & set(instrument.basic_affairs)),
        spd=sum(spd, Decimal()),
    )
