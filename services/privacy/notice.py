"""Everybody is told once what their data is for, and on what ground: with the text's version."""

from datetime import datetime

from sqlmodel import Session, col, or_, select

from models import Membership, Person
from services import notices, people

VERSION = 1
"""Of the text in `texts.privacy`: a higher one is told to everybody anew."""
KIND = "privacy_notice"


def tell_once(session: Session, *, telegram_id: int, now: datetime) -> bool:
    """Whether it has to be shown now; written down as told. Of strangers nothing is written."""
    found = select(Person).where(Person.telegram_id == telegram_id)
    person = session.exec(found).first()
    if person is None or person.told_version == VERSION:
        return False
    _note(session, person, now)
    return True


def tell_the_rest(session: Session, *, now: datetime) -> int:
    """Owes it to those in a post who have not met it: they were here before the text was."""
    untold = or_(col(Person.told_version).is_(None), col(Person.told_version) != VERSION)
    wanted = select(Person).join(Membership).where(untold, *people.in_force(now)).distinct()
    found = session.exec(wanted).all()
    for person in found:
        subject, step = f"person:{person.id}", str(VERSION)
        notices.owe(session, KIND, subject, person, now=now, step=step, is_daily=False)
        _note(session, person, now)
    return len(found)


def _note(session: Session, person: Person, now: datetime) -> None:
    person.told_version, person.told_at = VERSION, now
    session.add(person)
