"""Registered innovations, to those who may read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from forms.changes import WITHDRAWAL
from forms.registration import REGISTRATION
from models import (
    AuditEntry,
    Decision,
    Draft,
    Innovation,
    Person,
    ProfileChange,
    Proposal,
    Role,
    Status,
    StatusChange,
    Unit,
)
from services import changes, people, policy
from services.desk import Terms
from services.drafts import Beginning, begin, look
from services.errors import IsWithdrawn, NotAllowed, NotFound
from services.official import ledger
from services.people import Officer
from services.policy import Action, Reach
from services.privacy import contacts
from services.steps import Step

PUBLISHED = frozenset({Status.VERIFIED, Status.UPLOADED, Status.ASSESSED})


@dataclass(frozen=True, slots=True)
class Detail:
    """An innovation with what its screen needs; what may be done is for this reader."""

    innovation: Innovation
    unit: str
    registered_by: str
    may_change: bool
    may_verify: bool
    may_audit: bool
    may_see_contact: bool
    waiting_proposals: int


@dataclass(frozen=True, slots=True)
class Published:
    """What everybody with a post may know of another unit's innovation once it is verified; `kind`
    is empty where the profile has none."""

    number: str
    name: str
    unit: str
    year: int
    status: Status
    kind: str


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the history: a status, a changed answer (`key`), what became of a proposal, or a
    `score` of that kind, `{year, number, scale, source}` before and after."""

    at: datetime
    by: str
    status: str = ""
    key: str = ""
    before: Any = None
    after: Any = None
    proposal: str = ""
    score: str = ""
    reason: str | None = None


def of_unit(session: Session, *, who: Officer) -> list[Innovation]:
    """The newest year first, within it by number."""
    wanted = select(Innovation).where(Innovation.unit_id == who.unit.id)
    order = col(Innovation.mandate_year).desc(), col(Innovation.sequence)
    return list(session.exec(wanted.order_by(*order)))


def readable_by(
    session: Session, innovation_id: int, *, telegram_id: int, now: datetime
) -> tuple[Innovation, Person]:
    """Its unit's people and those who work for all units; NotFound to all others."""
    person = people.known(session, telegram_id=telegram_id)
    innovation = session.get(Innovation, innovation_id)
    if innovation is None or not people.reaches(
        session, person, Action.READ, unit_id=innovation.unit_id, now=now
    ):
        raise NotFound
    return innovation, person


def seen(
    session: Session, innovation_id: int, *, telegram_id: int, now: datetime
) -> Detail | Published:
    """All of it to those who may read it; to others what is published, or NotFound."""
    person = people.known(session, telegram_id=telegram_id)
    it = session.get(Innovation, innovation_id)
    if it is None or not people.reaches(
        session,
        person,
        Action.LOOK_UP,
        unit_id=it.unit_id,
        now=now,
        is_published=it.status in PUBLISHED,
    ):
        raise NotFound
    if people.reaches(session, person, Action.READ, unit_id=it.unit_id, now=now):
        return detail(session, innovation_id, telegram_id=telegram_id, now=now)
    return _published(session, it)


def detail(session: Session, innovation_id: int, *, telegram_id: int, now: datetime) -> Detail:
    innovation, person = readable_by(session, innovation_id, telegram_id=telegram_id, now=now)
    waiting = Proposal.innovation_id == innovation.id, Proposal.state == Decision.WAITING
    return Detail(
        innovation=innovation,
        unit=session.get_one(Unit, innovation.unit_id).short_name,
        registered_by=session.get_one(Person, innovation.registered_by_id).name,
        may_change=_may_change(session, innovation, person, now),
        may_verify=people.may(session, Action.VERIFY, telegram_id=telegram_id, now=now),
        may_audit=people.may(session, Action.READ_AUDIT, telegram_id=telegram_id, now=now),
        may_see_contact=contacts.may_see(session, innovation, person, now=now),
        waiting_proposals=len(session.exec(select(Proposal.id).where(*waiting)).all()),
    )


def change(session: Session, innovation_id: int, *, telegram_id: int, terms: Terms) -> Step:
    who, innovation = _changer(session, innovation_id, telegram_id, terms.now)
    return changes.begin_change(session, innovation, who, terms)


def withdraw(session: Session, innovation_id: int, *, telegram_id: int, terms: Terms) -> Step:
    """The form that asks why."""
    who, innovation = _changer(session, innovation_id, telegram_id, terms.now)
    if innovation.status == Status.WITHDRAWN:
        raise IsWithdrawn(innovation.number)
    what = Beginning(
        form=WITHDRAWAL, year=innovation.mandate_year, unit=who.unit, innovation_id=innovation.id
    )
    return look(begin(session, what, person=who.person, terms=terms))


def history(
    session: Session, innovation_id: int, *, telegram_id: int, now: datetime
) -> tuple[Innovation, list[Event]]:
    """All that happened to it, the newest first."""
    innovation, _ = readable_by(session, innovation_id, telegram_id=telegram_id, now=now)
    names = {p.id: p.name for p in session.exec(select(Person))}
    mine = {"innovation_id": innovation.id}
    events = [
        Event(s.at, names[s.by_id], status=s.after, reason=s.reason)
        for s in session.exec(select(StatusChange).filter_by(**mine))
    ]
    events += [
        Event(c.at, names[c.by_id], key=c.key, before=c.before, after=c.after)
        for c in session.exec(select(ProfileChange).filter_by(**mine))
    ]
    events += _scored(session, innovation, names)
    for p in session.exec(select(Proposal).filter_by(**mine)):
        events.append(Event(p.at, names[p.by_id], proposal=Decision.WAITING))
        if p.decided_at and p.decided_by_id:
            decider = names[p.decided_by_id]
            events.append(Event(p.decided_at, decider, proposal=p.state, reason=p.reason))
    return innovation, sorted(events, key=lambda e: e.at, reverse=True)


def _scored(session: Session, it: Innovation, names: dict[int | None, str]) -> list[Event]:
    """Scores that others gave, as they were entered and corrected."""
    its = AuditEntry.subject == f"innovation:{it.id}", col(AuditEntry.action).in_(ledger.ACTIONS)
    return [
        Event(
            at=entry.at,
            by=names.get(entry.who_id, ""),
            score=(entry.after or {})["kind"],
            before=entry.before,
            after=entry.after,
            reason=entry.reason,
        )
        for entry in session.exec(select(AuditEntry).where(*its))
    ]


def changed_with(session: Session, innovation: Innovation, draft: Draft) -> list[str]:
    """Questions whose answers changed when that draft was sent."""
    mine = ProfileChange.innovation_id == innovation.id, ProfileChange.at == draft.sent_at
    wanted = select(ProfileChange.key).where(*mine).order_by(col(ProfileChange.id))
    return list(session.exec(wanted))


def reason_of(session: Session, innovation: Innovation) -> str:
    """The reason given with the latest change of its status."""
    mine = StatusChange.innovation_id == innovation.id
    wanted = select(StatusChange.reason).where(mine).order_by(col(StatusChange.id).desc())
    return session.exec(wanted).first() or ""


def files(innovation: Innovation) -> list[tuple[str, int, dict[str, Any]]]:
    """All files of the profile as (question key, place in the answer, the file)."""
    return [
        (question.key, place, file)
        for question in REGISTRATION.questions
        if isinstance(value := innovation.profile.get(question.key), list)
        for place, file in enumerate(value)
        if isinstance(file, dict) and "sha256" in file
    ]


def file_of(
    session: Session, innovation_id: int, key: str, place: int, *, telegram_id: int, now: datetime
) -> dict[str, Any]:
    innovation, _ = readable_by(session, innovation_id, telegram_id=telegram_id, now=now)
    for found_key, found_place, file in files(innovation):
        if (found_key, found_place) == (key, place):
            return file
    raise NotFound


def _published(session: Session, it: Innovation) -> Published:
    unit = session.get_one(Unit, it.unit_id).short_name
    kind = str(it.profile.get("digital") or "")
    return Published(it.number, it.name, unit, it.mandate_year, Status(it.status), kind)


def _changer(
    session: Session, innovation_id: int, telegram_id: int, now: datetime
) -> tuple[Officer, Innovation]:
    innovation, person = readable_by(session, innovation_id, telegram_id=telegram_id, now=now)
    if not _may_change(session, innovation, person, now):
        raise NotAllowed(Role.OFFICER, Role.HEAD)
    return Officer(person, session.get_one(Unit, innovation.unit_id)), innovation


def _may_change(session: Session, innovation: Innovation, person: Person, now: datetime) -> bool:
    """The unit's own people; and whoever registered it on the unit's behalf."""
    unit_id = innovation.unit_id
    if people.reaches(session, person, Action.CHANGE, unit_id=unit_id, now=now):
        return True
    held = people.roles(session, person=person, now=now)
    own = any(policy.reach(role, Action.CHANGE) is Reach.SELF for role in held)
    return own and innovation.registered_by_id == person.id
