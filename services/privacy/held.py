"""All that is held on one person, for that person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from models import (
    AccessRequest,
    AuditEntry,
    Delivery,
    Draft,
    Incoming,
    Innovation,
    Invitation,
    Person,
)
from services import audit, people
from services.privacy.traces import known, names
from services.staffing.looking import Holder, all_of

TAKEN = "own_data.taken"


@dataclass(frozen=True, slots=True)
class Held:
    """`contacts` are innovations (number, contact) that name them as the one to call."""

    person: Person
    holders: tuple[Holder, ...]
    requests: tuple[AccessRequest, ...]
    drafts: tuple[Draft, ...]
    innovations: tuple[Innovation, ...]
    contacts: tuple[tuple[str, Mapping[str, Any]], ...]
    invitations: int
    messages: int
    updates: int
    acts: tuple[AuditEntry, ...]


def look(session: Session, *, telegram_id: int, now: datetime) -> Held:
    """To anybody who is known, with or without a post."""
    return _held(session, people.known(session, telegram_id=telegram_id), now)


def take(session: Session, *, telegram_id: int, now: datetime) -> Held:
    """The same, taken out as a file: that is written down."""
    found = look(session, telegram_id=telegram_id, now=now)
    subject = f"person:{found.person.id}"
    audit.record(session, TAKEN, subject, who_id=found.person.id, now=now)
    return found


def _held(session: Session, person: Person, now: datetime) -> Held:
    number, who = person.id or 0, known(session, person)
    every = session.exec(select(Innovation).order_by(col(Innovation.id))).all()
    return Held(
        person=person,
        holders=all_of(session, number, now=now),
        requests=tuple(_all(session, AccessRequest, AccessRequest.person_id == number)),
        drafts=tuple(_all(session, Draft, Draft.author_id == number)),
        innovations=tuple(it for it in every if it.registered_by_id == number),
        contacts=tuple(
            (it.number, it.profile["contact"])
            for it in every
            if names(it.profile.get("contact"), who, it.unit_id)
        ),
        invitations=_count(session, Invitation, Invitation.created_by_id == number),
        messages=_count(session, Delivery, Delivery.recipient_id == number),
        updates=_count(session, Incoming, Incoming.chat_id == person.telegram_id),
        acts=tuple(_all(session, AuditEntry, AuditEntry.who_id == number)),
    )


def _all(session: Session, table: Any, where: Any) -> Any:
    return session.exec(select(table).where(where).order_by(table.id)).all()


def _count(session: Session, table: Any, where: Any) -> int:
    return session.exec(select(func.count()).select_from(table).where(where)).one()
