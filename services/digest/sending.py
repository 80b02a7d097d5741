"""Who gets the digest, and when: as the working week begins, once a week, late rather than never.

Monday as a rule; the first working day where that is a day off (a reminder would move back, but
into another week). Until there has been a whole week to tell of, there is none.
"""

from datetime import datetime, time

from sqlmodel import Session, select

from models import Delivery, DigestChoice, DutyKind, Installation, Person, Role
from services import audit, mandates, notices, people, policy, weeks
from services.policy import Action
from services.workdays import WorkCalendar

KIND = "digest"
HOUR = time(9)
USUAL = frozenset({Role.VERIFIER})  # who gets it without having chosen


def plan(session: Session, *, calendar: WorkCalendar, now: datetime) -> int:
    """Owes it to all who want it; how many those are. A look at every beat costs two queries.
    `calendar` is the one in force."""
    today = calendar.local(now).date()
    begins = weeks.beginning(calendar, today, HOUR)
    if begins is None or now < begins or not _is_owed(session):
        return 0
    subject = weeks.subject(today)
    told = Delivery.kind == KIND, Delivery.subject == subject
    if session.exec(select(Delivery.id).where(*told).limit(1)).first() is not None:
        return 0
    installed = session.get(Installation, 1)
    if installed is None or installed.created_at > begins - weeks.WEEK:
        return 0
    wanting = [who for who in _who_may(session, now) if wants(session, who, now=now)]
    for person in wanting:
        notices.owe(session, KIND, subject, person, now=now, is_daily=False)
    return len(wanting)


def why_not(
    session: Session, delivery: Delivery, *, calendar: WorkCalendar, now: datetime
) -> str | None:
    """Asked again at send time."""
    person = session.get_one(Person, delivery.recipient_id)
    if delivery.subject != weeks.subject(calendar.local(now).date()):
        return "pekannya sudah lewat"
    if not _is_owed(session):
        return "kewajiban ditutup"
    may = people.reaches(session, person, Action.RECAP, unit_id=None, now=now)
    return None if may and wants(session, person, now=now) else "tidak lagi diminta"


def _is_owed(session: Session) -> bool:
    """It tells of innovations, as long as their duty is open."""
    return any(m.kind == DutyKind.INNOVATION for m in mandates.all_open(session))


def wants(session: Session, person: Person, *, now: datetime) -> bool:
    if (chosen := session.get(DigestChoice, person.id)) is not None:
        return chosen.is_wanted
    return not USUAL.isdisjoint(people.roles(session, person=person, now=now))


def choose(session: Session, *, is_wanted: bool, telegram_id: int, now: datetime) -> None:
    """For oneself."""
    who = people.allowed(session, Action.RECAP, telegram_id=telegram_id, now=now)
    if wants(session, who, now=now) == is_wanted:
        return
    session.merge(DigestChoice(person_id=who.id or 0, is_wanted=is_wanted, chosen_at=now))
    after = {"is_wanted": is_wanted}
    audit.record(session, "digest.chosen", f"person:{who.id}", who_id=who.id, now=now, after=after)


def _who_may(session: Session, now: datetime) -> list[Person]:
    """Each once."""
    roles = policy.roles_for(Action.RECAP, least=policy.Reach.ALL)
    found = [who for role in roles for who in people.in_role(session, role, now=now)]
    return list({who.id: who for who in found}.values())
