"""Invitations: a link that makes whoever opens it first what it says, within 72 hours.

A token is known to nobody but its bearer: the database has its SHA-256, and a link that was lost
is replaced by a new one (`renew`), which ends the old.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlmodel import Session, col, select, update

from models import Invitation, Person, Role
from services import audit, notices, people, posts, wrong_tries
from services.desk import Desk
from services.errors import NotFound, Spent
from services.outcomes import Invited
from services.people import Post
from services.policy import Action
from services.posts import Seat
from services.privacy import traces
from services.staffing import entering

LIFETIME = timedelta(hours=72)
TOKEN_BYTES = 32  # 43 characters; Telegram's start parameter takes 64


@dataclass(frozen=True, slots=True)
class Waiting:
    """An invitation that nobody has opened yet; `unit` is a short name or empty."""

    invitation_id: int
    role: Role
    unit: str
    expires_at: datetime


def invite(desk: Desk) -> Invited:
    """The form is sent."""
    return create(desk.session, posts.named(desk), by=desk.person, now=desk.now)


def create(session: Session, wanted: Seat, *, by: Person, now: datetime) -> Invited:
    invitation = write(session, wanted, by=by, created_at=now, now=now)
    return with_token(session, invitation, now)


def allow(session: Session, role: Role, *, by: Person, now: datetime) -> None:
    """NotAllowed to those who may not fill such a post."""
    needed = posts.action_to_fill(role)
    people.allowed(session, needed, telegram_id=by.telegram_id, now=now)


def write(
    session: Session, wanted: Seat, *, by: Person, created_at: datetime, now: datetime
) -> Invitation:
    """Without a link as yet: the token whose hash is written here is kept by nobody."""
    allow(session, wanted.role, by=by, now=now)
    return put(session, wanted, by=by, created_at=created_at, now=now)


def put(
    session: Session, wanted: Seat, *, by: Person, created_at: datetime, now: datetime
) -> Invitation:
    """The same, where the right to it was asked otherwise."""
    invitation = Invitation(
        token_hash=_hash(secrets.token_urlsafe(TOKEN_BYTES)),
        role=wanted.role,
        unit_id=wanted.unit_id,
        created_by_id=by.id or 0,
        created_at=created_at,
        expires_at=now + LIFETIME,
    )
    session.add(invitation)
    session.flush()
    subject = f"invitation:{invitation.id}"
    audit.record(session, "invitation.created", subject, who_id=by.id, now=now, after=wanted.facts)
    return invitation


def redeem(session: Session, token: str, *, telegram_id: int, name: str, now: datetime) -> Post:
    """The post that the person has from now on. What one is already is not spent again; Spent if
    somebody was faster, or it was revoked or has run out, or there never was such a token, or
    this account has tried too many that there never were."""
    traces.forget_token(session, token, chat_id=telegram_id)
    if wrong_tries.paused_until(session, telegram_id=telegram_id, now=now):
        raise Spent
    same = Invitation.token_hash == _hash(token)
    invitation = session.exec(select(Invitation).where(same)).first()
    if invitation is None:
        raise Spent
    person = people.arrived(session, telegram_id=telegram_id, name=name)
    offered = posts.seat(session, invitation.role, invitation.unit_id)
    held = posts.find(session, offered, person=person, now=now)
    if held and not entering.is_for_somebody_else(session, invitation, person):
        return held
    if not _spend(session, invitation, now, redeemed_at=now, redeemed_by_id=person.id):
        raise Spent
    subject = f"invitation:{invitation.id}"
    audit.record(session, "invitation.redeemed", subject, who_id=person.id, now=now)
    if invitation.takes_over_id or invitation.stands_in_for_id:
        return entering.enter(session, invitation, person=person, now=now)
    inviter = session.get_one(Person, invitation.created_by_id)
    notices.owe(session, "invitation_redeemed", subject, inviter, now=now, is_daily=False)
    return posts.give(session, offered, person=person, by_id=inviter.id, now=now)


def revoke(session: Session, invitation_id: int, *, telegram_id: int, now: datetime) -> Waiting:
    """Spent if it was opened meanwhile."""
    invitation, who = _mine(session, invitation_id, telegram_id, now)
    if not _spend(session, invitation, now, revoked_at=now):
        raise Spent
    subject = f"invitation:{invitation.id}"
    audit.record(session, "invitation.revoked", subject, who_id=who.id, now=now)
    return _as_waiting(session, invitation)


def renew(session: Session, invitation_id: int, *, telegram_id: int, now: datetime) -> Invited:
    """A new link for 72 hours; the old one opens nothing any more. Spent if it did already."""
    invitation, who = _mine(session, invitation_id, telegram_id, now)
    allow(session, Role(invitation.role), by=who, now=now)
    if invitation.id not in {one.invitation_id for one in waiting(session, by=who, now=now)}:
        raise Spent
    return with_token(session, invitation, now)


def hand_out(session: Session, *, by_id: int, created_at: datetime, now: datetime) -> list[Invited]:
    """New links for those of one sheet that nobody has opened: they share their moment."""
    wanted = col(Invitation.created_at) == created_at, *still_open(now)
    mine = select(Invitation).where(Invitation.created_by_id == by_id, *wanted)
    found = session.exec(mine.order_by(col(Invitation.id))).all()
    return [with_token(session, invitation, now) for invitation in found]


def waiting(session: Session, *, by: Person, now: datetime) -> list[Waiting]:
    """Those of this person that can still be opened, the newest first."""
    mine = select(Invitation).where(Invitation.created_by_id == by.id, *still_open(now))
    found = session.exec(mine.order_by(col(Invitation.id).desc()))
    return [_as_waiting(session, invitation) for invitation in found]


def _mine(
    session: Session, invitation_id: int, telegram_id: int, now: datetime
) -> tuple[Invitation, Person]:
    who = people.allowed(session, Action.INVITE, telegram_id=telegram_id, now=now)
    invitation = session.get(Invitation, invitation_id)
    if invitation is None or invitation.created_by_id != who.id:
        raise NotFound
    return invitation, who


def _spend(session: Session, invitation: Invitation, now: datetime, **values: Any) -> bool:
    """One conditional UPDATE: of two who come at once, one finds nothing left to change."""
    this = update(Invitation).where(col(Invitation.id) == invitation.id, *still_open(now))
    return session.execute(this.values(**values).returning(col(Invitation.id))).first() is not None


def still_open(now: datetime) -> tuple[Any, ...]:
    return (
        col(Invitation.redeemed_at).is_(None),
        col(Invitation.revoked_at).is_(None),
        col(Invitation.expires_at) > now,
    )


def with_token(session: Session, invitation: Invitation, now: datetime) -> Invited:
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation.token_hash, invitation.expires_at = _hash(token), now + LIFETIME
    session.add(invitation)
    shown = _as_waiting(session, invitation)
    return Invited(shown.invitation_id, token, shown.role, shown.unit, shown.expires_at)


def _as_waiting(session: Session, invitation: Invitation) -> Waiting:
    offered = posts.seat(session, invitation.role, invitation.unit_id)
    return Waiting(invitation.id or 0, offered.role, offered.unit_name, invitation.expires_at)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()
