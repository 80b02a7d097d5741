"""Drafts that nobody touched for a while: their people are asked, nothing is thrown away."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models import Draft, Person
from services import notices, people
from services.drafts import NAMED
from services.people import OF_A_UNIT

IDLE_DAYS = 7
KIND = "idle_draft"


def ask_about(session: Session, *, now: datetime) -> None:
    """Owes a question for each draft that was left alone; once until it is touched again."""
    alive = col(Draft.sent_at).is_(None), col(Draft.discarded_at).is_(None)
    before = col(Draft.changed_at) <= now - timedelta(days=IDLE_DAYS)
    for draft in session.exec(select(Draft).where(*alive, before, Draft.form == NAMED)):
        author = session.get_one(Person, draft.author_id)
        if _still_there(session, draft, author, now):
            subject, step = f"draft:{draft.id}", str(draft.revision)
            notices.owe(session, KIND, subject, author, now=now, step=step, is_daily=False)


def idle_days(draft: Draft, *, now: datetime) -> int:
    return (now - draft.changed_at).days


def _still_there(session: Session, draft: Draft, author: Person, now: datetime) -> bool:
    held = people.memberships(session, person=author, now=now)
    return any(m.unit_id == draft.unit_id or m.role not in OF_A_UNIT for m in held)
