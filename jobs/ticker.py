"""One tick: record what is due, send it. APScheduler gives the beat, the database the reasons."""

import asyncio

from telegram import Bot

from gateway.intake import Intake
from jobs.delivery import deliver_due
from services import deliveries, reminders
from services.house import House

BEAT = 2.0  # seconds


class Ticker:
    def __init__(self, house: House, bot: Bot, intake: Intake) -> None:
        self.house, self.bot, self.intake = house, bot, intake
        self._lock = asyncio.Lock()

    def recover(self) -> None:
        """At start, once: what a crash cut off goes again, marked."""
        with self.house.database.transaction() as session:
            deliveries.recover(session, now=self.house.now())

    async def tick(self) -> None:
        async with self._lock:
            self.intake.flush()
            with self.house.database.transaction() as session:
                reminders.plan(session, calendar=self.house.calendar, now=self.house.now())
            await deliver_due(self.house, self.bot)
