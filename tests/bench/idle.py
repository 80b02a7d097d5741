"""What a bot costs that does nothing: seconds until it first asks for updates, and its memory."""

import asyncio
import statistics
import tempfile
import time
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from settings import ROOT
from tests.bench import crowd
from tests.bench.answers import PYTHON, peer_bot
from tests.bench.botapi import BotApi, serving
from tests.bench.figures import Figure
from tests.bench.process import Running, started

ROUNDS, REST = 3, 3.0  # seconds from the first getUpdates


def _ours(folder: Path, api: BotApi) -> AbstractAsyncContextManager[Running]:
    crowd.settle_in(folder, 1)
    return started(PYTHON, ROOT / "bot.py", **crowd.environment(folder, api.address))


async def _once(folder: Path, *, is_peer: bool) -> tuple[float, float]:
    async with serving() as api:
        bot = peer_bot(folder, api) if is_peer else _ours(folder, api)
        begun = time.perf_counter()
        async with bot as running:
            await asyncio.wait_for(api.polled.wait(), 90)
            took = time.perf_counter() - begun
            await asyncio.sleep(REST)
            return took, running.memory


async def measure() -> list[Figure]:
    figures = []
    for name, is_peer in (("", False), ("-peer", True)):
        found = []
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                found.append(await _once(Path(folder), is_peer=is_peer))
        starts, memories = zip(*found, strict=True)
        figures.append(Figure(f"first-poll-s{name}", statistics.median(starts)))
        figures.append(Figure(f"idle-memory-mb{name}", statistics.median(memories)))
    return figures
