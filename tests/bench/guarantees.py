"""What each guarantee costs: the same answer without the row of the intake, without waiting for the
disk, without the settling; and the limit, a loop that does nothing but the step."""

import statistics
import tempfile
from pathlib import Path

from tests.bench import crowd
from tests.bench.answers import MANY, PYTHON, WARM, Measured, answering
from tests.bench.botapi import TOKEN, serving
from tests.bench.figures import Figure
from tests.bench.process import started

ROUNDS = 3
BARE = Path(__file__).with_name("bare.py")
WHOLE = ("-m", "tests.bench.ours")
VARIANTS = {
    "whole": WHOLE,
    "without-intake-row": ("-m", "tests.bench.without", "row"),
    "without-full": ("-m", "tests.bench.without", "full"),
    "without-settling": ("-m", "tests.bench.without", "settling"),
}


async def _answers(given: tuple[str, ...]) -> Measured:
    """Those of a bot of ours that is started so."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        crowd.settle_in(folder, WARM + MANY)
        async with serving() as api:
            environment = crowd.environment(folder, api.address)
            async with started(PYTHON, *given, **environment) as bot:
                return await answering(api, bot)


async def _bare() -> Measured:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        crowd.settle_in(folder, WARM + MANY)
        async with (
            serving() as api,
            started(PYTHON, BARE, api.address, TOKEN, folder / "ours.db") as bot,
        ):
            return await answering(api, bot)


async def measure() -> list[Figure]:
    """In turn, so that what else the machine does falls upon all of them."""
    found: dict[str, list[Measured]] = {name: [] for name in (*VARIANTS, "bare-limit")}
    for _ in range(ROUNDS):
        for name, given in VARIANTS.items():
            found[name].append(await _answers(given))
        found["bare-limit"].append(await _bare())
    figures = []
    for name, rounds in found.items():
        cpu, rate = (
            statistics.median(getattr(one, it) for one in rounds) for it in ("cpu", "rate")
        )
        figures.append(Figure(f"answer-cpu-ms-{name}", cpu))
        figures.append(Figure(f"answers-per-second-{name}", rate))
    return figures
