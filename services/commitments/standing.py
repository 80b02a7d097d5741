"""Which units are committed: by a head who is still in office."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import Commitment, Mandate, Membership, Person, Role, Unit
from services import mandates, people, units
from services.errors import NotFound
from services.policy import Action, Reach


@dataclass(frozen=True, slots=True)
class UnitCommitment:
    """`signed` by a head in office, `earlier` by those before, the newest first. `heads` are those
    in office."""

    unit: Unit
    heads: tuple[Person, ...]
    signed: Commitment | None
    earlier: tuple[Commitment, ...]

    @property
    def is_silent(self) -> bool:
        """There is no head who can be reached."""
        return all(head.unreachable_since is not None for head in self.heads)


@dataclass(frozen=True, slots=True)
class Standing:
    """Of the units that carry the duty of the year, in the order of the register."""

    mandate: Mandate
    units: tuple[UnitCommitment, ...]
    asker: str = ""

    @property
    def year(self) -> int:
        return self.mandate.year

    @property
    def signed(self) -> list[UnitCommitment]:
        return [one for one in self.units if one.signed]

    @property
    def unsigned(self) -> list[UnitCommitment]:
        return [one for one in self.units if not one.signed]


def overview(session: Session, *, telegram_id: int, now: datetime) -> Standing:
    """To leaders and Bappedalitbang."""
    who = people.allowed(session, Action.ASK_MISSING, telegram_id=telegram_id, now=now)
    mandate = mandates.meant(session)
    return Standing(mandate, tuple(every(session, mandate, now=now)), who.name)


def every(session: Session, mandate: Mandate, *, now: datetime) -> list[UnitCommitment]:
    return _read(session, units.mandated(session), mandate, now)


def of_unit(session: Session, unit: Unit, mandate: Mandate, *, now: datetime) -> UnitCommitment:
    return _read(session, [unit], mandate, now)[0]


def readable(
    session: Session, unit_id: int, *, telegram_id: int, now: datetime
) -> tuple[UnitCommitment, Mandate]:
    """One's own unit's, or any to those who see all; NotFound else."""
    action, least = Action.SEE_COMMITMENTS, Reach.UNIT
    who = people.allowed(session, action, telegram_id=telegram_id, now=now, least=least)
    unit = session.get(Unit, unit_id)
    if unit is None or not people.reaches(session, who, action, unit_id=unit_id, now=now):
        raise NotFound
    mandate = mandates.meant(session)
    return of_unit(session, unit, mandate, now=now), mandate


def _read(
    session: Session, units: list[Unit], mandate: Mandate, now: datetime
) -> list[UnitCommitment]:
    """Two queries, however many units."""
    heads = _heads(session, now)
    of_year = select(Commitment).where(Commitment.mandate_year == mandate.year)
    rows: dict[int, list[Commitment]] = defaultdict(list)
    for row in session.exec(of_year.order_by(col(Commitment.id).desc())):
        rows[row.unit_id].append(row)
    found = []
    for unit in units:
        posts, mine = heads.get(unit.id or 0, {}), rows.get(unit.id or 0, [])
        signed = next((row for row in mine if row.membership_id in posts), None)
        earlier = tuple(row for row in mine if row is not signed)
        found.append(UnitCommitment(unit, tuple(posts.values()), signed, earlier))
    return found


def _heads(session: Session, now: datetime) -> dict[int, dict[int, Person]]:
    """By unit, those in office by their post."""
    held = select(Membership, Person).join(Person).where(*people.in_force(now))
    heads = session.exec(held.where(Membership.role == Role.HEAD).order_by(col(Membership.id)))
    found: dict[int, dict[int, Person]] = defaultdict(dict)
    for post, person in heads:
        found[post.unit_id or 0][post.id or 0] = person
    return found
