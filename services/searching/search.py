"""Who may find what: those outside of a unit find what is published, by what is published."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import Innovation, Unit
from services import drafts, people
from services.asking.question import Question
from services.desk import Tap, Terms
from services.errors import NotFound
from services.innovations import PUBLISHED
from services.policy import Action, Reach
from services.searching.shelf import Book, Sees, Shelf

MOST_ALIKE = 10


@dataclass(frozen=True, slots=True)
class Alike:
    """Innovations that are like one, or like what a draft says so far."""

    name: str
    books: tuple[Book, ...]


def may(session: Session, *, telegram_id: int, now: datetime) -> None:
    _sight(session, telegram_id, now)


def find(
    session: Session, shelf: Shelf, question: Question, *, telegram_id: int, now: datetime
) -> list[Book]:
    """By the words of the question, within its years, units and kinds."""
    finds, sees = _sight(session, telegram_id, now)
    shelf.refresh(session)
    found = shelf.find(question.query or "", may=finds, sees=sees)
    return _within(session, found, question)


def like(
    session: Session, shelf: Shelf, innovation_id: int, *, telegram_id: int, now: datetime
) -> Alike:
    """NotFound to those who may not even see that one."""
    finds, sees = _sight(session, telegram_id, now)
    it = session.get(Innovation, innovation_id)
    person = people.known(session, telegram_id=telegram_id)
    if it is None or not people.reaches(
        session,
        person,
        Action.SEARCH,
        unit_id=it.unit_id,
        now=now,
        is_published=it.status in PUBLISHED,
    ):
        raise NotFound
    shelf.refresh(session)
    key = f"i{innovation_id}"
    is_whole = people.reaches(session, person, Action.READ, unit_id=it.unit_id, now=now)
    texts = [it.name, str(it.profile.get("problem") or "") if is_whole else ""]
    found = shelf.like(texts, may=finds, sees=sees, but=key)
    return Alike(it.name, tuple(found[:MOST_ALIKE]))


def like_draft(
    session: Session, shelf: Shelf, tap: Tap, *, telegram_id: int, terms: Terms
) -> Alike:
    """What the draft says by now of problem and name."""
    people.allowed(
        session, Action.KEEP_DRAFTS, telegram_id=telegram_id, now=terms.now, least=Reach.SELF
    )
    desk = drafts.at_tapped(session, tap, telegram_id=telegram_id, terms=terms)
    finds, sees = _sight(session, telegram_id, terms.now)
    shelf.refresh(session)
    texts = [str(said) for said in (desk.value("name"), desk.value("problem")) if said]
    found = shelf.like(texts, may=finds, sees=sees, but=f"i{desk.draft.innovation_id}")
    return Alike(drafts.name_of(desk.draft) or "", tuple(found[:MOST_ALIKE]))


def _sight(session: Session, telegram_id: int, now: datetime) -> tuple[Sees, Sees]:
    """Which innovations somebody may find at all, and which they see whole."""
    person = people.allowed(
        session, Action.SEARCH, telegram_id=telegram_id, now=now, least=Reach.OPEN
    )
    held = people.memberships(session, person=person, now=now)
    units = {m.unit_id for m in held if m.unit_id is not None}
    is_everywhere = people.reaches(session, person, Action.SEARCH, unit_id=None, now=now)

    def sees(book: Book) -> bool:
        return is_everywhere or book.unit_id in units

    return (lambda book: book.is_published or sees(book)), sees


def _within(session: Session, found: list[Book], question: Question) -> list[Book]:
    wanted = select(Unit.id).order_by(col(Unit.id))
    if question.units:
        wanted = wanted.where(col(Unit.code).in_(question.units))
    if question.unit_kind:
        wanted = wanted.where(Unit.kind == question.unit_kind)
    units = set(session.exec(wanted)) if question.units or question.unit_kind else None
    return [
        book
        for book in found
        if (not question.years or book.year in question.years)
        and (units is None or book.unit_id in units)
        and question.digital in (None, book.kind)
    ]
