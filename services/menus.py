"""Whose command menu is which, and what Telegram was last seen to take."""

from dataclasses import dataclass
from datetime import datetime

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
    """People with a post, and those whose menu is left from one."""
    held: dict[int, list[Membership]] = {}
    in_force = select(Membership).where(*people.in_force(now))
    for membership in session.exec(in_force.order_by(col(Membership.id))):
        held.setdefault(membership.person_id, []).append(membership)
    found = session.exec(select(Person).order_by(col(Person.id)))
    return [
        _shown(person, held.get(person.id or 0, []))
        for person in found
        if person.id in held or person.menu
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


def _shown(person: Person, held: list[Membership]) -> Shown:
    acting = sorted(held, key=lambda m: m.id != person.active_membership_id)
    role = Role(acting[0].role) if acting else None
    return Shown(person.id or 0, person.telegram_id, person.menu or "", role, len(held) > 1)
