"""One tick: record what is due, send it. APScheduler gives the beat, the database the reasons."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial

from sqlalchemy.exc import OperationalError
from sqlmodel import Session
from telegram import Bot

from gateway.intake import Intake
from gateway.pacing import Pacer
from jobs import boards, live_reports
from jobs.delivery import Outbox
from jobs.kept import Keeper
from jobs.menus import Menus
from models.database import Database
from services import deliveries, groups, hours, idle, reminders, returned, subscriptions
from services import live_reports as reports
from services.boards import pins
from services.commitments import calling
from services.digest import sending as digest
from services.house import House
from services.planning import unheard
from services.workdays import WorkCalendar

BEAT = 2.0  # seconds
Planner = Callable[[Session], object]


def planners(calendar: WorkCalendar, now: datetime) -> Iterator[Planner]:
    """In their order: what the reminders reach, groups hear as well. `calendar` is the one in
    force."""
    reached: list[reminders.Reached] = []
    yield partial(returned.welcome_back, now=now)
    yield lambda session: reached.extend(reminders.plan(session, calendar=calendar, now=now))
    yield partial(idle.ask_about, now=now)
    yield partial(groups.plan, reached=reached, now=now)
    for one in (calling.plan, subscriptions.plan, unheard.plan, digest.plan):
        yield partial(one, calendar=calendar, now=now)


def plan(session: Session, *, calendar: WorkCalendar, now: datetime) -> None:
    """Writes down all that fell due by now, or nothing."""
    for planner in planners(hours.in_force(session, calendar), now):
        planner(session)


def plan_each(database: Database, planners: Iterable[Planner]) -> None:
    """One that fails keeps none of the others from planning; what failed is raised in the end."""
    failures: list[Exception] = []
    for planner in planners:
        try:
            with database.transaction() as session:
                planner(session)
        except OperationalError:  # the database is away, for all of them
            raise
        except Exception as error:
            failures.append(error)
    if failures:
        raise ExceptionGroup("not all could be planned", failures)


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
        database, now = self.house.database, self.house.now()
        with database.reading() as session:
            calendar = hours.in_force(session, self.house.calendar)
        plan_each(database, planners(calendar, now))

    async def tick(self) -> None:
        self.plan()
        await self.outbox.deliver_due()
        await self.menus.refresh()
        await self.boards.refresh()
        await self.live_reports.refresh()
