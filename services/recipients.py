"""Who of a unit hears its reminders. Of somebody on leave, the deputy, who holds a post as well."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import Membership, Person, Role
from services import people
from services.people import OF_A_UNIT


@dataclass(frozen=True, slots=True)
class Seat:
    """A post of a unit with who is in it, since when."""

    role: Role
    person: Person
    since: datetime

    @property
    def is_reachable(self) -> bool:
        return self.person.unreachable_since is None


@dataclass(frozen=True, slots=True)
class Seats:
    by_unit: dict[int, list[Seat]]

    def of(self, unit_id: int, roles: Collection[str]) -> list[Seat]:
        """Those in the roles, each person once; if none of the officers can be reached, the heads
        who can be, whatever the roles."""
        mine = self.by_unit.get(unit_id, [])
        wanted = [seat for seat in mine if seat.role in roles]
        if Role.OFFICER in roles and not any(s.is_reachable for s in wanted):
            wanted += [s for s in mine if s.role == Role.HEAD and s.is_reachable]
        return _once(wanted)

    def is_silent(self, unit_id: int) -> bool:
        """Nobody of it can be reached."""
        return not any(seat.is_reachable for seat in self.by_unit.get(unit_id, []))


def seats(session: Session, *, now: datetime) -> Seats:
    """Of all units; two queries."""
    held = people.in_force(now)
    away = set(session.exec(select(Membership.stands_in_for_id).where(*held)))
    wanted = select(Membership, Person).join(Person).where(*held)
    found: dict[int, list[Seat]] = defaultdict(list)
    in_units = wanted.where(col(Membership.role).in_(OF_A_UNIT))
    for post, person in session.exec(in_units.order_by(col(Membership.id))):
        if post.id not in away:
            found[post.unit_id or 0].append(Seat(Role(post.role), person, post.valid_from))
    return Seats(found)


def _once(wanted: Iterable[Seat]) -> list[Seat]:
    """Of several posts of one person, the oldest."""
    oldest: dict[int, Seat] = {}
    for seat in wanted:
        known = oldest.setdefault(seat.person.id or 0, seat)
        if seat.since < known.since:
            oldest[seat.person.id or 0] = seat
    return list(oldest.values())
