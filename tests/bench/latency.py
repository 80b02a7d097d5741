"""200 officers at once over a slow line: how long the last of them wait for their answer."""

import statistics
import tempfile
from pathlib import Path

from tests.bench import crowd
from tests.bench.answers import WARM, answering, our_bot
from tests.bench.botapi import serving
from tests.bench.figures import Figure

LINE = 0.05  # seconds, each way
OFFICERS, ROUNDS = 200, 5
FLOOR = 2 * LINE  # the update's way to the bot, and the answer's back


async def _once() -> float:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        crowd.settle_in(folder, WARM + OFFICERS)
        async with serving(LINE) as api, our_bot(folder, api) as bot:
            return (await answering(api, bot, many=OFFICERS, at_once=OFFICERS)).slow


async def measure() -> list[Figure]:
    slow = statistics.median([await _once() for _ in range(ROUNDS)])
    return [Figure("reply-p95-s", slow, most=2 * FLOOR)]
