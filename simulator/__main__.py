"""The simulator as a process of its own: `python -m simulator --port 0 --port-file address.txt`."""

from __future__ import annotations

import argparse
import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path

from simulator.clock import MovableClock
from simulator.demo import Demo, DemoPerson
from simulator.journal import Journal
from simulator.server import serving
from simulator.tokens import demo_token
from simulator.world import World


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at")
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free port")
    parser.add_argument("--port-file", type=Path, help="file that receives the address")
    parser.add_argument("--token", default=demo_token("demo"), help="token of the demo bot")
    parser.add_argument("--clock-start", type=datetime.fromisoformat, help="ISO date and hour")
    parser.add_argument("--people", type=int, default=0, help="how many people, from id 1001 on")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--journal",
        type=Path,
        default=os.environ.get("SIMULATOR_JOURNAL") or None,
        help="file that receives every call and update (or SIMULATOR_JOURNAL)",
    )
    return parser.parse_args()


async def main(given: argparse.Namespace) -> None:
    start = given.clock_start or datetime.now(UTC)
    clock = MovableClock(start if start.tzinfo else start.replace(tzinfo=UTC))
    world = World(clock, seed=given.seed)
    world.add_bot(given.token)
    if given.journal:
        world.observers.append(Journal(given.journal))
    people = [DemoPerson(1001 + n, f"Orang {n + 1}") for n in range(given.people)]
    demo = Demo(given.token, clock.now(), people, advance=clock.advance)
    async with serving(world, demo, host=given.host, port=given.port) as address:
        if given.port_file:
            write_whole(given.port_file, address)
        print(f"Simulator: {address}  token: {given.token}", flush=True)  # noqa: T201
        await asyncio.Event().wait()


def write_whole(path: Path, text: str) -> None:
    """Whoever waits for the file finds it complete or not at all."""
    unfinished = path.with_suffix(".part")
    unfinished.write_text(text)
    unfinished.replace(path)


if __name__ == "__main__":
    try:
        asyncio.run(main(read_arguments()))
    except KeyboardInterrupt:
        raise SystemExit(0) from None
