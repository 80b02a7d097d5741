"""Runs the machines: so many histories of so many steps."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

import bot as front_door
from services.clock import Clock
from settings import Settings
from tests.conftest import START, new_world, player
from tests.reliability.scorecard.crashing import Lives, restore, settings_in
from tests.reliability.scorecard.machines import OFFICERS, History, QuickLives

STEPS = 25
UNSHRUNK = (Phase.generate,)


@contextmanager
def furnished() -> Iterator[None]:
    """A database in which both officers are at the first question, and the rooms around it."""
    with settings_in("histories-") as (given, file):
        asyncio.run(_begin(given))
        History.settings, History.file = given, file
        History.prepared = file.rename(file.with_name("prepared.db"))
        restore(History.prepared, file)
        QuickLives.rooms = front_door.open_house(given, Clock(START))
        QuickLives.rooms.database.close()
        yield


async def _begin(given: Settings) -> None:
    lives = Lives(new_world(), given)
    await lives.begin()
    for who in OFFICERS:
        await player(lives.house, who).says("/daftar")
    await lives.house.tick()
    await lives.end()


def violated(machine: type[History], count: int, number: int) -> str | None:
    """What the first history that broke a promise says; None if all of them kept it. The same
    histories come of the same seed `number`."""
    chosen = settings(
        max_examples=count,
        stateful_step_count=STEPS,
        phases=UNSHRUNK,
        deadline=None,
        database=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(seed(number)(machine), settings=chosen)
    except AssertionError as error:
        return str(error).splitlines()[0] if str(error) else "an assertion"
    return None
