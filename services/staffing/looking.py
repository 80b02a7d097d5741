"""Which units have an operator who can be reached, and who is in the posts of one."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlmodel import Session, col, select

from models import Membership, Person, Role, Unit
from services import people, units
from services.errors import NotFound
from services.policy import Action


class Standing(StrEnum):
    IN_FORCE = "in force"
    LATER = "later"
    AWAY = "away"
    SUSPENDED = "suspended"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in a post; `until` is when it ends or has ended; `deputy` stands in for them,
    `away` is whom they stand in for: names, or empty."""

    membership_id: int
    person_id: int
    name: str
    role: Role
    unit: str
    standing: Standing
    since: datetime
    until: datetime | None
    is_reachable: bool
    deputy: str
    away: str


@dataclass(frozen=True, slots=True)
class Staffed:
    """How a unit stands: its officers in force, and how many of them can be reached."""

    unit: Unit
    officers: int
    reachable: int


@dataclass(frozen=True, slots=True)
class Staff:
    """The people of a unit, or where it is None those who work for all of them; `may_keep`: the
    one who looks may suspend, end and restore. `passable` are the posts that they may pass on."""

    unit: Unit | None
    holders: tuple[Holder, ...]
    may_keep: bool
    passable: frozenset[int]


@dataclass(frozen=True, slots=True)
class Card:
    """A person with all their posts; `may_appoint`: the one who looks keeps posts of the whole
    regency too."""

    person_id: int
    name: str
    is_erased: bool
    may_appoint: bool
    holders: tuple[Holder, ...]


def by_unit(session: Session, *, telegram_id: int, now: datetime, today: date) -> list[Staffed]:
    """Open units: those without an officer first, then those without one who can be reached;
    among them those that carry the duty first."""
    people.allowed(session, Action.KEEP_PEOPLE, telegram_id=telegram_id, now=now)
    held = select(Membership.unit_id, Person.unreachable_since).join(Person)
    held = held.where(Membership.role == Role.OFFICER, *people.in_force(now))
    reachable: dict[int | None, list[bool]] = defaultdict(list)
    for unit_id, lost_since in session.exec(held):
        reachable[unit_id].append(lost_since is None)
    found = [
        Staffed(unit, len(reachable[unit.id]), sum(reachable[unit.id]))
        for unit in units.open_units(session, today=today)
    ]
    return sorted(
        found,
        key=lambda s: (s.officers > 0, s.reachable > 0, not s.unit.is_mandated, s.unit.id or 0),
    )


def of_unit(session: Session, unit_id: int, *, telegram_id: int, now: datetime) -> Staff:
    """To the unit's own people, and to those who keep all; NotFound to others. 0 stands for those
    who work for all units."""
    who = people.known(session, telegram_id=telegram_id)
    unit = session.get(Unit, unit_id)
    may_keep = people.reaches(session, who, Action.KEEP_PEOPLE, unit_id=unit_id, now=now)
    may_see = people.reaches(session, who, Action.SEE_STAFF, unit_id=unit_id, now=now)
    if not (may_see if unit else may_keep and unit_id == 0):
        raise NotFound
    here = col(Membership.unit_id) == (unit_id or None)
    held = select(Membership).where(here).order_by(col(Membership.id))
    found = [holder(session, post, now=now) for post in session.exec(held)]
    shown = [one for one in found if may_keep or one.standing is not Standing.ENDED]
    may_all = people.reaches(session, who, Action.HAND_OVER, unit_id=unit_id, now=now)
    passable = {one.membership_id for one in found if may_all or one.person_id == who.id}
    return Staff(unit, tuple(sorted(shown, key=_rank)), may_keep, frozenset(passable))


def of_person(session: Session, person_id: int, *, telegram_id: int, now: datetime) -> Card:
    people.allowed(session, Action.KEEP_PEOPLE, telegram_id=telegram_id, now=now)
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound
    found = all_of(session, person_id, now=now)
    is_erased = person.erased_at is not None
    may = people.may(session, Action.APPOINT, telegram_id=telegram_id, now=now)
    return Card(person_id, person.name, is_erased, may, tuple(sorted(found, key=_rank)))


def all_of(session: Session, person_id: int, *, now: datetime) -> tuple[Holder, ...]:
    """Every post of a person, past ones too, the oldest first."""
    held = select(Membership).where(Membership.person_id == person_id).order_by(col(Membership.id))
    return tuple(holder(session, post, now=now) for post in session.exec(held))


def own(session: Session, *, telegram_id: int, now: datetime) -> list[Holder]:
    """One's posts of a unit: what can be handed over, or stood in for."""
    person = people.known(session, telegram_id=telegram_id)
    held = people.memberships(session, person=person, now=now)
    return [holder(session, post, now=now) for post in held if post.role in people.OF_A_UNIT]


def handed(
    session: Session, membership_id: int, *, telegram_id: int, now: datetime
) -> tuple[Membership, Person]:
    """A unit's post that is in force, with somebody who may pass it on: who holds it, the head of
    the unit, those who keep all."""
    who, post = (
        people.known(session, telegram_id=telegram_id),
        session.get(Membership, membership_id),
    )
    if post is None or post.role not in people.OF_A_UNIT or not in_force(post, now):
        raise NotFound
    is_own = post.person_id == who.id and people.may(
        session, Action.HAND_OVER, telegram_id=telegram_id, now=now
    )
    if not is_own and not people.reaches(
        session, who, Action.HAND_OVER, unit_id=post.unit_id, now=now
    ):
        raise NotFound
    return post, who


def entered(session: Session, membership_id: int, *, now: datetime) -> Holder:
    """What somebody is since just now, or will be."""
    return holder(session, session.get_one(Membership, membership_id), now=now)


def in_force(post: Membership, now: datetime) -> bool:
    is_over = post.valid_to is not None and post.valid_to <= now
    return post.valid_from <= now and not is_over and post.suspended_at is None


def holder(session: Session, post: Membership, *, now: datetime) -> Holder:
    person = session.get_one(Person, post.person_id)
    unit = session.get(Unit, post.unit_id) if post.unit_id else None
    standing_in = select(Person.name).join(Membership)
    standing_in = standing_in.where(Membership.stands_in_for_id == post.id, *people.in_force(now))
    deputy = session.exec(standing_in).first() or ""
    absent = session.get(Membership, post.stands_in_for_id) if post.stands_in_for_id else None
    return Holder(
        membership_id=post.id or 0,
        person_id=person.id or 0,
        name=person.name,
        role=Role(post.role),
        unit=unit.short_name if unit else "",
        standing=_standing(post, now, is_away=bool(deputy)),
        since=post.valid_from,
        until=post.valid_to,
        is_reachable=person.unreachable_since is None,
        deputy=deputy,
        away=session.get_one(Person, absent.person_id).name if absent else "",
    )


def _standing(post: Membership, now: datetime, *, is_away: bool) -> Standing:
    if post.valid_to is not None and post.valid_to <= now:
        return Standing.ENDED
    if post.suspended_at is not None:
        return Standing.SUSPENDED
    if post.valid_from > now:
        return Standing.LATER
    return Standing.AWAY if is_away else Standing.IN_FORCE


def _rank(one: Holder) -> tuple[int, int]:
    return list(Standing).index(one.standing), one.membership_id
