"""A reminder is answered in plain words, for some days: nothing is done before it is confirmed."""

from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from forms.dates import written
from forms.reminders import PROMISE
from models import Delivery, Draft
from services import answering, drafts, people
from services.desk import Terms
from services.drafts import Beginning
from services.policy import Action
from services.reminders import KIND
from services.steps import Step

FRESH = timedelta(days=7)  # so long words may be meant for a reminder


def reminded(session: Session, *, telegram_id: int, now: datetime) -> int | None:
    """The last fresh reminder to somebody who may answer it."""
    found = _last(session, telegram_id=telegram_id, now=now)
    return found.id if found else None


def reminded_since(
    session: Session, card: int | None, *, telegram_id: int, now: datetime
) -> int | None:
    """The same, where it stands below the form that is open: it is what the person has before the
    eyes. `card` is the message of that form; where that is not known, its last answer tells."""
    found = _last(session, telegram_id=telegram_id, now=now)
    if found is None or found.sent_at is None:
        return None
    person = people.known(session, telegram_id=telegram_id)
    draft = session.get(Draft, person.open_draft_id) if person.open_draft_id else None
    if draft is None:
        return None
    is_below = draft.changed_at < found.sent_at if card is None else card < (found.message_id or 0)
    return found.id if is_below else None


def _last(session: Session, *, telegram_id: int, now: datetime) -> Delivery | None:
    post = people.post_of(session, telegram_id=telegram_id, now=now)
    if post is None or post.unit is None:
        return None
    person = people.known(session, telegram_id=telegram_id)
    if not people.reaches(session, person, Action.REGISTER, unit_id=post.unit.id, now=now):
        return None
    mine = Delivery.kind == KIND, Delivery.subject == f"unit:{post.unit.id}"
    theirs = Delivery.recipient_id == person.id, col(Delivery.chat_id).is_(None)
    wanted = select(Delivery).where(*mine, *theirs, col(Delivery.sent_at) >= now - FRESH)
    return session.exec(wanted.order_by(col(Delivery.sent_at).desc())).first()


def promise(
    session: Session, delivery_id: int, day: date, *, telegram_id: int, terms: Terms
) -> Step:
    """The form with that day in it, which is still to be given: by its button, or by `ya`."""
    asked = answering.owing(session, delivery_id, telegram_id=telegram_id, now=terms.now)
    answering.check(day, asked.mandate, terms.today)
    what = Beginning(form=PROMISE, year=terms.today.year, about_id=delivery_id)
    desk = drafts.begin(session, what, person=asked.person, terms=terms)
    desk.write("day", {"value": day.isoformat(), "open": True, "offer": written(day)})
    return drafts.look(desk)
