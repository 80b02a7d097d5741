"""200 officers at once over a slow line: how long the last of them wait for their answer, here and
from the peer."""

import statistics
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.bench import crowd
from tests.bench.answers import WARM, answering, our_bot, peer_bot
from tests.bench.botapi import serving
from tests.bench.figures import Figure

LINE = 0.05  # seconds, each way
OFFICERS, ROUNDS = 200, 5
FLOOR = 2 * LINE  # the update's way to the bot, and the answer's back


async def _ours(folder: Path) -> float:
    crowd.settle_in(folder, WARM + OFFICERS)
    async with serving(LINE) as api, our_bot(folder, api) as bot:
        return (await answering(api, bot, many=OFFICERS, at_once=OFFICERS)).slow


async def _peers(folder: Path) -> float:
    async with serving(LINE) as api, peer_bot(folder, api) as bot:
        return (await answering(api, bot, many=OFFICERS, at_once=OFFICERS)).slow


async def _in_a_folder(once: Callable[[Path], Awaitable[float]]) -> float:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        return await once(Path(name))


async def measure() -> list[Figure]:
    pairs = [(await _in_a_folder(_ours), await _in_a_folder(_peers)) for _ in range(ROUNDS)]
    mine, theirs = (statistics.median(part) for part in zip(*pairs, strict=True))
    return [
        Figure("reply-p95-s", mine, most=2 * FLOOR),
        Figure("reply-p95-s-peer", theirs),
    ]
