"""A link by which a post is passed on is opened: the new one is in, the old one out, or away."""

from datetime import datetime

from sqlmodel import Session

from models import Invitation, Membership, Person
from services import audit, notices, people, posts
from services.errors import Spent
from services.people import Post
from services.staffing.ending import end
from services.staffing.looking import in_force

TOLD = "handed_over"


def enter(session: Session, invitation: Invitation, *, person: Person, now: datetime) -> Post:
    """The link was opened: the new one is in, the old one out or away, and both are told. Spent if
    the old one has lost the post meanwhile: what they gave away was theirs no more."""
    number = invitation.takes_over_id or invitation.stands_in_for_id or 0
    old = session.get_one(Membership, number, with_for_update=True)
    if not in_force(old, now):
        raise Spent
    if invitation.takes_over_id:
        post = _take_over(session, invitation, old, person, now)
    else:
        post = _stand_in(session, invitation, old, person, now)
    told = [old.person_id, invitation.created_by_id]
    told += [head.id or 0 for head in people.heads_of(session, old.unit_id or 0, now=now)]
    for person_id in dict.fromkeys(told):
        if person_id != person.id:
            to, subject = session.get_one(Person, person_id), f"invitation:{invitation.id}"
            notices.owe(session, TOLD, subject, to, now=now, is_daily=False)
    return post


def is_for_somebody_else(session: Session, invitation: Invitation, person: Person) -> bool:
    """Nobody takes over from themselves, or stands in for themselves."""
    number = invitation.takes_over_id or invitation.stands_in_for_id
    old = session.get(Membership, number) if number else None
    return old is not None and old.person_id != person.id


def _take_over(
    session: Session, invitation: Invitation, old: Membership, person: Person, now: datetime
) -> Post:
    end(session, old, now=now)
    after = {"person_id": person.id}
    subject, by_id = f"membership:{old.id}", invitation.created_by_id
    audit.record(session, "post.handed_over", subject, who_id=by_id, now=now, after=after)
    wanted = posts.seat(session, invitation.role, invitation.unit_id)
    return posts.give(session, wanted, person=person, by_id=by_id, now=now)


def _stand_in(
    session: Session, invitation: Invitation, old: Membership, person: Person, now: datetime
) -> Post:
    begins = max(now, invitation.stands_in_from or now)
    post = Membership(
        person_id=person.id or 0,
        role=invitation.role,
        unit_id=invitation.unit_id,
        valid_from=begins,
        valid_to=invitation.stands_in_to,
        stands_in_for_id=old.id,
    )
    session.add(post)
    session.flush()
    wanted = posts.seat(session, invitation.role, invitation.unit_id)
    subject, by_id = f"membership:{post.id}", invitation.created_by_id
    audit.record(session, "post.stood_in", subject, who_id=by_id, now=now, after=wanted.facts)
    return Post(post.id or 0, wanted.role, wanted.unit)
