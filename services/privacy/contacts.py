"""Whom to call about an innovation: for its unit and Bappedalitbang; each look is written down."""

from datetime import datetime

from sqlmodel import Session

from models import Innovation, Person
from services import audit, people
from services.policy import Action

VIEWED = "contact.viewed"


def may_see(session: Session, it: Innovation, who: Person, *, now: datetime) -> bool:
    return people.reaches(session, who, Action.SEE_CONTACT, unit_id=it.unit_id, now=now)


def see(session: Session, it: Innovation, who: Person, *, now: datetime) -> bool:
    """Whether it is shown to them; if it is, that is an entry of the audit."""
    if not may_see(session, it, who, now=now):
        return False
    audit.record(session, VIEWED, f"innovation:{it.id}", who_id=who.id, now=now)
    return True
