"""A post is passed on by a link: whoever opens it takes it over, or stands in while the holder is
away. The drafts belong to the unit, and stay there."""

from datetime import date, datetime, time, timedelta

from sqlmodel import select

from models import Invitation, Membership, Person
from services import audit, invitations, posts
from services.desk import Desk
from services.errors import DayNotPossible
from services.staffing.looking import handed
from services.staffing.outcomes import Passing

LONGEST = timedelta(days=366)  # somebody stands in for


def hand_over(desk: Desk) -> Passing:
    """The form that asked why: a link for the new one. An earlier one for the same post ends."""
    post, who = _post(desk)
    invitation = _invite(desk, post, who)
    invitation.takes_over_id = post.id
    _end_earlier(desk, invitation)
    subject, reason = f"membership:{post.id}", str(desk.value("reason"))
    audit.record(
        desk.session, "post.passed_on", subject, who_id=who.id, now=desk.now, reason=reason
    )
    return _passing(desk, invitation, post, who)


def name_deputy(desk: Desk) -> Passing:
    """The form that asked from when until when, both days counted."""
    first, last = (date.fromisoformat(desk.value(key)) for key in ("first", "last"))
    if not first <= last <= first + LONGEST:
        raise DayNotPossible(last, first, first + LONGEST)
    post, who = _post(desk)
    invitation = _invite(desk, post, who)
    invitation.stands_in_for_id = post.id
    invitation.stands_in_from = _morning(desk, first)
    invitation.stands_in_to = _morning(desk, last + timedelta(days=1))
    _end_earlier(desk, invitation)
    return _passing(desk, invitation, post, who, first, last)


def _post(desk: Desk) -> tuple[Membership, Person]:
    about, who = desk.draft.about_id or 0, desk.person.telegram_id
    return handed(desk.session, about, telegram_id=who, now=desk.now)


def _invite(desk: Desk, post: Membership, who: Person) -> Invitation:
    wanted = posts.seat(desk.session, post.role, post.unit_id)
    return invitations.put(desk.session, wanted, by=who, created_at=desk.now, now=desk.now)


def _end_earlier(desk: Desk, new: Invitation) -> None:
    """Only the newest link for the same thing opens anything."""
    alike = (
        Invitation.takes_over_id == new.takes_over_id
        if new.takes_over_id
        else Invitation.stands_in_for_id == new.stands_in_for_id
    )
    others = select(Invitation).where(alike, Invitation.id != new.id)
    for one in desk.session.exec(others.where(*invitations.still_open(desk.now))):
        one.revoked_at = desk.now
        desk.session.add(one)


def _passing(
    desk: Desk,
    invitation: Invitation,
    post: Membership,
    who: Person,
    first: date | None = None,
    last: date | None = None,
) -> Passing:
    invited = invitations.with_token(desk.session, invitation, desk.now)
    return Passing(
        invitation_id=invited.invitation_id,
        token=invited.token,
        role=invited.role,
        unit=invited.unit,
        expires_at=invited.expires_at,
        name=desk.session.get_one(Person, post.person_id).name,
        is_own=post.person_id == who.id,
        first=first,
        last=last,
    )


def _morning(desk: Desk, day: date) -> datetime:
    return datetime.combine(day, time(), desk.terms.zone)
