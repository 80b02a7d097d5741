"""One durable registration answer, ours and the peer's in turn: processor, and answers a second."""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from settings import ROOT
from tests.bench import crowd
from tests.bench.botapi import TOKEN, BotApi, serving
from tests.bench.figures import Figure
from tests.bench.process import Running, started

PYTHON = ROOT / ".venv/bin/python"
PEER = ROOT / ".cache/peer/bin/python"
PEER_BOT = Path(__file__).parent / "peer" / "bot.py"
WARM, MANY, AT_ONCE, ROUNDS = 50, 400, 8, 5


@dataclass(frozen=True, slots=True)
class Measured:
    """`cpu` in ms an answer, `rate` in answers a second, `slow` the 95th percentile in seconds."""

    cpu: float
    rate: float
    slow: float


@asynccontextmanager
async def our_bot(folder: Path, api: BotApi) -> AsyncIterator[Running]:
    environment = crowd.environment(folder, api.address)
    async with started(PYTHON, "-m", "tests.bench.ours", **environment) as bot:
        yield bot


@asynccontextmanager
async def peer_bot(folder: Path, api: BotApi) -> AsyncIterator[Running]:
    people = folder / "people"
    people.write_text("\n".join(map(str, crowd.officers(WARM + MANY))))
    given = api.address, TOKEN, folder / "peer.db", people
    async with started(PEER, PEER_BOT, *given) as bot:
        yield bot


async def answering(
    api: BotApi, bot: Running, *, many: int = MANY, at_once: int = AT_ONCE, over: float = 0
) -> Measured:
    """Fifty answers go before, so that nothing is measured that happens once. `over` are seconds
    that the others are spread over; without them one is said as soon as another is answered."""
    await asyncio.wait_for(api.polled.wait(), 90)
    people = crowd.officers(WARM + many)
    await _through(api, people[:WARM], AT_ONCE)
    used, begun = bot.cpu, time.perf_counter()
    if over:
        api.hears_over(over, people[WARM:])
        await asyncio.wait_for(api.answered.wait(), 120)
    else:
        await _through(api, people[WARM:], at_once)
    took, cpu = time.perf_counter() - begun, bot.cpu - used
    slow = statistics.quantiles(api.took, n=20)[-1]
    return Measured(cpu / many * 1000, many / took, slow)


async def _through(api: BotApi, people: list[int], at_once: int) -> None:
    api.hears(people, at_once=at_once)
    await asyncio.wait_for(api.answered.wait(), 120)


async def ours(*, innovations: int = 0) -> Measured:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        crowd.settle_in(folder, WARM + MANY, innovations=innovations)
        async with serving() as api, our_bot(folder, api) as bot:
            return await answering(api, bot)


async def peers() -> Measured:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        async with serving() as api, peer_bot(Path(name), api) as bot:
            return await answering(api, bot)


async def measure() -> list[Figure]:
    pairs = [(await ours(), await peers()) for _ in range(ROUNDS)]
    mine = [statistics.median(getattr(one, part) for one, _ in pairs) for part in ("cpu", "rate")]
    theirs = [statistics.median(getattr(one, part) for _, one in pairs) for part in ("cpu", "rate")]
    cpu = statistics.median(one.cpu / other.cpu for one, other in pairs)
    rate = statistics.median(one.rate / other.rate for one, other in pairs)
    return [
        Figure("answer-cpu-ms", mine[0]),
        Figure("answer-cpu-ms-peer", theirs[0]),
        Figure("answer-cpu-ratio", cpu, most=0.40),
        Figure("answers-per-second", mine[1]),
        Figure("answers-per-second-peer", theirs[1]),
        Figure("answers-per-second-ratio", rate, least=2.0),
    ]
