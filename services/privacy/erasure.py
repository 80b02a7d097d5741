"""Somebody has their personal data erased. What they did for their unit stays, under a number."""

from sqlmodel import col, select, update

from forms.personal import former
from forms.privacy import ERASE
from models import AccessRequest, Decision, Delivery, DeliveryState, Membership
from models.delivery import WAITING
from services import audit, notices
from services.desk import Desk
from services.privacy import traces
from services.privacy.outcome import Erased
from services.staffing.ending import end

ERASED = "person.erased"
TOLD = "person_erased"


def erase(desk: Desk) -> Erased:
    """All in one transaction; the account is a stranger's from then on."""
    if desk.value("sure") != ERASE:
        return Erased("")
    session, person, now = desk.session, desk.person, desk.now
    who, telegram_id, number = traces.known(session, person), person.telegram_id, person.id or 0
    audit.record(session, ERASED, f"person:{number}", who_id=number, now=now)
    _leave_posts(desk)
    emptied = traces.drop_contacts(session, who)
    traces.drop_answers(session, who)
    traces.drop_places(session, telegram_id)
    traces.drop_updates(session, telegram_id)
    _close_requests(desk, former(number))
    _owe_nothing(desk)
    person.name, person.telegram_id = former(number), -number
    person.erased_at, person.open_draft_id, person.menu = now, None, None
    session.add(person)
    notices.tell_verifiers(session, TOLD, f"person:{number}", now=now)
    return Erased(person.name, tuple(emptied))


def _leave_posts(desk: Desk) -> None:
    held = select(Membership).where(Membership.person_id == desk.person.id)
    for post in desk.session.exec(held).all():
        if post.valid_to is None or post.valid_to > desk.now:
            end(desk.session, post, now=desk.now)


def _close_requests(desk: Desk, called: str) -> None:
    mine = AccessRequest.person_id == desk.person.id
    for request in desk.session.exec(select(AccessRequest).where(mine)).all():
        request.said_name = called
        if request.state == Decision.WAITING:
            request.state, request.decided_at = Decision.REFUSED, desk.now
        desk.session.add(request)


def _owe_nothing(desk: Desk) -> None:
    mine = col(Delivery.recipient_id) == desk.person.id, col(Delivery.state).in_(WAITING)
    ended = update(Delivery).where(*mine, col(Delivery.chat_id).is_(None))
    desk.session.execute(ended.values(state=DeliveryState.CANCELLED, reason="data dihapus"))
