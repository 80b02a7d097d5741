"""The recap again and again, and a word when all have done it: asked for, planned, paused, ended.

When something is due is computed at every beat from the row; the newest due time is written down as
a delivery, once. After an outage those before it are not made up for. A due day that is no working
day moves to the next one.
"""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from sqlmodel import Session, col, select

from forms.subscriptions import DAYS, MONTHLY, SUBSCRIPTION, WEEKDAYS, WEEKLY
from models import (
    Delivery,
    DeliveryState,
    Innovation,
    Mandate,
    Person,
    StatusChange,
    Subscription,
    Wish,
)
from models.delivery import WAITING
from services import deliveries, mandates, notices, people
from services.desk import Desk, Terms
from services.drafts import Beginning, begin, look
from services.errors import Closed, NotFound
from services.outcomes import Subscribed
from services.policy import Action
from services.steps import Step
from services.workdays import WorkCalendar

KIND = "subscription"
LOOKS_BACK = 45  # days; a month and the longest row of days off
HOUR = re.compile(r"(?:jam|pukul|pkl)\s*([0-9]{1,2})(?:[.:]([0-9]{2}))?")
NEWER = "ada yang lebih baru"


def listed(session: Session, *, telegram_id: int, now: datetime) -> list[Subscription]:
    """Those that go on or are paused, the oldest first."""
    person = people.allowed(session, Action.RECAP, telegram_id=telegram_id, now=now)
    mine = Subscription.person_id == person.id, col(Subscription.ended_at).is_(None)
    return list(session.exec(select(Subscription).where(*mine).order_by(col(Subscription.id))))


def ask(session: Session, text: str, *, telegram_id: int, terms: Terms) -> Step:
    """The form, with what the words said already."""
    person = people.allowed(session, Action.RECAP, telegram_id=telegram_id, now=terms.now)
    at = {"by": person.id, "at": terms.now.isoformat()}
    answers = {key: {"value": value, **at} for key, value in said(text).items()}
    what = Beginning(form=SUBSCRIPTION, year=terms.today.year, answers=answers)
    return look(begin(session, what, person=person, terms=terms))


def said(text: str) -> dict[str, str]:
    """Answers of the form that stand in a sentence: `kirimi rekap tiap senin jam 8`."""
    plain = text.casefold()
    found: dict[str, str] = {}
    if day := next((day for day in WEEKDAYS if day.casefold() in plain), None):
        found |= {"every": WEEKLY, "weekday": day}
    elif "bulan" in plain:
        found["every"] = MONTHLY
    elif "minggu" in plain:
        found["every"] = WEEKLY
    if (hour := HOUR.search(plain)) and int(hour[1]) < 24 and int(hour[2] or 0) < 60:
        found["hour"] = f"{int(hour[1]):02}:{hour[2] or '00'}"
    return found


def submit(desk: Desk) -> Subscribed:
    """The same again is the same subscription, going on."""
    person = people.allowed(
        desk.session, Action.RECAP, telegram_id=desk.person.telegram_id, now=desk.now
    )
    weekly = desk.value("every") == WEEKLY
    wanted = Subscription(
        person_id=person.id or 0,
        wish=Wish.RECAP,
        weekday=WEEKDAYS.index(desk.value("weekday")) if weekly else None,
        day=None if weekly else DAYS[desk.value("day")],
        hour=time.fromisoformat(desk.value("hour")),
        since=desk.now,
    )
    return Subscribed(_kept(desk.session, wanted))


def when_all_have(session: Session, *, telegram_id: int, now: datetime) -> Subscription:
    person = people.allowed(session, Action.RECAP, telegram_id=telegram_id, now=now)
    return _kept(session, Subscription(person_id=person.id or 0, wish=Wish.ALL_DONE, since=now))


def pause(
    session: Session, subscription_id: int, *, telegram_id: int, now: datetime
) -> Subscription:
    found = _own(session, subscription_id, telegram_id, now)
    found.paused_at = found.paused_at or now
    return found


def resume(
    session: Session, subscription_id: int, *, telegram_id: int, now: datetime
) -> Subscription:
    """What fell due meanwhile is not made up for."""
    found = _own(session, subscription_id, telegram_id, now)
    if found.paused_at:
        found.paused_at, found.since = None, now
    return found


def end(session: Session, subscription_id: int, *, telegram_id: int, now: datetime) -> None:
    _own(session, subscription_id, telegram_id, now).ended_at = now


def _own(session: Session, subscription_id: int, telegram_id: int, now: datetime) -> Subscription:
    person = people.allowed(session, Action.RECAP, telegram_id=telegram_id, now=now)
    found = session.get(Subscription, subscription_id)
    if found is None or found.person_id != person.id or found.ended_at:
        raise NotFound
    return found


def _kept(session: Session, wanted: Subscription) -> Subscription:
    mine = Subscription.person_id == wanted.person_id, Subscription.wish == wanted.wish
    same = (
        col(Subscription.weekday).is_not_distinct_from(wanted.weekday),
        col(Subscription.day).is_not_distinct_from(wanted.day),
        col(Subscription.hour).is_not_distinct_from(wanted.hour),
        col(Subscription.ended_at).is_(None),
    )
    found = session.exec(select(Subscription).where(*mine, *same)).first()
    if found is None:
        session.add(found := wanted)
        session.flush()
    elif found.paused_at:
        found.paused_at, found.since = None, wanted.since
    return found


# ---- what is due


def plan(session: Session, *, calendar: WorkCalendar, now: datetime) -> None:
    """One query at every beat, and one more for what is due anew."""
    going_on = col(Subscription.ended_at).is_(None), col(Subscription.paused_at).is_(None)
    for one in session.exec(select(Subscription).where(*going_on)).all():
        if one.wish == Wish.ALL_DONE:
            _tell_if_all_have(session, one, now)
        elif (due := last_due(one, calendar, now)) and due != one.planned_for:
            one.planned_for = due
            _supersede(session, one)
            _owe(session, one, f"{due:%Y%m%d%H%M}", due)


def last_due(one: Subscription, calendar: WorkCalendar, now: datetime) -> datetime | None:
    """The newest due time that is past, after it was asked for; None while there is none."""
    today = calendar.local(now).date()
    for back in range(LOOKS_BACK):
        day = today - timedelta(days=back)
        if _is_day(one, day):
            due = _moved(one, calendar, day)
            if due <= now:
                return due if due > one.since else None
    return None


def next_due(one: Subscription, *, calendar: WorkCalendar, now: datetime) -> datetime | None:
    """None for what comes once, whenever that is."""
    today = calendar.local(now).date()
    for ahead in range(-LOOKS_BACK, LOOKS_BACK):
        day = today + timedelta(days=ahead)
        if _is_day(one, day) and (due := _moved(one, calendar, day)) > now:
            return due
    return None


def _is_day(one: Subscription, day: date) -> bool:
    if one.weekday is not None:
        return day.weekday() == one.weekday
    last = monthrange(day.year, day.month)[1]
    return one.day is not None and day.day == (one.day or last)


def _moved(one: Subscription, calendar: WorkCalendar, day: date) -> datetime:
    worked = day if calendar.is_working(day) else calendar.after(day)
    return calendar.at(worked, one.hour or time())


def _tell_if_all_have(session: Session, one: Subscription, now: datetime) -> None:
    try:
        missing = mandates.missing(session, mandate=mandates.open_mandate(session))
    except Closed:
        return
    if not missing.units and missing.mandated:
        one.ended_at = now
        _owe(session, one, str(missing.year), now)


def has_news(session: Session, delivery: Delivery, mandate: Mandate) -> bool:
    """Whether a recap of that duty says what the last one of the subscription did not. While it is
    open it always does: days pass; afterwards where something was sent, decided or withdrawn."""
    same = Delivery.kind == KIND, Delivery.subject == delivery.subject
    told = select(Delivery.sent_at).where(*same, Delivery.state == DeliveryState.SENT)
    last = session.exec(told.order_by(col(Delivery.sent_at).desc()).limit(1)).first()
    if mandate.closed_at is None or last is None or last < mandate.closed_at:
        return True
    of_year = StatusChange.innovation_id == Innovation.id, Innovation.mandate_year == mandate.year
    changes = select(StatusChange.id).where(*of_year, col(StatusChange.at) > last)
    return session.exec(changes.limit(1)).first() is not None


def _owe(session: Session, one: Subscription, step: str, due: datetime) -> None:
    person = session.get_one(Person, one.person_id)
    subject = f"{KIND}:{one.id}"
    notices.owe(session, KIND, subject, person, now=due, step=step, is_daily=False)


def _supersede(session: Session, one: Subscription) -> None:
    """What was due before and has not gone out."""
    mine = Delivery.kind == KIND, Delivery.subject == f"{KIND}:{one.id}"
    waiting = select(Delivery).where(*mine, col(Delivery.state).in_(WAITING))
    for older in session.exec(waiting).all():
        deliveries.end(session, older, DeliveryState.SUPERSEDED, NEWER)
