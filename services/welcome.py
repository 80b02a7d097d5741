"""Somebody is here: what the bot knows of them."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models import Person, Role
from services import access, menus, people, policy
from services.access import Asked
from services.errors import Stranger
from services.people import Post
from services.policy import Action


@dataclass(frozen=True, slots=True)
class Guest:
    """`posts` has the active one first; `asked` waits for an answer, `to_decide` for theirs."""

    telegram_id: int
    name: str
    posts: tuple[Post, ...] = ()
    asked: tuple[Asked, ...] = ()
    to_decide: int = 0

    @property
    def role(self) -> Role | None:
        """The one they act in."""
        return self.posts[0].role if self.posts else None


def come_in(
    session: Session, *, telegram_id: int, name: str, is_admin: bool, now: datetime
) -> Guest:
    """`is_admin`: the settings name them so; they are known from here on. Strangers are not."""
    if is_admin:
        people.welcome_admin(session, telegram_id=telegram_id, name=name, now=now)
    try:
        person = people.known(session, telegram_id=telegram_id)
    except Stranger:
        return Guest(telegram_id, name)
    menus.try_again(session, person)
    return look(session, person, now=now)


def look(session: Session, person: Person, *, now: datetime) -> Guest:
    held = people.posts(session, person=person, now=now)
    decides = any(policy.may(post.role, Action.DECIDE_ACCESS) for post in held)
    who = person.telegram_id
    waiting = access.to_decide(session, telegram_id=who, now=now) if decides else []
    asked = access.waiting_of(session, person=person)
    return Guest(who, person.name, tuple(held), tuple(asked), len(waiting))
