"""A copy of everything each night, or as soon as the bot runs again after a night it missed."""

import asyncio
import logging
import time as clock
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import URL

from jobs.ticker import plan
from models import schema
from models.copies import BackupError
from models.database import Database
from services import alarms, backups, deliveries
from services.alarms import Cause
from services.backups import Installation
from services.house import House
from services.workdays import WorkCalendar

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
        """The copy that was made, or copied to the second folder. In a thread: the loop goes on."""
        if clock.monotonic() < self._not_before:
            return None
        try:
            return await self._take_if_due() or await asyncio.to_thread(self._mirror_if_due)
        except BackupError as error:
            log.error("alarm: %s", error)  # noqa: TRY400 (its words say it all)
        except OSError:
            log.exception("alarm: the backup failed")
        self._not_before = clock.monotonic() + PAUSE
        self._sound(Cause.BACKUP)
        return None

    def _tell_damaged(self, digests: list[str]) -> None:
        if digests:
            log.error("alarm: evidence does not fit its digest: %s", " ".join(digests))
            self._sound(Cause.EVIDENCE)

    def _sound(self, cause: Cause) -> None:
        with self.house.database.transaction() as session:
            alarms.sound(session, cause, now=self.house.now())

    def _is_due(self, folder: Path) -> bool:
        return backups.is_due(folder, since=_last_night(self.house))

    async def _take_if_due(self) -> Path | None:
        if not self._is_due(self.folder):
            return None
        made = await asyncio.to_thread(self._take)
        self._tell_damaged(backups.read(made).damaged)
        return made

    def _take(self) -> Path:
        made = backups.take(self.what, self.folder, now=self.house.now())
        log.info("backup %s is made and checked", made.name)
        return made

    def _mirror_if_due(self) -> Path | None:
        """In a thread with the look at it as well: that folder may be far away."""
        if self.second is None or not self._is_due(self.second):
            return None
        mirrored = backups.mirror(_newest(self.folder), self.second)
        log.info("backup %s is in the second folder", mirrored.name)
        return mirrored


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
            made = backups.take(what, folder, now=now, second=second)
            damaged = backups.read(made).damaged
            return f"Cadangan {made} selesai." + _named("Rusak di penyimpanan", damaged)
        case ["restore", given]:
            copy = _newest(folder) if given == "terbaru" else Path(given).resolve()
            lost = backups.restore(copy, what, now=now)
            return f"Dipulihkan dari {copy}." + _named("Tidak ada salinannya yang utuh", lost)
    raise BackupError(USAGE)


def settle(url: URL, calendar: WorkCalendar, *, now: datetime) -> str:
    """After going back: what fell due by now may have been sent after the copy was made. It is
    planned at once, so that it goes again as a possible copy; what falls due later is none."""
    database = Database(url.render_as_string(hide_password=False))
    schema.upgrade(database)
    with database.transaction() as session:
        plan(session, calendar=calendar, now=now)
        counted = deliveries.went_back(session, now=now)
    database.close()
    if counted == 0:
        return "Tidak ada pesan yang mungkin terkirim dua kali."
    return f"{counted} pesan mungkin sudah terkirim sesudah cadangan itu; akan ditandai."


def _newest(folder: Path) -> Path:
    if newest := next(iter(backups.all_in(folder)), None):
        return newest
    raise BackupError(f"Belum ada cadangan di {folder}.")


def _named(what: str, digests: list[str]) -> str:
    """Nothing where there are none."""
    told = f"\n{what}: {len(digests)} berkas bukti, menurut SHA-256:"
    return "\n".join([told, *digests]) if digests else ""
