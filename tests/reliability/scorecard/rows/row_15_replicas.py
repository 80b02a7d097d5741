"""Two processes with one token on one PostgreSQL, while reminders go out. The active one is stopped
and continued again and again: the other does not send beside it. Then its session is ended while it
stands still, as a server does with a client it finds dead: continued, it ends by itself, and the
stand-by has taken over. Last the active one is killed while another stands by. A take-over is timed
to the first message that is sent after it; a message comes twice only where its row counts a
possible copy."""

import asyncio
import os
import signal
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import URL, update
from sqlmodel import func, select

from models import Delivery, DeliveryState, Person, Role, Unit
from models.database import Database
from services import people
from services.privacy import notice
from simulator import faults
from simulator.world import World
from tests.conftest import TOKEN, new_world
from tests.gateway.wire import simulated
from tests.line.processes import SINCE, Process, fill, the_bot
from tests.reliability import postgres
from tests.reliability.crowd import FIRST
from tests.reliability.scorecard.figure import Figure, at_most, every, none

REMINDERS, STALLS = 400, 6
SLOW = 0.2  # seconds for an answer of Telegram: some requests are always on the way
WITHIN = 10  # seconds for a take-over
SEAT_LOST = 3  # how a process ends that finds itself out of its seat
PATIENCE = 90.0  # seconds
WORDS = "standing by", "serving"  # as the one or the other is logged


@dataclass(frozen=True)
class Pair:
    world: World
    database: Database
    url: URL
    active: Process
    stand_by: Process

    def rows(self) -> list[tuple[Delivery, int]]:
        """With the recipient's Telegram id."""
        with self.database.reading() as session:
            wanted = select(Delivery, Person.telegram_id).join(Person)
            return list(session.exec(wanted.where(Delivery.kind == "reminder")))

    def sent(self) -> int:
        gone = Delivery.kind == "reminder", Delivery.state == DeliveryState.SENT
        with self.database.reading() as session:
            return session.exec(select(func.count()).select_from(Delivery).where(*gone)).one()

    def arrived(self, row: Delivery, telegram_id: int) -> int:
        screens = self.world.person(telegram_id).screens
        return sum(row.reference in screen.text for screen in screens)

    def copies(self) -> int:
        """Those that came, and those that wait behind what was due before them."""
        return sum(max(row.unknowns, self.arrived(row, who) - 1) for row, who in self.rows())

    def unmarked(self) -> int:
        return sum(max(0, self.arrived(r, who) - 1 - r.unknowns) for r, who in self.rows())


def measure(seed: int) -> Iterable[Figure]:
    """What was found before something went wrong is told as well."""
    found: list[Figure] = []
    try:
        asyncio.run(_watch(seed, found))
    finally:
        yield from found


async def _watch(seed: int, found: list[Figure]) -> None:
    random = Random(seed)  # noqa: S311
    async with _paired(seed) as pair:
        pair.active.forks()
        await _until(lambda: pair.sent() > 5)
        await _stands_by(pair.stand_by, pair.active)
        for _ in range(STALLS):
            await _stalls(pair.active, random.uniform(0.2, 1.5))
        at_stalls, copies = pair.sent(), pair.copies()
        name = f"15 copies, or rows that may become one, after {STALLS} stalls"
        found.append(none(name, copies, of=at_stalls))
        cut, code = await _is_cut_off(pair)
        found += [
            at_most("15 from a session that is ended to the stand-by's message", cut, WITHIN, " s"),
            every("15 cut off ones that end by themselves", int(code == SEAT_LOST), of=1),
        ]
        killed = await _is_killed(pair)
        await _until(lambda: pair.sent() >= REMINDERS)
        arrived = sum(pair.arrived(row, who) > 0 for row, who in pair.rows())
        found += [
            at_most("15 from a kill to the stand-by's first message", killed, WITHIN, " s"),
            none("15 unmarked copies after two take-overs", pair.unmarked(), of=REMINDERS),
            every("15 reminders that arrived", arrived, of=REMINDERS),
        ]


async def _stands_by(process: Process, active: Process) -> None:
    """Started while the other stands still, which loses none of its time; one that need not stand
    by is not waited for any longer than one that has to."""
    before = process.log.read_text() if process.log.exists() else ""
    with _stopped(active):
        process.forks()
        await _until(lambda: any(word in process.log.read_text()[len(before) :] for word in WORDS))


async def _stalls(process: Process, seconds: float) -> None:
    with _stopped(process):
        await asyncio.sleep(seconds)
    await asyncio.sleep(0.3)


@contextmanager
def _stopped(process: Process) -> Iterator[None]:
    assert process.running is not None
    os.kill(process.running.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process.running.pid, signal.SIGCONT)


async def _is_cut_off(pair: Pair) -> tuple[float, int | None]:
    """Stopped, its sessions ended, and continued when the other sends: the seconds until it does,
    and how the first one ends, if it does."""
    with _stopped(pair.active):
        postgres.end_sessions(pair.url)
        pair.database.close()  # ours as well
        took = await _takes_over(pair)
    assert pair.active.running is not None
    with suppress(TimeoutError):
        await _until(lambda: not pair.active.is_alive)
    code = pair.active.running.returncode
    pair.active.kill()
    return took, code


async def _is_killed(pair: Pair) -> float:
    """The one that sends, while the other has taken its place as the stand-by."""
    await _stands_by(pair.active, pair.stand_by)
    pair.stand_by.kill()
    return await _takes_over(pair)


async def _takes_over(pair: Pair) -> float:
    before, began = pair.sent(), time.monotonic()
    await _until(lambda: pair.sent() > before)
    return round(time.monotonic() - began, 1)


async def _until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not is_so():  # noqa: ASYNC110 (another process does it)
            await asyncio.sleep(0.1)


@asynccontextmanager
async def _paired(seed: int) -> AsyncIterator[Pair]:
    world = new_world(seed)
    world.faults.add(faults.delay(SLOW), method="sendMessage", times=None)
    with tempfile.TemporaryDirectory() as folder, postgres.fresh() as url:
        database = Database(url.render_as_string(hide_password=False))
        fill(database)
        _add_officers(database, world)
        async with simulated(world) as address:
            bots = [_bot(Path(folder, name), address, url) for name in ("one", "other")]
            try:
                yield Pair(world, database, url, *bots)
            finally:
                for bot in bots:
                    bot.kill()
                database.close()


def _bot(folder: Path, address: str, url: URL) -> Process:
    folder.mkdir()
    bot = the_bot(folder, address)
    bot.environment |= {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "DATABASE_URL": url.render_as_string(hide_password=False),
        "CLOCK_START": "2026-12-01T09:00",
    }
    return bot


def _add_officers(database: Database, world: World) -> None:
    """With the one that `fill` appoints as many as there are reminders. What their data is for they
    know: there is nothing else to be told."""
    with database.transaction() as session:
        unit = session.exec(select(Unit).where(Unit.code == "DINSOS")).one()
        for number in range(FIRST, FIRST + REMINDERS - 1):
            name, post = f"Operator {number}", {"since": SINCE, "unit_id": unit.id}
            people.appoint(session, Role.OFFICER, telegram_id=number, name=name, **post)  # type: ignore[arg-type]
            world.person(number).opens()
        session.execute(update(Person).values(told_version=notice.VERSION))
