"""Whom a circular is addressed to. Posts decide at the moment of asking: who joins a unit later
finds what was addressed to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import Circle, Circular, Membership, Person, Unit
from services import people, units
from services.people import OF_A_UNIT


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody in a post that it is for; `unit_id` is None for posts of the whole regency."""

    person: Person
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class Posts:
    """What somebody is now; `kinds` are those of units, by id."""

    held: tuple[Membership, ...]
    kinds: Mapping[int | None, str]

    def are_addressed(self, it: Circular) -> bool:
        return any(_fits(it, post, self.kinds) for post in self.held)


def addressees(session: Session, it: Circular, *, now: datetime) -> list[Addressee]:
    """Once for each unit that a person is of; the regency's own last."""
    held = select(Membership, Person).join(Person).where(*people.in_force(now))
    kinds = _kinds(session)
    found = session.exec(held.order_by(col(Membership.unit_id), col(Membership.id)))
    fitting = [Addressee(who, post.unit_id) for post, who in found if _fits(it, post, kinds)]
    once = {(one.person.id, one.unit_id): one for one in fitting}
    return sorted(once.values(), key=lambda one: (one.unit_id is None, one.unit_id or 0))


def addressed_units(session: Session, it: Circular, *, now: datetime) -> list[Unit]:
    """None where only posts of the whole regency are meant."""
    if not OF_A_UNIT.intersection(it.roles):
        return []
    every = units.open_units(session, today=now.date())
    return [unit for unit in every if _is_for(it, unit.id, unit.kind)]


def named_units(session: Session, it: Circular) -> tuple[str, ...]:
    """Short names of the units that it names one by one; none where it does not."""
    named = select(Unit.short_name).where(col(Unit.id).in_(it.unit_ids))
    return tuple(session.exec(named.order_by(col(Unit.id)))) if it.unit_ids else ()


def posts(session: Session, person: Person, *, now: datetime) -> Posts:
    held = people.memberships(session, person=person, now=now)
    return Posts(tuple(held), _kinds(session))


def persons(found: Iterable[Addressee]) -> list[Person]:
    """Each once."""
    return list({one.person.id: one.person for one in found}.values())


def _fits(it: Circular, post: Membership, kinds: Mapping[int | None, str]) -> bool:
    if post.role not in it.roles:
        return False
    return post.role not in OF_A_UNIT or _is_for(it, post.unit_id, kinds.get(post.unit_id, ""))


def _is_for(it: Circular, unit_id: int | None, kind: str) -> bool:
    match it.circle:
        case Circle.KINDS:
            return kind in it.kinds
        case Circle.UNITS:
            return unit_id in it.unit_ids
    return True


def _kinds(session: Session) -> dict[int | None, str]:
    return dict(session.exec(select(Unit.id, Unit.kind)).all())
