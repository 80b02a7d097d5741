"""200 officers over a slow line: how long the last of them wait for their answer, here and from the
peer, where all speak in the same moment, and where each speaks every five seconds."""

import statistics
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from tests.bench import crowd
from tests.bench.answers import WARM, answering, our_bot, peer_bot
from tests.bench.botapi import serving
from tests.bench.figures import Figure

LINE = 0.05  # seconds, each way
OFFICERS, ROUNDS = 200, 5
TYPING = 5.0  # seconds from one answer of an officer to the next
FLOOR = 2 * LINE  # the update's way to the bot, and the answer's back


async def _ours(folder: Path, over: float = 0) -> float:
    crowd.settle_in(folder, WARM + OFFICERS)
    async with serving(LINE) as api, our_bot(folder, api) as bot:
        return (await answering(api, bot, many=OFFICERS, at_once=OFFICERS, over=over)).slow


async def _peers(folder: Path, over: float = 0) -> float:
    async with serving(LINE) as api, peer_bot(folder, api) as bot:
        return (await answering(api, bot, many=OFFICERS, at_once=OFFICERS, over=over)).slow


async def _in_a_folder(once: Callable[[Path], Awaitable[float]]) -> float:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        return await once(Path(name))


async def _both(over: float) -> tuple[float, float]:
    """Medians, ours and the peer's."""
    ways = partial(_ours, over=over), partial(_peers, over=over)
    pairs = [[await _in_a_folder(way) for way in ways] for _ in range(ROUNDS)]
    mine, theirs = (statistics.median(part) for part in zip(*pairs, strict=True))
    return mine, theirs


async def measure() -> list[Figure]:
    at_once, at_once_peer = await _both(0)
    typing, typing_peer = await _both(TYPING)
    return [
        Figure("reply-p95-s", at_once, most=2 * FLOOR),
        Figure("reply-p95-s-peer", at_once_peer),
        Figure("reply-p95-s-typing", typing),
        Figure("reply-p95-s-typing-peer", typing_peer),
    ]
