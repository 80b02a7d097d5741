"""The database is locked by somebody else (for as long as two writers wait, which is 10 s and not
20: nothing new would happen), the disk is full (a limit on the size of files), or the database may
only be read. What cannot be stored is not confirmed to Telegram; what was stored before, and that,
is answered when the trouble is over, once."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from sqlalchemy import event
from sqlmodel import func, select
from telegram.error import NetworkError

from gateway.polling import ALLOWED_UPDATES
from models import Incoming
from tests.conftest import House, player
from tests.reliability.scorecard.figure import Figure, every, none
from tests.reliability.scorecard.in_process import housed

WROTE, POLLS = 30, 2
TURNS = 50  # of the loop, in which the message that was stored before is worked on
Trouble = Callable[[House], AbstractAsyncContextManager[None]]


def measure(seed: int) -> Iterable[Figure]:
    for name, trouble in TROUBLES.items():
        missing, refused, answers = asyncio.run(_through(trouble, seed))
        yield none(f"20 confirmed but not stored, database {name}", missing, of=WROTE)
        yield every(f"20 polls refused meanwhile, database {name}", refused, of=POLLS)
        yield every(f"20 answered when it was over, database {name}", answers, of=WROTE + 1)


async def _through(trouble: Trouble, seed: int) -> tuple[int, int, int]:
    """One message is stored before, and worked on while there is trouble."""
    async with housed(seed) as house:
        officer, other = (player(house, number).hands for number in (1001, 1002))
        other.says("/daftar")
        polling = Polling(house)
        await polling.asks()
        async with trouble(house):
            working = asyncio.create_task(house.bot.intake.idle())
            for number in range(WROTE):
                officer.says(f"/bantuan {number}")
            refused = [not await polling.asks() for _ in range(POLLS)]
            for _ in range(TURNS):
                await asyncio.sleep(0)
            missing = WROTE - _stored(house) - _offered(house)
        await house.settle()
        await working
        return missing, sum(refused), len(officer.screens) + len(other.screens)


class Polling:
    """Asks from behind what it has got, which confirms that; from the same place if refused."""

    def __init__(self, house: House) -> None:
        self.bot, self.offset = house.bot.application.bot, 0

    async def asks(self) -> bool:
        asked = {"offset": self.offset, "timeout": 0, "allowed_updates": ALLOWED_UPDATES}
        try:
            found = await self.bot.get_updates(**asked)  # type: ignore[arg-type]
        except NetworkError:
            return False
        self.offset = max([self.offset, *(update.update_id + 1 for update in found)])
        return True


def _offered(house: House) -> int:
    """What Telegram still has for the bot."""
    (bot,) = house.world.bots.values()
    heard = [queued.update["message"]["chat"]["id"] for queued in bot.queue.waiting]
    return heard.count(1001)


def _stored(house: House) -> int:
    with house.bot.house.database.reading() as session:
        found = select(func.count()).where(Incoming.chat_id == 1001)
        return session.exec(found).one()


# ---- the troubles


@asynccontextmanager
async def _locked(house: House) -> AsyncIterator[None]:
    other = sqlite3.connect(str(house.bot.house.database.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@asynccontextmanager
async def _full(house: House) -> AsyncIterator[None]:
    """No file may grow beyond what the log of the database has already."""
    log = Path(f"{house.bot.house.database.url.database}-wal")
    size = log.stat().st_size  # noqa: ASYNC240 (nothing else runs meanwhile)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@asynccontextmanager
async def _read_only(house: House) -> AsyncIterator[None]:
    """Asked of each connection for as long as it is in use: a mode of the file would not hold root
    back."""
    pool = house.bot.house.database.writer.pool  # readers take theirs from it as well
    event.listen(pool, "checkout", _forbid)
    event.listen(pool, "checkin", _allow)
    yield
    event.remove(pool, "checkout", _forbid)
    event.remove(pool, "checkin", _allow)


def _forbid(connection: sqlite3.Connection, *_: object) -> None:
    connection.execute("PRAGMA query_only = ON")


def _allow(connection: sqlite3.Connection | None, *_: object) -> None:
    if connection is not None:
        connection.execute("PRAGMA query_only = OFF")


TROUBLES: dict[str, Trouble] = {
    "locked": _locked,
    "on a full disk": _full,
    "read-only": _read_only,
}
