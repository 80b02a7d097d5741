"""What leadership waits for, at 100, 1,000 and 10,000 innovations with twenty levels each: ranking,
board, index and picture; and how long the event loop stands still meanwhile."""

import asyncio
import gc
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot import open_house
from models import Membership, Person, Role
from reports.rankings import ranking_png
from services import boards, rankings, standings
from services.boards import Board
from services.clock import Clock
from services.house import House
from services.rankings import Filter, Measure, Ranking
from services.standings import IndexCard
from settings import load_settings
from tests.bench import crowd
from tests.bench.figures import Figure
from texts import rankings as words

SIZES = (100, 1_000, 10_000)
ROUNDS = 40
WAIT = 0.1  # seconds that a ranking may take
STILL = 0.05  # seconds that the loop may stand still
SEKDA = 9_000_001
FILTERS = (
    Filter(2026, Measure.SELF),
    Filter(2026, Measure.SPEED),
    Filter(2026, Measure.COUNT, of_units=True),
    Filter(2026, Measure.COMPLETE, kind="kecamatan"),
)


class Pulse:
    """How late the loop was, at worst, in a look every 5 ms."""

    def __init__(self) -> None:
        self.worst = 0.0
        self._task = asyncio.create_task(self._beat())

    async def _beat(self) -> None:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            self.worst = max(self.worst, time.perf_counter() - before - 0.005)

    def stop(self) -> float:
        self._task.cancel()
        return self.worst


def opened(folder: Path, size: int) -> House:
    crowd.settle_in(folder, 1, innovations=size)
    house = open_house(load_settings(crowd.environment(folder), folder / "no.env"), Clock())
    with house.database.transaction() as session:
        person = Person(telegram_id=SEKDA, name="Sekda")
        session.add(person)
        session.flush()
        who, now = person.id or 0, house.now()
        session.add(Membership(person_id=who, role=Role.LEADER, valid_from=now))
    return house


def ranking(house: House, wanted: Filter) -> Ranking:
    with house.database.reading() as session:
        return rankings.look(
            session, wanted, telegram_id=SEKDA, terms=house.terms(), local=house.calendar.local
        )


def board(house: House) -> Board:
    with house.database.reading() as session:
        return boards.look(session, telegram_id=SEKDA, terms=house.terms())


def card(house: House) -> IndexCard:
    with house.database.reading() as session:
        return standings.card(session, telegram_id=SEKDA, terms=house.terms())


async def timed(do: Callable[[int], Awaitable[object]]) -> tuple[float, float]:
    """Median and 95th percentile, in seconds."""
    took = []
    for n in range(ROUNDS):
        before = time.perf_counter()
        await do(n)
        took.append(time.perf_counter() - before)
    return statistics.median(took), statistics.quantiles(took, n=20)[-1]


async def _of(size: int) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        house = opened(Path(name), size)
        gc.freeze()  # as `bot.run` does
        before, pulse = time.perf_counter(), Pulse()
        first = await asyncio.to_thread(ranking, house, FILTERS[0])
        cold, waking = time.perf_counter() - before, pulse.stop()
        pulse = Pulse()
        picture = words.picture(first, house.local_now(), 0)
        ranked = await timed(lambda n: asyncio.to_thread(ranking, house, FILTERS[n % len(FILTERS)]))
        hung = await timed(lambda _: asyncio.to_thread(board, house))
        indexed = await timed(lambda _: asyncio.to_thread(card, house))
        drawn = await timed(lambda _: asyncio.to_thread(ranking_png, picture))
        still = pulse.stop()
        house.database.close()
    return [
        Figure(f"ranking-first-s-{size}", cold),
        Figure(f"ranking-first-loop-still-s-{size}", waking, most=STILL),
        Figure(f"ranking-p50-s-{size}", ranked[0]),
        Figure(f"ranking-p95-s-{size}", ranked[1], most=WAIT),
        Figure(f"board-p50-s-{size}", hung[0]),
        Figure(f"board-p95-s-{size}", hung[1]),
        Figure(f"index-p50-s-{size}", indexed[0]),
        Figure(f"index-p95-s-{size}", indexed[1]),
        Figure(f"ranking-picture-p50-s-{size}", drawn[0]),
        Figure(f"ranking-picture-p95-s-{size}", drawn[1]),
        Figure(f"leadership-loop-still-s-{size}", still, most=STILL),
    ]


async def measure() -> list[Figure]:
    return [figure for size in SIZES for figure in await _of(size)]
