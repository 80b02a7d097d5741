"""Drafts that nobody touched for a while: their people are asked, nothing is thrown away."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models import Delivery, Draft, Person, Unit
from services import notices, people
from services.drafts import UNSENT
from services.people import OF_A_UNIT

IDLE_DAYS = 7
KIND = "idle_draft"


def ask_about(session: Session, *, now: datetime) -> None:
    """Owes a question for each draft that was left alone; once until it is touched again. A look
    at every beat: one query while none is, two while nothing is new."""
    before = col(Draft.changed_at) <= now - timedelta(days=IDLE_DAYS)
    left_alone = session.exec(select(Draft).where(*UNSENT, before)).all()
    if not left_alone:
        return
    asked = set(session.exec(select(Delivery.subject, Delivery.step).where(Delivery.kind == KIND)))
    for draft in left_alone:
        if (f"draft:{draft.id}", str(draft.revision)) not in asked:
            for person in _whose(session, draft, now):
                _ask(session, person, draft, now)


def _ask(session: Session, person: Person, draft: Draft, now: datetime) -> None:
    subject, step = f"draft:{draft.id}", str(draft.revision)
    notices.owe(session, KIND, subject, person, now=now, step=step, is_daily=False)


def idle_days(draft: Draft, *, now: datetime) -> int:
    return (now - draft.changed_at).days


def _whose(session: Session, draft: Draft, now: datetime) -> list[Person]:
    """Who began it; or, once they hold another post, the officers of its unit."""
    author = session.get_one(Person, draft.author_id)
    held = people.memberships(session, person=author, now=now)
    if any(m.unit_id == draft.unit_id or m.role not in OF_A_UNIT for m in held):
        return [author]
    unit = session.get_one(Unit, draft.unit_id)
    posts = people.posts_of_officers(session, [unit], now=now)
    return [session.get_one(Person, post.person_id) for post in posts]
