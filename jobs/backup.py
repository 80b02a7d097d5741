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
            made = None
            if backups.is_due(self.folder, since=since):
                made = await asyncio.to_thread(self._take)
                self._tell_damaged(backups.read(made).damaged)
        except BackupError as error:
            log.error("alarm: %s", error)  # noqa: TRY400 (its words say it all)
        except OSError:
            log.exception("alarm: the backup failed")
        else:
            return made
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

    def _take(self) -> Path:
        now = self.house.now()
        made = backups.take(self.what, self.folder, now=now, second=self.second)
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
            made = backups.take(what, folder, now=now, second=second)
            damaged = backups.read(made).damaged
            return f"Cadangan {made} selesai." + _named("Rusak di penyimpanan", damaged)
        case ["restore", given]:
            copy = _newest(folder) if given == "terbaru" else Path(given).resolve()
            lost = backups.restore(copy, what, now=now)
            return f"Dipulihkan dari {copy}." + _named("Tidak ada salinannya yang utuh", lost)
    raise BackupError(USAGE)


def _newest(folder: Path) -> Path:
    if newest := next(iter(backups.all_in(folder)), None):
        return newest
    raise BackupError(f"Belum ada cadangan di {folder}.")


def _named(what: str, digests: list[str]) -> str:
    """Nothing where there are none."""
    told = f"\n{what}: {len(digests)} berkas bukti, menurut SHA-256:"
    return "\n".join([told, *digests]) if digests else ""
