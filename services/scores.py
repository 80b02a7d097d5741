"""Scores as people ask for them: of an innovation, of a unit; never mixed, each with its year.

A unit's score is that of its best innovation of the assessment year: official, else verified, else
self. This rule is ours, and labelled so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel import Session, col, select

from models import Innovation, Person, Status, Unit
from services import assessment, evidence, mandates, people, regency_settings, units
from services.assessment import Assessed, Total
from services.desk import Desk, Terms
from services.errors import NotFound
from services.figures import Figure
from services.outcomes import UnitScored
from services.policy import Action
from services.regency_settings import DISTANCE_SHOWN
from services.scoring import Advice, advice
from services.unit_scores import UnitScores


@dataclass(frozen=True, slots=True)
class InnovationScore:
    """`steps` is what raises the self-assessment, what raises it most first."""

    assessed: Assessed
    unit: str
    steps: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What words may have meant: a unit, or innovations and units to choose from."""

    unit: UnitScores | None
    innovations: tuple[Innovation, ...] = ()
    units: tuple[Unit, ...] = ()


def of_innovation(
    session: Session, innovation_id: int, *, telegram_id: int, terms: Terms
) -> InnovationScore:
    it, _ = evidence.visible(
        session, innovation_id, Action.SEE_SCORES, telegram_id=telegram_id, now=terms.now
    )
    found = assessment.assessed(session, it, instruments=terms.instruments)
    unit = session.get_one(Unit, it.unit_id).short_name
    return InnovationScore(found, unit, tuple(advice(found.own)))


def of_own_unit(session: Session, *, telegram_id: int, terms: Terms) -> UnitScores | None:
    """None to those who act for no unit."""
    post = people.post_of(session, telegram_id=telegram_id, now=terms.now)
    if post is None or post.unit is None:
        people.allowed(session, Action.SEE_SCORES, telegram_id=telegram_id, now=terms.now)
        return None
    return of_unit(session, post.unit.id or 0, telegram_id=telegram_id, terms=terms)


def of_unit(session: Session, unit_id: int, *, telegram_id: int, terms: Terms) -> UnitScores:
    """To its own people, and to those who see the scores of all."""
    person, unit = people.known(session, telegram_id=telegram_id), session.get(Unit, unit_id)
    if unit is None or not _may_see(session, person, unit_id, terms.now):
        raise NotFound
    everything = terms.figures.now(session, terms.instruments).standing
    theirs = _assessed(session, unit_id, terms)
    year = max((one.year for one in theirs), default=mandates.meant(session).year + 1)
    ranked = sorted(theirs, key=lambda one: -(one.best.number if one.best else Decimal(-1)))
    is_shown = regency_settings.value(session, DISTANCE_SHOWN)
    best = _best(theirs, year)
    return UnitScores(
        unit=unit,
        year=year,
        found=tuple(ranked),
        best=best,
        before=_published_before(theirs, year),
        distance=_distance(everything, unit_id, best, year) if is_shown else None,
        is_distance_shown=is_shown,
    )


def find(session: Session, text: str, *, telegram_id: int, terms: Terms) -> Found:
    """By the name of a unit as people type it, or by words out of an innovation's name; of what
    this person may see."""
    person = people.known(session, telegram_id=telegram_id)
    meant = units.find(session, text, today=terms.today)
    unit = meant.unit or meant.likely
    if unit is not None:
        return Found(of_unit(session, unit.id or 0, telegram_id=telegram_id, terms=terms))
    every = select(Innovation).where(Innovation.status != Status.WITHDRAWN)
    alike = [
        it
        for it in session.exec(every.order_by(col(Innovation.id).desc()))
        if text.casefold() in f"{it.name} {it.number}".casefold()
        and _may_see(session, person, it.unit_id, terms.now)
    ]
    near = [one for one in meant.nearest if _may_see(session, person, one.id, terms.now)]
    return Found(None, tuple(alike[:6]), tuple(near))


def submit(desk: Desk) -> UnitScored:
    """The unit has been said."""
    unit, who = units.named(desk.session, desk.value("unit")), desk.person.telegram_id
    return UnitScored(of_unit(desk.session, unit.id or 0, telegram_id=who, terms=desk.terms))


def _may_see(session: Session, person: Person, unit_id: int | None, now: datetime) -> bool:
    return people.reaches(session, person, Action.SEE_SCORES, unit_id=unit_id, now=now)


def _assessed(session: Session, unit_id: int, terms: Terms) -> list[Assessed]:
    every = select(Innovation).where(
        Innovation.unit_id == unit_id, Innovation.status != Status.WITHDRAWN
    )
    found = session.exec(every.order_by(col(Innovation.id))).all()
    return assessment.assessed_many(session, found, instruments=terms.instruments)


def _best(found: Iterable[Assessed | Figure], year: int) -> Total | None:
    totals = [one.best for one in found if one.best and one.year == year]
    return max(totals, key=lambda total: total.number, default=None)


def _published_before(found: Iterable[Assessed], year: int) -> Total | None:
    """The best number that was published for the year before."""
    last = [total for one in found for total in one.published_totals if total.year == year - 1]
    return max(last, key=lambda total: total.number, default=None)


def _distance(
    everything: Iterable[Figure], unit_id: int, mine: Total | None, year: int
) -> Decimal | None:
    """Points to the next better unit of the same scale; None where there is none."""
    by_unit: dict[int, list[Figure]] = {}
    for one in everything:
        by_unit.setdefault(one.unit_id, []).append(one)
    others = [_best(theirs, year) for other, theirs in by_unit.items() if other != unit_id]
    if mine is None:
        return None
    ahead = [t.number for t in others if t and t.scale == mine.scale and t.number > mine.number]
    return min(ahead) - mine.number if ahead else None
