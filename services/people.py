"""Getting a person in a role; to get one is to be allowed what the role may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, or_, select

from models import Membership, Person, Role, Unit
from services.errors import NotAllowed, Stranger


@dataclass(frozen=True, slots=True)
class Officer:
    """A person acting for a unit."""

    person: Person
    unit: Unit


def known(session: Session, *, telegram_id: int) -> Person:
    found = _found(session, telegram_id)
    if found is None:
        raise Stranger(telegram_id)
    return found


def memberships(session: Session, *, person: Person, now: datetime) -> list[Membership]:
    """Those in force, oldest first."""
    wanted = select(Membership).where(Membership.person_id == person.id, *_in_force(now))
    return list(session.exec(wanted.order_by(col(Membership.id))))


def officer(session: Session, *, telegram_id: int, now: datetime) -> Officer:
    person = known(session, telegram_id=telegram_id)
    for held in memberships(session, person=person, now=now):
        if held.role == Role.OFFICER and (unit := session.get(Unit, held.unit_id)):
            return Officer(person, unit)
    raise NotAllowed(Role.OFFICER)


def leader(session: Session, *, telegram_id: int, now: datetime) -> Person:
    """Leadership, and those who work for all units."""
    person = known(session, telegram_id=telegram_id)
    held = {m.role for m in memberships(session, person=person, now=now)}
    if not held & {Role.LEADER, Role.VERIFIER, Role.ADMIN}:
        raise NotAllowed(Role.LEADER)
    return person


def in_role(session: Session, role: Role, *, now: datetime) -> list[Person]:
    wanted = select(Person).join(Membership).where(Membership.role == role, *_in_force(now))
    return list(session.exec(wanted.order_by(col(Person.id)).distinct()))


def posts_of_officers(
    session: Session, units: Iterable[Unit], *, now: datetime
) -> list[Membership]:
    """The memberships by which these units have officers."""
    theirs = col(Membership.unit_id).in_([unit.id for unit in units])
    wanted = select(Membership).where(theirs, Membership.role == Role.OFFICER, *_in_force(now))
    return list(session.exec(wanted.order_by(col(Membership.unit_id), col(Membership.id))))


def welcome_admin(session: Session, *, telegram_id: int, name: str, now: datetime) -> Person:
    """Somebody whom the settings name as admin; known from their first message on."""
    person = _found(session, telegram_id)
    held = memberships(session, person=person, now=now) if person else []
    if person and any(m.role == Role.ADMIN for m in held):
        return person
    return appoint(session, Role.ADMIN, telegram_id=telegram_id, name=name, since=now)


def appoint(
    session: Session,
    role: Role,
    *,
    telegram_id: int,
    name: str,
    since: datetime,
    unit_id: int | None = None,
) -> Person:
    """Gives a role to a person, who becomes known if they are not yet."""
    person = _found(session, telegram_id) or Person(telegram_id=telegram_id, name=name)
    session.add(person)
    session.flush()
    held = Membership(person_id=person.id or 0, role=role, unit_id=unit_id, valid_from=since)
    session.add(held)
    return person


def _found(session: Session, telegram_id: int) -> Person | None:
    return session.exec(select(Person).where(Person.telegram_id == telegram_id)).first()


def _in_force(now: datetime) -> tuple[Any, ...]:
    ends = col(Membership.valid_to)
    return col(Membership.valid_from) <= now, or_(ends.is_(None), ends > now)
