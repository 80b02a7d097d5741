"""The posts there are, what they are called, and giving one to a person."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from forms import people as words
from models import Person, Role, Unit
from services import people, policy, units
from services.desk import Desk
from services.people import OF_A_UNIT, Post
from services.policy import Action

NAMES: dict[Role, str] = {
    Role.OFFICER: words.OFFICER,
    Role.HEAD: words.HEAD,
    Role.LEADER: words.LEADER,
    Role.VERIFIER: words.VERIFIER,
    Role.ADMIN: words.ADMIN,
}
CALLED = {name: role for role, name in NAMES.items()}


@dataclass(frozen=True, slots=True)
class Seat:
    """What a post is, whoever holds it; `unit` is None for roles of the whole regency."""

    role: Role
    unit: Unit | None = None

    @property
    def unit_id(self) -> int | None:
        return self.unit.id if self.unit else None

    @property
    def unit_name(self) -> str:
        """The short one, or nothing."""
        return self.unit.short_name if self.unit else ""

    @property
    def facts(self) -> dict[str, object]:
        """For the audit."""
        return {"role": self.role, "unit_id": self.unit_id}


def action_to_fill(role: str) -> Action:
    """What somebody has to be allowed who gives a post of that role to another."""
    return Action.INVITE if role in OF_A_UNIT else Action.APPOINT


def may_fill(held: set[Role], role: str) -> bool:
    return not held.isdisjoint(policy.roles_for(action_to_fill(role)))


def seat(session: Session, role: str, unit_id: int | None) -> Seat:
    return Seat(Role(role), session.get(Unit, unit_id) if unit_id else None)


def named(desk: Desk) -> Seat:
    """The one that the answers of a form name."""
    role = CALLED[desk.value("role")]
    return Seat(role, units.named(desk.session, desk.value("unit")) if role in OF_A_UNIT else None)


def find(session: Session, wanted: Seat, *, person: Person, now: datetime) -> Post | None:
    return people.holds(session, wanted.role, wanted.unit_id, person=person, now=now)


def give(
    session: Session, wanted: Seat, *, person: Person, by_id: int | None, now: datetime
) -> Post:
    return people.give(session, wanted.role, wanted.unit_id, person=person, by_id=by_id, now=now)
