"""How long three turns of a bot without a database take in process: `make bench`.

A turn is what a person does, the bot's fetching of it, its handling, and its answers.
"""

import asyncio
import statistics
import sys
import time

from simulator.clock import MovableClock
from simulator.person import VirtualPerson
from simulator.world import World
from tests.simulator.test_conversation import TOKEN, drain, running

ROUNDS = 300
TARGET_MS = 3.0


async def measure() -> list[float]:
    world = World(MovableClock())
    world.add_bot(TOKEN)
    took = []
    async with running(world) as app:
        for number in range(ROUNDS):
            person = world.person(10_000 + number)
            begun = time.perf_counter()
            for turn in (person.starts, lambda p=person: tap(p), lambda p=person: p.says("Jalan")):
                turn()
                await drain(app)
            took.append((time.perf_counter() - begun) * 1000)
    return took


def tap(person: VirtualPerson) -> None:
    person.taps("Mulai daftar")


def main() -> int:
    took = asyncio.run(measure())
    median, slow = statistics.median(took), sorted(took)[int(ROUNDS * 0.95)]
    print(f"three turns: median {median:.2f} ms, p95 {slow:.2f} ms, target {TARGET_MS:.0f} ms")  # noqa: T201
    return int(median > TARGET_MS)


if __name__ == "__main__":
    sys.exit(main())
