"""Units side by side in one year; a unit, or the regency, over the years.

What nobody has recorded is None, never 0: a year without a duty and without an innovation in our
books is unknown, a mandated year without an innovation of the unit is a true 0.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sqlmodel import Session, col, select

from models import Innovation, OfficialScore, Unit
from services import mandates, people
from services.asking.question import Intent, Question
from services.desk import Terms
from services.errors import NotFound
from services.policy import Action
from services.rankings.entries import Book, Entry, Local, book, of_units
from services.rankings.filters import SCORES, Filter, Measure

LEAST, MOST = 2, 5  # units side by side
MOST_YEARS = 6
SHOWN = (*SCORES, Measure.COUNT, Measure.COMPLETE)


class OfRegency(StrEnum):
    """What only the whole regency has: units that have an innovation, and the published index."""

    HAVING = "memenuhi"
    INDEX = "indeks"


Row = Measure | OfRegency


@dataclass(frozen=True, slots=True)
class Line:
    row: Row
    values: tuple[Decimal | None, ...]

    @property
    def is_empty(self) -> bool:
        return all(value is None for value in self.values)


@dataclass(frozen=True, slots=True)
class Compared:
    """`heads` are units or years; each line has a value for each. `main` is the row that was asked
    for, or the best that there is. `subject` is the unit of a trend, empty for the regency; `year`
    that of a comparison, 0 for a trend."""

    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    main: Row
    subject: str = ""
    year: int = 0

    @property
    def main_line(self) -> Line:
        return next(one for one in self.lines if one.row == self.main)


def side_by_side(
    session: Session, question: Question, *, telegram_id: int, terms: Terms, local: Local
) -> Compared | None:
    """In one year; None where two to five units are not named."""
    people.allowed(session, Action.RANK, telegram_id=telegram_id, now=terms.now)
    units = _named(session, question, telegram_id, terms)
    if not LEAST <= len(units) <= MOST:
        return None
    year = question.year(mandates.meant(session).year)
    found = book(session, terms, local)
    sides = [_of_unit(found, unit, year) for unit in units]
    known = mandates.is_recorded(session, year)
    lines = [Line(row, tuple(_value(side, row, known) for side in sides)) for row in SHOWN]
    return Compared(
        tuple(unit.short_name for unit in units), tuple(lines), _main(question, lines), year=year
    )


def over_years(
    session: Session, question: Question, *, telegram_id: int, terms: Terms, local: Local
) -> Compared:
    """Of the unit that is named, or one's own; else of the regency. NotFound if it is not theirs,
    or several are named."""
    units = _named(session, question, telegram_id, terms)
    person = people.known(session, telegram_id=telegram_id)
    if not units:
        people.allowed(session, Action.RANK, telegram_id=telegram_id, now=terms.now)
        return _of_regency(session, question, terms, local)
    (unit, *others) = units
    if others or not people.reaches(
        session, person, Action.SEE_SCORES, unit_id=unit.id, now=terms.now
    ):
        raise NotFound
    years = _years(session, question)
    found = book(session, terms, local)
    known = {year: mandates.is_recorded(session, year) for year in years}
    sides = {year: _of_unit(found, unit, year) for year in years}
    lines = [
        Line(row, tuple(_value(sides[year], row, known[year]) for year in years)) for row in SHOWN
    ]
    heads = tuple(map(str, years))
    return Compared(heads, tuple(lines), _main(question, lines), unit.short_name)


def _of_regency(session: Session, question: Question, terms: Terms, local: Local) -> Compared:
    years = _years(session, question, published=[one.year for one in terms.instruments.past])
    found = book(session, terms, local)
    entries = {year: found.of_year(year) for year in years}
    known = {year: mandates.is_recorded(session, year) for year in years}
    index = {one.year: Decimal(str(one.index)) for one in terms.instruments.past}
    lines = [Line(row, tuple(_mean(entries[year], row) for year in years)) for row in SCORES]
    lines += [
        Line(row, tuple(count(entries[y]) if known[y] else None for y in years))
        for row, count in COUNTED.items()
    ]
    lines.append(Line(OfRegency.INDEX, tuple(index.get(year) for year in years)))
    return Compared(tuple(map(str, years)), tuple(lines), _main(question, lines, Measure.COUNT))


def _count(entries: Collection[Entry]) -> Decimal:
    return Decimal(sum(Measure.COUNT in one.values for one in entries))


def _having(entries: Collection[Entry]) -> Decimal:
    return Decimal(len({one.unit_id for one in entries if Measure.COUNT in one.values}))


COUNTED: dict[Row, Callable[[Collection[Entry]], Decimal]] = {
    Measure.COUNT: _count,
    OfRegency.HAVING: _having,
}


def _mean(entries: Collection[Entry], row: Measure) -> Decimal | None:
    """Over the innovations that have the score."""
    values = [one.values[row] for one in entries if row in one.values]
    return sum(values, Decimal()) / len(values) if values else None


def _of_unit(found: Book, unit: Unit, year: int) -> Entry | None:
    mine = [one for one in found.of_year(year) if one.unit_id == unit.id]
    return next(
        (one for one in of_units(mine, [unit], Filter(year, of_units=True)) if one.id == unit.id),
        None,
    )


def _value(side: Entry | None, row: Measure, is_known: bool) -> Decimal | None:
    found = side.values.get(row) if side else None
    return Decimal() if found is None and row is Measure.COUNT and is_known else found


def _main(question: Question, lines: Sequence[Line], usual: Row | None = None) -> Row:
    asked = next((one.row for one in lines if one.row == question.metric), None)
    full = [one.row for one in lines if not one.is_empty]
    return asked or (usual if usual in full else None) or next(iter(full), lines[0].row)


def _named(session: Session, question: Question, telegram_id: int, terms: Terms) -> list[Unit]:
    """In the order in which they were said; one's own first."""
    found = session.exec(select(Unit).where(col(Unit.code).in_(question.units))).all()
    ordered = sorted(found, key=lambda unit: question.units.index(unit.code))
    post = people.post_of(session, telegram_id=telegram_id, now=terms.now)
    is_own = question.own or (question.intent is Intent.TREND and _is_of_nobody(question))
    if is_own and post and post.unit and post.unit not in ordered:
        return [post.unit, *ordered]
    return ordered


def _is_of_nobody(question: Question) -> bool:
    return not question.units and question.object is None


def _years(
    session: Session, question: Question, *, published: Collection[int] = ()
) -> tuple[int, ...]:
    """Those that were said, else all of which something is recorded, at least the last three."""
    if len(question.years) > 1:
        return question.years
    current = mandates.meant(session).year
    held = set(session.exec(select(Innovation.mandate_year).distinct()))
    held |= set(session.exec(select(OfficialScore.assessment_year).distinct()))
    held |= {current, current - 1, current - 2, *published, *question.years}
    return tuple(sorted(held)[-MOST_YEARS:])
