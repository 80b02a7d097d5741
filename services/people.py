"""Getting a person; to get one for an action is to be allowed it, by the table in `policy`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlmodel import Session, col, or_, select

from models import Membership, Person, Role, Unit
from services import audit, policy, regency_settings
from services.errors import NotAllowed, NotFound, Stranger
from services.policy import Action, Reach
from services.regency_settings import SCORES_FOR

OF_A_UNIT = frozenset({Role.OFFICER, Role.HEAD})


def in_force(now: Any) -> tuple[Any, ...]:
    """What a query asks of memberships that count at that moment, or at that of a parameter."""
    ends = col(Membership.valid_to)
    lasts = col(Membership.valid_from) <= now, or_(ends.is_(None), ends > now)
    return *lasts, col(Membership.suspended_at).is_(None)


# Nearly everything that anybody does asks these two: made once, they cost a third less.
FOUND = select(Person).where(Person.telegram_id == bindparam("telegram_id"))
HELD = (
    select(Membership)
    .where(Membership.person_id == bindparam("person_id"), *in_force(bindparam("now")))
    .order_by(col(Membership.id))
)


@dataclass(frozen=True, slots=True)
class Officer:
    """A person acting for a unit, as its operator or its head."""

    person: Person
    unit: Unit


@dataclass(frozen=True, slots=True)
class Post:
    """A membership with what it is for; `unit` is None for roles of the whole regency."""

    membership_id: int
    role: Role
    unit: Unit | None


def known(session: Session, *, telegram_id: int) -> Person:
    found = _found(session, telegram_id)
    if found is None:
        raise Stranger(telegram_id)
    return found


def known_among(session: Session, telegram_ids: set[int]) -> set[int]:
    theirs = col(Person.telegram_id).in_(sorted(telegram_ids))
    return set(session.exec(select(Person.telegram_id).where(theirs)))


def arrived(session: Session, *, telegram_id: int, name: str) -> Person:
    """The person, known from now on, though without any role yet."""
    person = _found(session, telegram_id) or Person(telegram_id=telegram_id, name=name)
    session.add(person)
    session.flush()
    return person


def memberships(session: Session, *, person: Person, now: datetime) -> list[Membership]:
    """Those in force, the one that the person acts in first, then the oldest."""
    return in_turn(session.exec(HELD, params={"person_id": person.id, "now": now}), person)


def in_turn(held: Iterable[Membership], person: Person) -> list[Membership]:
    """The one that the person acts in first."""
    return sorted(held, key=lambda one: one.id != person.active_membership_id)


def posts(session: Session, *, person: Person, now: datetime) -> list[Post]:
    """All that a person is at the moment, the active one first."""
    held = memberships(session, person=person, now=now)
    return [Post(m.id or 0, Role(m.role), session.get(Unit, m.unit_id or 0)) for m in held]


def post_of(session: Session, *, telegram_id: int, now: datetime) -> Post | None:
    """What somebody acts as; None for strangers and people without a role."""
    person = _found(session, telegram_id)
    held = posts(session, person=person, now=now) if person else []
    return held[0] if held else None


def roles(session: Session, *, person: Person, now: datetime) -> set[Role]:
    return {Role(m.role) for m in memberships(session, person=person, now=now)}


def switch(session: Session, *, person: Person, membership_id: int, now: datetime) -> Post:
    """Acts in another post from now on; a form that is open is put aside, not lost."""
    held = [m.id for m in memberships(session, person=person, now=now)]
    if membership_id not in held:
        raise NotFound
    person.active_membership_id, person.open_draft_id = membership_id, None
    session.add(person)
    return posts(session, person=person, now=now)[0]


def allowed(
    session: Session,
    action: Action,
    *,
    telegram_id: int,
    now: datetime,
    least: Reach = Reach.ALL,
) -> Person:
    """Somebody whose reach in that action is at least so wide: over all units, if not said."""
    person = known(session, telegram_id=telegram_id)
    may = [role for role in Role if reach(session, role, action) >= least]
    if not roles(session, person=person, now=now).intersection(may):
        raise NotAllowed(*policy.roles_for(action))
    return person


def officer(
    session: Session, action: Action = Action.REGISTER, *, telegram_id: int, now: datetime
) -> Officer:
    """Somebody who may do it for their unit; of several units, the one that they act in."""
    person = known(session, telegram_id=telegram_id)
    for held in memberships(session, person=person, now=now):
        is_theirs = reach(session, Role(held.role), action) is Reach.UNIT
        if is_theirs and (unit := session.get(Unit, held.unit_id)):
            return Officer(person, unit)
    raise NotAllowed(*policy.roles_for(action))


def may(session: Session, action: Action, *, telegram_id: int, now: datetime) -> bool:
    """Whether somebody may do it at all, as far as it may reach; strangers may not."""
    person = _found(session, telegram_id)
    held = roles(session, person=person, now=now) if person else set()
    return any(reach(session, role, action) for role in held)


def reaches(
    session: Session,
    person: Person,
    action: Action,
    *,
    unit_id: int | None,
    now: datetime,
    is_published: bool = False,
) -> bool:
    """Whether a person may do it with what belongs to that unit."""
    for held in memberships(session, person=person, now=now):
        far = reach(session, Role(held.role), action)
        if far is Reach.ALL or (far is Reach.OPEN and is_published):
            return True
        if far >= Reach.UNIT and held.unit_id == unit_id:
            return True
    return False


def reach(session: Session, role: Role, action: Action) -> Reach:
    """As the policy has it, and the settings of the regency."""
    far = policy.reach(role, action)
    if action is not Action.SEE_SCORES:
        return far
    sees_all = role in regency_settings.value(session, SCORES_FOR)
    return Reach.ALL if sees_all else min(far, Reach.UNIT)


def heads_of(session: Session, unit_id: int, *, now: datetime) -> list[Person]:
    return holders(session, unit_id, (Role.HEAD,), now=now)


def holders(
    session: Session, unit_id: int, roles: Iterable[Role], *, now: datetime
) -> list[Person]:
    here = col(Membership.role).in_(list(roles)), Membership.unit_id == unit_id
    wanted = select(Person).join(Membership).where(*here, *in_force(now))
    return list(session.exec(wanted.order_by(col(Person.id)).distinct()))


def in_role(session: Session, role: Role, *, now: datetime) -> list[Person]:
    wanted = select(Person).join(Membership).where(Membership.role == role, *in_force(now))
    return list(session.exec(wanted.order_by(col(Person.id)).distinct()))


def posts_of_officers(
    session: Session, units: Iterable[Unit], *, now: datetime
) -> list[Membership]:
    """The memberships by which these units have officers."""
    theirs = col(Membership.unit_id).in_([unit.id for unit in units])
    wanted = select(Membership).where(theirs, Membership.role == Role.OFFICER, *in_force(now))
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
    """Gives a post on nobody's word but the settings'; the person is known from then on."""
    person = arrived(session, telegram_id=telegram_id, name=name)
    give(session, role, unit_id, person=person, by_id=None, now=since)
    return person


def give(
    session: Session,
    role: Role,
    unit_id: int | None,
    *,
    person: Person,
    by_id: int | None,
    now: datetime,
) -> Post:
    """The one way into a post. Held once, however often it is given."""
    if held := holds(session, role, unit_id, person=person, now=now):
        return held
    membership = Membership(person_id=person.id or 0, role=role, unit_id=unit_id, valid_from=now)
    session.add(membership)
    session.flush()
    subject, after = f"membership:{membership.id}", {"role": role, "unit_id": unit_id}
    audit.record(session, "post.given", subject, who_id=by_id, now=now, after=after)
    return Post(membership.id or 0, role, session.get(Unit, unit_id) if unit_id else None)


def holds(
    session: Session, role: Role, unit_id: int | None, *, person: Person, now: datetime
) -> Post | None:
    for post in posts(session, person=person, now=now):
        if post.role == role and (post.unit.id if post.unit else None) == unit_id:
            return post
    return None


def _found(session: Session, telegram_id: int) -> Person | None:
    return session.exec(FOUND, params={"telegram_id": telegram_id}).first()
