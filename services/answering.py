"""A reminder is answered by a button of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from forms.reminders import PROMISE
from models import Delivery, Draft, Innovation, Mandate, Person, Promise, Role, Unit
from services import deadlines, drafts, hours, mandates, notices, people, progress
from services.desk import Desk, Terms
from services.errors import AlreadySent, Closed, DayNotPossible, NotFound
from services.policy import Action
from services.progress import REMINDED, Progress
from services.reminder_outcomes import NotMeNoted, Promised
from services.reminders import KIND
from services.weeks import WEEK
from services.workdays import WorkCalendar

PROMISED = "promised"
NOT_ME = "not_me"
NEAR = 3  # working days that are offered for a promise
LATE = timedelta(days=60)  # so far ahead a day can be promised once the deadline has passed


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reminder is about, to somebody who may answer it."""

    delivery: Delivery
    person: Person
    unit: Unit
    mandate: Mandate


@dataclass(frozen=True, slots=True)
class Held:
    """What the database holds of a unit for a mandate."""

    delivery_id: int
    unit: str
    year: int
    innovations: tuple[Innovation, ...]
    progress: Progress
    kind: str

    @property
    def is_owed(self) -> bool:
        return self.progress.stage in REMINDED


@dataclass(frozen=True, slots=True)
class SaidNotMe:
    """Who says so of which unit, and whom they named instead."""

    by: str
    unit: str
    instead: str


def about(session: Session, delivery_id: int, *, telegram_id: int, now: datetime) -> Asked:
    """Opening it is having read it. NotFound to others; Closed where no mandate is open."""
    person = people.known(session, telegram_id=telegram_id)
    found = session.get(Delivery, delivery_id)
    if found is None or found.kind != KIND:
        raise NotFound
    if not people.reaches(session, person, Action.REGISTER, unit_id=found.subject_id, now=now):
        raise NotFound
    if found.recipient_id == person.id and found.acknowledged_at is None:
        found.acknowledged_at = now
        session.add(found)
    if (mandate := deadlines.of_day(session, found.anchor)) is None:
        raise Closed
    return Asked(found, person, session.get_one(Unit, found.subject_id), mandate)


def owing(session: Session, delivery_id: int, *, telegram_id: int, now: datetime) -> Asked:
    """AlreadySent where the unit owes nothing any more."""
    asked = about(session, delivery_id, telegram_id=telegram_id, now=now)
    if progress.stage_of(session, asked.unit, asked.mandate) not in REMINDED:
        mine = Innovation.unit_id == asked.unit.id, Innovation.mandate_year == asked.mandate.year
        sent = session.exec(select(Innovation).where(*mine).order_by(col(Innovation.id))).first()
        raise AlreadySent(sent.number if sent else "", (sent.id or 0) if sent else 0)
    return asked


def held(session: Session, asked: Asked, terms: Terms) -> Held:
    mine = Innovation.unit_id == asked.unit.id, Innovation.mandate_year == asked.mandate.year
    found = session.exec(select(Innovation).where(*mine).order_by(col(Innovation.sequence)))
    return Held(
        asked.delivery.id or 0,
        asked.unit.short_name,
        asked.mandate.year,
        tuple(found),
        progress.of_unit(session, asked.unit, asked.mandate, terms),
        asked.mandate.kind,
    )


def complained(session: Session, terms: Terms, *, telegram_id: int) -> Held | None:
    """What a complaint is about: the last reminder to somebody; without one, their unit. None for
    those who act for no unit."""
    person = people.known(session, telegram_id=telegram_id)
    post = people.post_of(session, telegram_id=telegram_id, now=terms.now)
    if post is None or post.unit is None:
        return None
    mine = Delivery.kind == KIND, Delivery.subject == f"unit:{post.unit.id}"
    sent = Delivery.recipient_id == person.id, col(Delivery.sent_at).is_not(None)
    wanted = select(Delivery).where(*mine, *sent).order_by(col(Delivery.sent_at).desc())
    last = session.exec(wanted).first()
    mandate = deadlines.of_day(session, last.anchor) if last else None
    mandate = mandate or mandates.open_mandate(session)
    about = last or Delivery(
        kind=KIND,
        subject=f"unit:{post.unit.id}",
        anchor=mandate.deadline,
        recipient_id=0,
        due_at=terms.now,
        next_try_at=terms.now,
    )
    return held(session, Asked(about, person, post.unit, mandate), terms)


def snooze(session: Session, asked: Asked, *, calendar: WorkCalendar, now: datetime) -> date:
    """Until the next working day, for this person alone; twice is once."""
    today = calendar.local(now).date()
    day = hours.in_force(session, calendar).of_unit(asked.unit.id).after(today)
    check(day, asked.mandate, today)
    mine = Promise.person_id == asked.person.id, Promise.unit_id == asked.unit.id
    same = Promise.mandate_id == asked.mandate.id, Promise.day == day
    if session.exec(select(Promise.id).where(*mine, *same)).first() is None:
        session.add(_promise(asked, day, now, person_id=asked.person.id))
    return day


def days_offered(
    session: Session, asked: Asked, *, calendar: WorkCalendar, now: datetime
) -> tuple[date, ...]:
    """Days that are soon promised: the next working ones, those in one and two weeks, the last."""
    today = calendar.local(now).date()
    calendar = hours.in_force(session, calendar).of_unit(asked.unit.id)
    near = [calendar.after(today)]
    while len(near) < NEAR:
        near.append(calendar.after(near[-1]))
    far = [today + WEEK, today + 2 * WEEK, asked.mandate.deadline]
    found = {*near, *(calendar.on_or_before(day) for day in far)}
    return tuple(day for day in sorted(found) if today < day <= _latest(asked.mandate, today))


def promise(desk: Desk) -> Promised:
    asked = owing(desk.session, desk.draft.about_id or 0, telegram_id=_who(desk), now=desk.now)
    day = date.fromisoformat(desk.value("day"))
    return _promised(desk.session, asked, day, desk.terms)


def promise_on(
    session: Session, delivery_id: int, day: date, *, terms: Terms, telegram_id: int
) -> Promised:
    """At one tap; the form that asks for the day is over by it."""
    asked = owing(session, delivery_id, telegram_id=telegram_id, now=terms.now)
    found = _promised(session, asked, day, terms)
    form = session.get(Draft, asked.person.open_draft_id or 0)
    if form is not None and (form.form, form.about_id) == (PROMISE.name, delivery_id):
        drafts.close(session, asked.person)
    return found


def _promised(session: Session, asked: Asked, day: date, terms: Terms) -> Promised:
    """What the unit had promised before holds no more; its heads are told. The same day again is
    the same promise."""
    check(day, asked.mandate, terms.today)
    heads = people.heads_of(session, asked.unit.id or 0, now=terms.now)
    told = [head for head in heads if head.id != asked.person.id]
    before = _waiting(session, asked)
    if all(old.day != day for old in before):
        for old in before:
            old.planned_at = terms.now
        made = _promise(asked, day, terms.now)
        session.add(made)
        session.flush()
        for head in told:
            notices.owe(session, PROMISED, f"promise:{made.id}", head, now=terms.now)
    return Promised(asked.unit.short_name, day, len(told), asked.mandate.year, asked.mandate.kind)


def not_me(desk: Desk) -> NotMeNoted:
    """Bappedalitbang hears who is meant instead; the answer stays in the form."""
    session, now = desk.session, desk.now
    asked = about(session, desk.draft.about_id or 0, telegram_id=_who(desk), now=now)
    notices.tell_verifiers(session, NOT_ME, f"draft:{desk.draft.id}", now=now)
    told = people.in_role(session, Role.VERIFIER, now=now)
    return NotMeNoted(asked.unit.short_name, len(told))


def said_not_me(session: Session, draft: Draft) -> SaidNotMe:
    delivery = session.get_one(Delivery, draft.about_id)
    unit = session.get_one(Unit, delivery.subject_id).short_name
    by = session.get_one(Person, draft.author_id).name
    return SaidNotMe(by, unit, str(draft.answers["who"]["value"]))


def _who(desk: Desk) -> int:
    return desk.person.telegram_id


def _latest(mandate: Mandate, today: date) -> date:
    return mandate.deadline if mandate.deadline > today else today + LATE


def check(day: date, mandate: Mandate, today: date) -> None:
    """DayNotPossible where it cannot be promised."""
    latest = _latest(mandate, today)
    if not today < day <= latest:
        raise DayNotPossible(day, today + timedelta(days=1), latest)


def _promise(asked: Asked, day: date, now: datetime, *, person_id: int | None = None) -> Promise:
    return Promise(
        unit_id=asked.unit.id or 0,
        mandate_id=asked.mandate.id or 0,
        person_id=person_id,
        day=day,
        made_by_id=asked.person.id or 0,
        made_at=now,
    )


def _waiting(session: Session, asked: Asked) -> list[Promise]:
    """Days that the unit has promised and that have not come."""
    mine = Promise.unit_id == asked.unit.id, Promise.mandate_id == asked.mandate.id
    ahead = col(Promise.planned_at).is_(None), col(Promise.person_id).is_(None)
    return list(session.exec(select(Promise).where(*mine, *ahead)))
