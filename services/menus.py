"""Whose command menu is which, and what Telegram was last seen to take."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models import Membership, Person, Role
from services import people

REFUSED = "!"  # stands before a menu that Telegram would not take for this chat


@dataclass(frozen=True, slots=True)
class Shown:
    """`menu` is what `note` wrote down last; `role` that of the post in which the person acts, None
    if they have none."""

    person_id: int
    telegram_id: int
    menu: str
    role: Role | None
    has_several: bool


def everybody(session: Session, *, now: datetime) -> list[Shown]:
    """People with a post, and those whose menu is left from one. Asked at every beat: columns cost
    a fifth of whole rows."""
    held: dict[int, dict[int, str]] = {}
    posts = select(Membership.person_id, Membership.id, Membership.role)
    in_force = posts.where(*people.in_force(now)).order_by(col(Membership.id))
    for person_id, number, role in session.exec(in_force):
        held.setdefault(person_id, {})[number or 0] = role
    columns: Any = Person.id, Person.telegram_id, Person.menu, Person.active_membership_id
    return [
        _shown(number, telegram_id, menu or "", held.get(number, {}), acting)
        for number, telegram_id, menu, acting in session.exec(select(*columns).order_by(columns[0]))
        if number in held or menu
    ]


def note(session: Session, person_id: int, menu: str, *, is_refused: bool = False) -> None:
    """What a person sees from now on; a refusal stands until another menu is due, or they write."""
    person = session.get_one(Person, person_id)
    person.menu = f"{REFUSED}{menu}" if is_refused else menu
    session.add(person)


def try_again(session: Session, person: Person) -> None:
    """They are here: what was refused before may be taken now."""
    if person.menu and person.menu.startswith(REFUSED):
        person.menu = ""
        session.add(person)


def _shown(
    person_id: int, telegram_id: int, menu: str, held: dict[int, str], acting: int | None
) -> Shown:
    """`held` are roles by post, the oldest first, which is acted in unless another is `acting`."""
    role = held.get(acting or 0) or next(iter(held.values()), None)
    return Shown(person_id, telegram_id, menu, Role(role) if role else None, len(held) > 1)
