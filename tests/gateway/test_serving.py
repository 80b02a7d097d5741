"""What goes wrong at the start for a moment is waited out, and what stays wrong is believed."""

from collections.abc import Iterator

import pytest
from telegram.error import InvalidToken

from gateway.serving import BELIEVED, PAUSE, App, initialised
from settings import Settings
from simulator import faults
from simulator.world import World
from tests.conftest import assemble
from tests.gateway.virtual import VirtualTime


@pytest.fixture
def application(world: World, settings: Settings) -> Iterator[App]:
    """Not started yet."""
    house = assemble(world, settings)
    yield house.bot.application
    house.bot.house.database.close()


async def starts(application: App) -> float:
    """The seconds until Telegram knows us."""
    time = VirtualTime()
    before = time.now()

    async def start() -> None:
        async with initialised(application, time.sleep):
            pass

    await time.passes(start())
    return time.now() - before


@pytest.mark.parametrize(
    ("effect", "lasts"),
    [
        (faults.wrong_token(), 2 * PAUSE),
        (faults.missing(), 2 * PAUSE),
        (faults.reset_before(), 2 * PAUSE),
        (faults.too_many(70), 140),
    ],
)
async def test_what_passes_is_waited_out(
    world: World, application: App, effect: faults.Effect, lasts: float
) -> None:
    world.faults.add(effect, method="getMe", times=2)
    assert await starts(application) == lasts


async def test_what_is_refused_for_a_minute_is_believed(world: World, application: App) -> None:
    world.faults.add(faults.wrong_token(), method="getMe", times=BELIEVED)
    assert await starts(application) == 60
    world.faults.add(faults.wrong_token(), method="getMe", times=BELIEVED + 1)
    with pytest.raises(InvalidToken):
        await starts(application)
