"""One person floods the bot with a thousand messages; another, in a chat of their own, writes now
and then. Paced as in service: the flood is answered one a second, the other at once."""

import asyncio
import time
from collections.abc import Iterable
from statistics import quantiles

from sqlmodel import func, select

from gateway.pacing import Pacer
from gateway.serving import polling
from models import Incoming
from tests.conftest import House, player
from tests.reliability.crowd import pace
from tests.reliability.scorecard.figure import Figure, at_most, every
from tests.reliability.scorecard.in_process import housed

FLOOD, QUESTIONS = 1000, 20
FLOODS, IS_QUIET = 1001, 1004
PAUSE = 1.0  # seconds between two messages of the quiet one: as fast as a chat may be answered
IS_ALONE = ON_DISK = True


def measure(seed: int) -> Iterable[Figure]:
    waits, kept = asyncio.run(_waits(seed))
    p95 = round(quantiles(waits, n=20)[-1], 3)
    yield at_most(f"24 p95 of a quiet chat's wait while one floods {FLOOD:,}", p95, 1, " s")
    yield every("24 messages of the flood that are kept", kept, of=FLOOD)


async def _waits(seed: int) -> tuple[list[float], int]:
    async with housed(seed) as house:
        pace(house, Pacer())
        for number in range(FLOOD):
            player(house, FLOODS).hands.says(f"pesan {number}")
        async with polling(house.bot.line):
            waits = [await _wait(house) for _ in range(QUESTIONS)]
        await house.bot.intake.close(0)
        return waits, _kept(house)


async def _wait(house: House) -> float:
    quiet = player(house, IS_QUIET).hands
    before, asked = len(quiet.screens), time.monotonic()
    quiet.says("/belum")
    while len(quiet.screens) == before:  # noqa: ASYNC110 (a person looks up)
        await asyncio.sleep(0.002)
    found = time.monotonic() - asked
    await asyncio.sleep(PAUSE)
    return found


def _kept(house: House) -> int:
    with house.bot.house.database.reading() as session:
        flood = select(func.count()).where(Incoming.chat_id == FLOODS)
        return session.exec(flood).one()
