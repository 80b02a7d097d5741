"""The year itself: people act, the clock leaps, the bot plans and sends."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlmodel import Session

from gateway.sender import Outcome, Reason, Refused, Sent, Unknown
from jobs.delivery import record
from jobs.notices import render
from models import Delivery, DeliveryState
from services import deliveries, groups, reminders
from services.planning import unheard
from tests.reminders.years import people, truth
from tests.reminders.years.state import Year
from texts.screen import Screen

WIB = ZoneInfo("Asia/Pontianak")
BEGINS = datetime(2026, 1, 5, 8, 0, tzinfo=WIB)
ENDS = datetime(2026, 12, 23, 10, 0, tzinfo=WIB)


def live(year: Year, until: datetime = ENDS) -> None:
    while year.clock.at < until:
        with year.house.database.transaction() as session:
            for _ in range(year.random.randint(0, 6)):
                people.act(year, session)
        year.clock.at += _leap(year.random)
        _tick(year)
    for _ in range(2):  # what hung in the air is tried again
        opening = year.house.calendar.next_opening(year.clock.at + timedelta(hours=1))
        year.clock.at = opening
        _tick(year)
    with year.house.database.reading() as session:
        truth.look_back(year, session)


def _tick(year: Year) -> None:
    calendar, now = year.house.calendar, year.clock.at
    with year.house.database.transaction() as session:
        reached = reminders.plan(session, calendar=calendar, now=now)
        groups.plan(session, reached, now=now)
        unheard.plan(session, calendar=calendar, now=now)
        truth.look_at_plan(year, session)
        _deliver(year, session)


def _deliver(year: Year, session: Session) -> None:
    year.clock.at += timedelta(seconds=1)
    while due := deliveries.next_due(session, calendar=year.house.calendar, now=year.clock.at):
        claimed = deliveries.claim(session, due.id, now=year.clock.at)
        if claimed is None:
            continue
        said = render(session, claimed, year.house)
        if isinstance(said, str):
            deliveries.end(session, claimed, DeliveryState.CANCELLED, said)
            continue
        record(session, claimed, _arrive(year, session, claimed, said), year.house)
        session.flush()


def _arrive(year: Year, session: Session, row: Delivery, said: Screen) -> Outcome:
    if row.chat_id in year.shut:
        return Refused(Reason.KICKED, "Forbidden: bot was kicked from the group chat")
    if not row.chat_id and row.recipient_id in year.blocked:
        return Refused(Reason.BLOCKED, "Forbidden: bot was blocked by the user")
    is_unknown = year.random.random() < 0.05
    if not is_unknown or year.random.random() < 0.5:
        truth.look_at_arrival(year, session, row, said)
        year.arrived[row.id or 0].append(said.text)
    return Unknown() if is_unknown else Sent(message_id=1)


def _leap(random: Random) -> timedelta:
    kind = random.random()
    if kind < 0.1:
        return timedelta(days=random.uniform(3, 14))  # an outage
    return timedelta(hours=random.uniform(1, 96))
