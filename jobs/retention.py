"""Each night, or as soon as the bot runs again: what is kept for a time only goes."""

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import date, time

from services.house import House
from services.privacy import notice, retention

log = logging.getLogger(__name__)
HOUR = time(2, 30)  # local; after the backup
BEAT = 300.0  # seconds


@dataclass(slots=True)
class NightlySweep:
    house: House
    raw_days: int
    _done: date | None = field(default=None, init=False)

    async def run_if_due(self) -> None:
        here = self.house.local_now()
        if here.time() >= HOUR and self._done != here.date():
            await self.run()
            self._done = here.date()

    async def run(self) -> None:
        """Whoever has not met the text about personal data is told it by the way."""
        house = self.house
        with house.database.transaction() as session:
            swept = retention.sweep(session, house.vault, raw_days=self.raw_days, now=house.now())
            told = notice.tell_the_rest(session, now=house.now())
        if swept.must_compact:
            await asyncio.to_thread(house.database.compact)
        log.info("swept %s updates, %s sheets; told %s", swept.updates, swept.sheets, told)
