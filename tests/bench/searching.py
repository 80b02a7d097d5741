"""What a search costs with 100, 1,000 and 10,000 innovations, and how long the event loop stands
still meanwhile. The first search, which reads them all, is shown apart."""

import asyncio
import gc
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from sqlmodel import select

from bot import open_house
from models import Innovation, Unit
from services.asking.question import Intent, Question
from services.clock import Clock
from services.house import House
from services.searching import search
from settings import load_settings
from tests.bench import crowd
from tests.bench.figures import Figure

SIZES = (100, 1_000, 10_000)
SEARCHES = 60
LEADER, BEAT = 1004, 0.001  # seconds
SOUNDS = ("ba", "ca", "di", "ga", "ju", "ka", "lu", "ma", "ni", "po", "ra", "su", "ta", "we")
WORDS = ["".join(word) for word in product(SOUNDS, repeat=3)]  # 2,744, some far more usual
USUAL = [1 / rank for rank in range(1, len(WORDS) + 1)]


async def measure() -> list[Figure]:
    return [figure for size in SIZES for figure in await _of(size)]


async def _of(size: int) -> list[Figure]:
    with _furnished(size) as house:
        begun = time.perf_counter()
        await _search(house, "bacadi gajuka")
        first = time.perf_counter() - begun
        used = time.process_time()
        took, stood = await _watched(house)
        used = time.process_time() - used
    cuts = statistics.quantiles(took, n=20)
    return [
        Figure(f"search-first-s-{size}", first),
        Figure(f"search-cpu-ms-{size}", used / SEARCHES * 1000),
        Figure(f"search-p50-ms-{size}", cuts[9] * 1000),
        Figure(f"search-p95-ms-{size}", cuts[-1] * 1000, most=100),
        Figure(f"search-loop-blocked-ms-{size}", stood * 1000, most=50),
    ]


async def _watched(house: House) -> tuple[list[float], float]:
    """Seconds of each search, and the longest that the loop was late by."""
    chance, took, late = random.Random(1), [], [0.0]  # noqa: S311
    watch = asyncio.create_task(_watch(late))
    for _ in range(SEARCHES):
        said = _said(chance, 2)[:-1]  # the last letter is missing
        begun = time.perf_counter()
        await _search(house, said)
        took.append(time.perf_counter() - begun)
    watch.cancel()
    return took, max(late)


async def _watch(late: list[float]) -> None:
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(BEAT)
        late.append(time.perf_counter() - begun - BEAT)


async def _search(house: House, said: str) -> None:
    def look() -> None:
        with house.database.reading() as session:
            question = Question(Intent.SEARCH, query=said)
            search.find(session, house.shelf, question, telegram_id=LEADER, now=house.now())

    await asyncio.to_thread(look)


def _said(chance: random.Random, many: int) -> str:
    return " ".join(chance.choices(WORDS, USUAL, k=many))


@contextmanager
def _furnished(size: int) -> Iterator[House]:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        crowd.settle_in(folder, 1)
        house = open_house(load_settings(crowd.environment(folder), folder / "no.env"), Clock())
        _plant(house, size)
        gc.collect()  # what planting left behind is no part of a search
        yield house
        house.database.close()


def _plant(house: House, size: int) -> None:
    chance = random.Random(0)  # noqa: S311
    with house.database.transaction() as session:
        crowd.leader(session, LEADER, house.now())
        units = [number or 0 for number in session.exec(select(Unit.id))]
        session.add_all(
            Innovation(
                unit_id=chance.choice(units),
                mandate_year=2026,
                sequence=n,
                name=f"{_said(chance, 3)} {n}".upper(),
                status="terverifikasi",
                profile={
                    "problem": _said(chance, 40),
                    "design": _said(chance, 300),
                    "affair": "Kesehatan",
                },
                registered_by_id=1,
                registered_at=house.now(),
            )
            for n in range(1, size + 1)
        )
