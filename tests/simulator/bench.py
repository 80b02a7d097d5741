"""What the simulator costs, against its targets: `make bench`.

Prints `name value target met|short`, a line each; ends with 1 if one is short. A turn is what a
person does, the bot's fetching of it, its handling, and its answers.
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
    """Milliseconds that three turns took, each round with a person of its own."""
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
    median = statistics.median(asyncio.run(measure()))
    met = median <= TARGET_MS
    print(f"three-turns-ms {median:.2f} {TARGET_MS:.0f} {'met' if met else 'short'}")  # noqa: T201
    return int(not met)


if __name__ == "__main__":
    sys.exit(main())
