"""Deliveries about people: access asked and decided, invitations opened, posts given."""

from collections.abc import Callable

from sqlmodel import Session

from models import AccessRequest, Decision, Delivery, Invitation, Membership, Person
from services import access, posts
from services.house import House
from services.privacy import erasure, notice
from services.staffing import ending, entering, looking
from services.staffing.outcomes import Change
from texts import people, privacy, staffing
from texts.screen import Screen


def _access_asked(session: Session, delivery: Delivery, house: House) -> Screen | str:
    request = session.get_one(AccessRequest, delivery.subject_id)
    if request.state != Decision.WAITING:
        return "sudah diputuskan"
    return people.request(access.shown(session, request), house.calendar.local)


def _access_decided(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    request = session.get_one(AccessRequest, delivery.subject_id)
    return people.answered(access.shown(session, request))


def _invitation_redeemed(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    invitation = session.get_one(Invitation, delivery.subject_id)
    seat = posts.seat(session, invitation.role, invitation.unit_id)
    by = session.get_one(Person, invitation.redeemed_by_id)
    return people.redeemed(seat.role, seat.unit_name, by.name)


def _post_given(session: Session, delivery: Delivery, house: House) -> Screen | str:
    membership = session.get_one(Membership, delivery.subject_id)
    if membership.valid_to is not None and membership.valid_to <= house.now():
        return "sudah berakhir"
    seat = posts.seat(session, membership.role, membership.unit_id)
    return people.given(seat.role, seat.unit_name)


def _post_changed(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    """Of several changes the last one is told."""
    post = session.get_one(Membership, delivery.subject_id)
    seat, entry = posts.seat(session, post.role, post.unit_id), ending.latest(session, post.id or 0)
    return staffing.changed(Change(entry.action), seat.role, seat.unit_name, entry.reason or "")


def _handed_over(session: Session, delivery: Delivery, house: House) -> Screen | str:
    invitation = session.get_one(Invitation, delivery.subject_id)
    new = session.get_one(Person, invitation.redeemed_by_id)
    number = invitation.takes_over_id or invitation.stands_in_for_id
    old = looking.entered(session, number or 0, now=house.now())
    last = invitation.stands_in_to
    return staffing.passed_on(new.name, old, house.calendar.local(last) if last else None)


def _privacy_notice(_session: Session, _delivery: Delivery, _house: House) -> Screen:
    return privacy.notice()


def _person_erased(session: Session, delivery: Delivery, house: House) -> Screen:
    number = delivery.subject_id
    held = looking.all_of(session, number, now=house.now())
    return privacy.told_erased(session.get_one(Person, number).name, held)


KINDS: dict[str, Callable[[Session, Delivery, House], Screen | str]] = {
    "access_asked": _access_asked,
    "access_decided": _access_decided,
    "invitation_redeemed": _invitation_redeemed,
    "post_given": _post_given,
    ending.TOLD: _post_changed,
    notice.KIND: _privacy_notice,
    erasure.TOLD: _person_erased,
    entering.TOLD: _handed_over,
}
