"""A copy of everything each night, or as soon as the bot runs again after a night it missed."""

import asyncio
import logging
import time as clock
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from models.copies import BackupError
from services import alarms, backups
from services.alarms import Cause
from services.backups import Installation
from services.house import House

log = logging.getLogger(__name__)
HOUR = time(2, 0)  # local
BEAT = 60.0  # seconds
PAUSE = 3600.0  # seconds after a failure


@dataclass(slots=True)
class NightlyBackup:
    house: House
    what: Installation
    folder: Path
    second: Path | None = None
    _not_before: float = field(default=float("-inf"), init=False)

    async def run_if_due(self) -> Path | None:
        """The copy that was made. In a thread: the loop goes on meanwhile."""
        if clock.monotonic() < self._not_before:
            return None
        since = _last_night(self.house)
        try:
            if not backups.is_due(self.folder, since=since):
                return None
            return await asyncio.to_thread(self._take)
        except BackupError as error:
            log.error("alarm: %s", error)  # noqa: TRY400 (its words say it all)
        except OSError:
            log.exception("alarm: the backup failed")
        self._not_before = clock.monotonic() + PAUSE
        with self.house.database.transaction() as session:
            alarms.sound(session, Cause.BACKUP, now=self.house.now())
        return None

    def _take(self) -> Path:
        now = self.house.now()
        made = backups.take(self.what, self.folder, now=now, second=self.second)
        if damaged := backups.read(made).damaged:
            log.error("alarm: %s pieces of evidence do not fit their digest", len(damaged))
        log.info("backup %s is made and checked", made.name)
        return made


def _last_night(house: House) -> datetime:
    here = house.local_now()
    day = here.date() if here.time() >= HOUR else here.date() - timedelta(days=1)
    return house.calendar.at(day, HOUR)


USAGE = "Perintah: bot.py backup | bot.py restore <folder cadangan, atau kata: terbaru>"


def obey(order: list[str], what: Installation, folder: Path, second: Path | None) -> str:
    """What was done, in words; BackupError if it could not be."""
    now = datetime.now(UTC)
    match order:
        case ["backup"]:
            return f"Cadangan {backups.take(what, folder, now=now, second=second)} selesai."
        case ["restore", "terbaru"] if newest := next(iter(backups.all_in(folder)), None):
            backups.restore(newest, what, now=now)
            return f"Dipulihkan dari {newest}."
        case ["restore", "terbaru"]:
            raise BackupError(f"Belum ada cadangan di {folder}.")
        case ["restore", given]:
            backups.restore(Path(given).resolve(), what, now=now)
            return f"Dipulihkan dari {given}."
    raise BackupError(USAGE)
