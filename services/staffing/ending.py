"""A post is suspended, ended or given back, by those who keep the people; at once, with a reason
that the holder reads."""

from datetime import datetime

from sqlmodel import Session, col, select

from models import AuditEntry, Draft, Membership, Person
from services import audit, notices, people, posts
from services.desk import Desk
from services.errors import NotFound
from services.policy import Action
from services.staffing.looking import in_force
from services.staffing.outcomes import Change, PostChanged

TOLD = "post_changed"


def at(
    session: Session, membership_id: int, *, telegram_id: int, now: datetime
) -> tuple[Membership, Person]:
    """A post, held, with somebody who may end it; nobody ends their own."""
    who = people.allowed(session, Action.KEEP_PEOPLE, telegram_id=telegram_id, now=now)
    post = session.get(Membership, membership_id, with_for_update=True)
    may = post is not None and posts.may_fill(people.roles(session, person=who, now=now), post.role)
    if post is None or not may or post.person_id == who.id:
        raise NotFound
    return post, who


def is_possible(post: Membership, change: Change, *, now: datetime) -> bool:
    """Whether it would change anything."""
    is_over = post.valid_to is not None and post.valid_to <= now
    match change:
        case Change.SUSPENDED:
            return not is_over and post.suspended_at is None
        case Change.ENDED:
            return not is_over
    return not in_force(post, now)


def suspend(desk: Desk) -> PostChanged:
    return _by_form(desk, Change.SUSPENDED)


def dismiss(desk: Desk) -> PostChanged:
    return _by_form(desk, Change.ENDED)


def restore(desk: Desk) -> PostChanged:
    return _by_form(desk, Change.RESTORED)


def latest(session: Session, membership_id: int) -> AuditEntry:
    """What was done to it last."""
    mine = AuditEntry.subject == f"membership:{membership_id}"
    wanted = select(AuditEntry).where(mine, col(AuditEntry.action).in_(list(Change)))
    return session.exec(wanted.order_by(col(AuditEntry.id).desc()).limit(1)).one()


def end(session: Session, post: Membership, *, now: datetime) -> None:
    """From now on it is over, and for whoever stands in for its holder as well; a form of its unit
    that is open is put aside for the others."""
    deputies = select(Membership).where(Membership.stands_in_for_id == post.id)
    lasting = deputies.where(col(Membership.valid_to) > now)
    for one in (post, *session.exec(lasting).all()):
        one.valid_to = now
        session.add(one)
        put_aside(session, one)


def put_aside(session: Session, post: Membership) -> None:
    person = session.get_one(Person, post.person_id)
    draft = session.get(Draft, person.open_draft_id) if person.open_draft_id else None
    if draft is not None and (draft.unit_id == post.unit_id or post.unit_id is None):
        person.open_draft_id = None
        session.add(person)


def _by_form(desk: Desk, change: Change) -> PostChanged:
    """What is so already stays so, and is not told again."""
    session, now = desk.session, desk.now
    post, who = at(session, desk.draft.about_id or 0, telegram_id=desk.person.telegram_id, now=now)
    person = session.get_one(Person, post.person_id)
    if is_possible(post, change, now=now):
        _apply(session, post, change, now)
        subject, reason = f"membership:{post.id}", str(desk.value("reason"))
        audit.record(session, change, subject, who_id=who.id, now=now, reason=reason)
        step = f"form-{desk.draft.id}"
        notices.owe(session, TOLD, subject, person, now=now, step=step, is_daily=False)
    seat = posts.seat(session, post.role, post.unit_id)
    return PostChanged(change, person.id or 0, person.name, seat.role, seat.unit_name)


def _apply(session: Session, post: Membership, change: Change, now: datetime) -> None:
    match change:
        case Change.SUSPENDED:
            post.suspended_at = now
            put_aside(session, post)
        case Change.ENDED:
            end(session, post, now=now)
        case Change.RESTORED:
            post.suspended_at = None
            if post.valid_to is not None and post.valid_to <= now:
                post.valid_to = None
    session.add(post)
