"""One tick: record what is due, send it. APScheduler gives the beat, the database the reasons."""

from datetime import datetime

from sqlmodel import Session
from telegram import Bot

from gateway.intake import Intake
from gateway.pacing import Pacer
from jobs import boards, live_reports
from jobs.delivery import Outbox
from jobs.kept import Keeper
from jobs.menus import Menus
from services import deliveries, groups, hours, idle, reminders, returned, subscriptions
from services import live_reports as reports
from services.boards import pins
from services.commitments import calling
from services.digest import sending as digest
from services.house import House
from services.planning import unheard
from services.workdays import WorkCalendar

BEAT = 2.0  # seconds


def plan(session: Session, *, calendar: WorkCalendar, now: datetime) -> None:
    """Writes down all that fell due by now."""
    calendar = hours.in_force(session, calendar)
    returned.welcome_back(session, now=now)
    reached = reminders.plan(session, calendar=calendar, now=now)
    idle.ask_about(session, now=now)
    groups.plan(session, reached, now=now)
    calling.plan(session, calendar=calendar, now=now)
    subscriptions.plan(session, calendar=calendar, now=now)
    unheard.plan(session, calendar=calendar, now=now)
    digest.plan(session, calendar=calendar, now=now)


class Ticker:
    """The parts of a tick have beats of their own when the bot runs: a long delivery must keep
    neither what is due meanwhile from being recorded, nor menus from following a new role."""

    def __init__(self, house: House, bot: Bot, intake: Intake, pacer: Pacer) -> None:
        self.house, self.intake = house, intake
        self.outbox = Outbox(house, bot, pacer)
        self.menus = Menus(house, bot)
        self.boards = Keeper(house, bot, pacer, pins.due, boards.tell)
        self.live_reports = Keeper(house, bot, pacer, reports.due, live_reports.tell)

    def recover(self) -> None:
        """At start, once: what a crash cut off goes again, marked."""
        with self.house.database.transaction() as session:
            deliveries.recover(session, now=self.house.now())

    def plan(self) -> None:
        self.intake.flush()
        with self.house.database.transaction() as session:
            plan(session, calendar=self.house.calendar, now=self.house.now())

    async def tick(self) -> None:
        self.plan()
        await self.outbox.deliver_due()
        await self.menus.refresh()
        await self.boards.refresh()
        await self.live_reports.refresh()
