"""What an answer costs while the database grows: innovations, with twenty indicators each."""

import statistics

from tests.bench.answers import ours
from tests.bench.figures import Figure

SIZES = (100, 1_000, 10_000)
ROUNDS = 3


async def measure() -> list[Figure]:
    """A round goes through all sizes, so that a busy machine is busy for each of them."""
    rounds = [[(await ours(innovations=size)).cpu for size in SIZES] for _ in range(ROUNDS)]
    costs = [statistics.median(found) for found in zip(*rounds, strict=True)]
    shown = [Figure(f"answer-cpu-ms-{size}", cost) for size, cost in zip(SIZES, costs, strict=True)]
    return [*shown, Figure("growth-ratio", costs[-1] / costs[0], most=1.20)]
