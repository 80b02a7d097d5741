"""What the audit says of an innovation, of a person, or of everything; to those who may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import defer
from sqlmodel import Session, col, func, or_, select

from models import AccessRequest, AuditEntry, Draft, Innovation, Membership, Person, Proposal, Unit
from services import exports, people
from services.errors import NotFound
from services.exports import Taken
from services.policy import Action

PAGE = 8  # entries on one card
PROFILE: Any = Innovation.profile  # long, and of no use here


class About(StrEnum):
    INNOVATION = "i"
    PERSON = "p"
    ALL = "a"


@dataclass(frozen=True, slots=True)
class Entry:
    """`by` is empty for what the bot did by itself; `about` is the person or the innovation that
    the subject is, by name or number, else empty. Units and people of `before` and `after` are
    named, not numbered."""

    at: datetime
    by: str
    action: str
    subject: str
    about: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    reason: str


@dataclass(frozen=True, slots=True)
class Trail:
    """The newest first. `name` is what the innovation or the person is called; `entries` are those
    of the page, of `total`."""

    about: About
    row: int
    name: str
    entries: tuple[Entry, ...]
    total: int
    page: int
    asker: str


def look(
    session: Session, about: str, row: int, *, page: int, telegram_id: int, now: datetime
) -> Trail:
    """One page; the last one for a page that there is not."""
    who = people.allowed(session, Action.READ_AUDIT, telegram_id=telegram_id, now=now)
    kind, name, where = _asked(session, about, row)
    total = session.exec(select(func.count()).select_from(AuditEntry).where(*where)).one()
    page = max(0, min(page, (total - 1) // PAGE))
    wanted = select(AuditEntry).where(*where).order_by(col(AuditEntry.id).desc())
    found = session.exec(wanted.offset(page * PAGE).limit(PAGE)).all()
    return Trail(kind, row, name, _entries(session, found), total, page, who.name)


def export(session: Session, about: str, row: int, *, telegram_id: int, now: datetime) -> Trail:
    """All of it; that it was taken out is an entry itself."""
    who = people.allowed(session, Action.READ_AUDIT, telegram_id=telegram_id, now=now)
    subject = {About.INNOVATION: f"innovation:{row}", About.PERSON: f"person:{row}"}
    kind, name, where = _asked(session, about, row)
    found = session.exec(select(AuditEntry).where(*where).order_by(col(AuditEntry.id).desc())).all()
    taken = Taken(subject.get(kind, "audit:0"), "xlsx", len(found), {})
    exports.take(session, taken, Action.READ_AUDIT, telegram_id=telegram_id, now=now)
    return Trail(kind, row, name, _entries(session, found), len(found), 0, who.name)


def _asked(session: Session, about: str, row: int) -> tuple[About, str, list[Any]]:
    """What it is about, its name, and what a query asks of its entries."""
    match about:
        case About.ALL:
            return About.ALL, "", []
        case About.INNOVATION if it := session.get(Innovation, row):
            return About.INNOVATION, f"{it.number} · {it.name}", [_of_innovation(session, row)]
        case About.PERSON if person := session.get(Person, row):
            return About.PERSON, person.name, [_of_person(session, row)]
    raise NotFound


def _of_innovation(session: Session, row: int) -> Any:
    drafts = session.exec(select(Draft.id).where(Draft.innovation_id == row))
    proposals = session.exec(select(Proposal.id).where(Proposal.innovation_id == row))
    subjects = [f"innovation:{row}", *_named("draft", drafts), *_named("proposal", proposals)]
    return col(AuditEntry.subject).in_(subjects)


def _of_person(session: Session, row: int) -> Any:
    """What they did, and what was done about them."""
    posts = session.exec(select(Membership.id).where(Membership.person_id == row))
    requests = session.exec(select(AccessRequest.id).where(AccessRequest.person_id == row))
    subjects = [f"person:{row}", *_named("membership", posts), *_named("access", requests)]
    return or_(col(AuditEntry.who_id) == row, col(AuditEntry.subject).in_(subjects))


def _named(kind: str, numbers: Any) -> list[str]:
    return [f"{kind}:{number}" for number in numbers]


def _abouts(session: Session, names: dict[int | None, str]) -> dict[str, str]:
    """What subjects are called."""
    posts = session.exec(select(Membership.id, Membership.person_id))
    numbered = session.exec(select(Innovation).options(defer(PROFILE)))
    return {
        **{f"person:{number}": name for number, name in names.items()},
        **{f"membership:{number}": names.get(person_id, "") for number, person_id in posts},
        **{f"innovation:{it.id}": it.number for it in numbered},
    }


def _entries(session: Session, found: Any) -> tuple[Entry, ...]:
    names = dict(session.exec(select(Person.id, Person.name)).all())
    units = dict(session.exec(select(Unit.id, Unit.short_name)).all())
    abouts = _abouts(session, names)

    def told(facts: dict[str, Any] | None) -> dict[str, Any]:
        said = dict(facts or {})
        for key, known in (("unit_id", units), ("person_id", names)):
            if key in said:
                said[key.removesuffix("_id")] = known.get(said.pop(key)) or ""
        return said

    return tuple(
        Entry(
            at=one.at,
            by=names.get(one.who_id, ""),
            action=one.action,
            subject=one.subject,
            about=abouts.get(one.subject, ""),
            before=told(one.before),
            after=told(one.after),
            reason=one.reason or "",
        )
        for one in found
    )
