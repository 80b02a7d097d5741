"""Innovations by what a question says of them: listed and counted, or the one that is named."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, or_, select

from models import Innovation, Recognition, Unit
from services import mandates, people
from services.asking.question import Intent, Question
from services.innovations import PUBLISHED
from services.instrument.content import PastIndex
from services.people import Post
from services.policy import Action, Reach
from services.searching.shelf import Book

FACETS = ("digital", "shape", "stage")


@dataclass(frozen=True, slots=True)
class Gap:
    """A year of which nothing is recorded here, and what was published of it: the index, and how
    many were honoured under each title."""

    year: int
    index: PastIndex | None
    honours: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """`units` are the short names of those that were asked about; `year` is that of the duty which
    is meant where none was said, 0 for all years."""

    books: tuple[Book, ...]
    year: int = 0
    units: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()


def listed(
    session: Session,
    question: Question,
    past: Sequence[PastIndex],
    *,
    telegram_id: int,
    now: datetime,
) -> Listed:
    """Of the year that is said, else of the open mandate; withdrawn ones where these are asked for.
    People of a unit see its own, and what is published of the others."""
    people.allowed(session, Action.LOOK_UP, telegram_id=telegram_id, now=now, least=Reach.OPEN)
    post = people.post_of(session, telegram_id=telegram_id, now=now)
    wanted = _seen_by(session, post, telegram_id, now)
    year, units = mandates.meant(session).year, _units(session, question, post)
    wanted = wanted.where(col(Innovation.mandate_year).in_(question.years or (year,)))
    for condition in _conditions(question, [unit.id for unit in units]):
        wanted = wanted.where(condition)
    found = session.exec(wanted.order_by(col(Unit.id), col(Innovation.id)))
    books = tuple(_book(it, unit) for it, unit in found if _fits(it, question))
    names = tuple(unit.short_name for unit in units)
    return Listed(books, year, names, _gaps(session, question, past))


def _gaps(session: Session, question: Question, past: Sequence[PastIndex]) -> tuple[Gap, ...]:
    unknown = [year for year in question.years if not mandates.is_recorded(session, year)]
    indexes = {one.year: one for one in past}
    return tuple(Gap(year, indexes.get(year), _honours(session, year)) for year in unknown)


def _honours(session: Session, year: int) -> tuple[tuple[str, int], ...]:
    counted = select(Recognition.title, func.count()).where(Recognition.year == year)
    found = session.exec(counted.group_by(Recognition.title).order_by(Recognition.title))
    return tuple((title, count) for title, count in found)


def named(session: Session, question: Question, *, telegram_id: int, now: datetime) -> list[Book]:
    """Those of that name, of any year, the newest first."""
    people.allowed(session, Action.LOOK_UP, telegram_id=telegram_id, now=now, least=Reach.OPEN)
    post = people.post_of(session, telegram_id=telegram_id, now=now)
    wanted = _seen_by(session, post, telegram_id, now)
    name = (question.innovation or "").casefold()
    found = session.exec(wanted.order_by(col(Innovation.mandate_year).desc(), col(Innovation.id)))
    return [_book(it, unit) for it, unit in found if it.name.casefold() == name]


def _seen_by(session: Session, post: Post | None, telegram_id: int, now: datetime) -> Any:
    wanted: Any = select(Innovation, Unit).join(Unit)
    person = people.known(session, telegram_id=telegram_id)
    if people.reaches(session, person, Action.LOOK_UP, unit_id=None, now=now):
        return wanted
    mine = post.unit.id if post and post.unit else None
    published = col(Innovation.status).in_(PUBLISHED)
    return wanted.where(or_(published, col(Innovation.unit_id) == mine))


def _units(session: Session, question: Question, post: Post | None) -> list[Unit]:
    """None where all are meant."""
    if question.units:
        named = select(Unit).where(col(Unit.code).in_(question.units))
        return list(session.exec(named.order_by(col(Unit.id))))
    return [post.unit] if question.own and post and post.unit else []


def _conditions(question: Question, units: Sequence[int | None]) -> list[Any]:
    found: list[Any] = []
    if units or question.units:
        found.append(col(Unit.id).in_(units))
    if question.unit_kind:
        found.append(col(Unit.kind) == question.unit_kind)
    if question.status:
        found.append(col(Innovation.status) == question.status)
    else:
        found.append(col(Innovation.status) != "ditarik")
    return found


def _fits(it: Innovation, question: Question) -> bool:
    """The forms are said in short: `pelayanan publik` of `Inovasi pelayanan publik`."""
    asked = {key: said for key in FACETS if (said := getattr(question, key))}
    return all(_says(it.profile.get(key), said) for key, said in asked.items())


def _says(answer: object, said: str) -> bool:
    plain = str(answer or "").casefold()
    return plain == said.casefold() or plain.endswith(f" {said.casefold()}")


def _book(it: Innovation, unit: Unit) -> Book:
    return Book(
        key=f"i{it.id}",
        id=it.id or 0,
        number=it.number,
        name=it.name,
        unit=unit.short_name,
        unit_id=it.unit_id,
        year=it.mandate_year,
        status=it.status,
        kind=str(it.profile.get("digital") or ""),
        is_published=it.status in PUBLISHED,
    )


def is_listed(question: Question) -> bool:
    """Drafts are no innovations yet."""
    return question.intent in {Intent.INNOVATIONS, Intent.COUNT} and question.status != "draf"
