"""Drafts as lines of lists: those that one may go on with, and how far each has come."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models import Draft, Person
from services import people
from services.desk import Desk, Terms
from services.drafts import UNSENT, desk_for, name_of
from services.errors import NotAllowed
from services.policy import Action, Reach


@dataclass(frozen=True, slots=True)
class Listed:
    """A draft in a list; `done` of `total` questions are answered."""

    draft_id: int
    revision: int
    name: str
    author: str
    begun_at: datetime
    changed_at: datetime
    done: int
    total: int
    corrects: int | None
    unit: str


@dataclass(frozen=True, slots=True)
class Kept:
    """Registrations and corrections to go on with, the last touched first; `unit` is a short name,
    empty where they are one's own for several units."""

    unit: str
    drafts: list[Listed]


def kept(session: Session, *, telegram_id: int, terms: Terms) -> Kept:
    """Of the unit one acts for; of those who work for all units, what they began themselves."""
    action, now = Action.KEEP_DRAFTS, terms.now
    try:
        who = people.officer(session, action, telegram_id=telegram_id, now=now)
    except NotAllowed:
        me = people.allowed(session, action, telegram_id=telegram_id, now=now, least=Reach.SELF)
        return Kept("", _unsent(session, Draft.author_id == me.id, person=me, terms=terms))
    theirs = Draft.unit_id == who.unit.id
    found = _unsent(session, theirs, person=who.person, terms=terms)
    return Kept(who.unit.short_name, found)


def _unsent(session: Session, whose: Any, *, person: Person, terms: Terms) -> list[Listed]:
    wanted = select(Draft).where(whose, *UNSENT)
    found = session.exec(wanted.order_by(col(Draft.changed_at).desc(), col(Draft.id).desc()))
    return [listed(desk_for(session, draft, person, terms)) for draft in found]


def listed_for(session: Session, draft: Draft, *, person: Person, terms: Terms) -> Listed:
    return listed(desk_for(session, draft, person, terms))


def listed(desk: Desk) -> Listed:
    """The draft as a line of a list."""
    author = desk.session.get_one(Person, desk.draft.author_id)
    asked = desk.asked
    return Listed(
        draft_id=desk.draft.id or 0,
        revision=desk.draft.revision,
        name=name_of(desk.draft) or "",
        author=author.name,
        begun_at=desk.draft.created_at,
        changed_at=desk.draft.changed_at,
        done=sum(desk.is_answered(q) for q in asked),
        total=len(asked),
        corrects=desk.draft.innovation_id,
        unit=desk.unit.short_name if desk.unit else "",
    )
