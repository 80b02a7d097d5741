"""The watchdog ends what stands still or hears nothing, and nothing else."""

import asyncio
import time

import pytest

from gateway.polling import StoringRequest
from gateway.pulse import DEAF_AFTER, EXIT_CODE, STUCK_AFTER, Pulse, Watchdog
from simulator import faults
from simulator.request import WorldRequest
from simulator.world import World
from tests.conftest import TOKEN, House


class Hands:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        return self.seconds


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def pulse(hands: Hands) -> Pulse:
    return Pulse(hands.now)


def test_a_loop_that_stands_still(hands: Hands, pulse: Pulse) -> None:
    hands.seconds = STUCK_AFTER
    assert pulse.trouble() is None
    hands.seconds += 1
    assert "event loop" in str(pulse.trouble())


def test_a_poll_that_never_ends(hands: Hands, pulse: Pulse) -> None:
    pulse.polls()
    hands.seconds = pulse.looped = DEAF_AFTER
    assert pulse.trouble() is None
    hands.seconds = pulse.looped = DEAF_AFTER + 1
    assert "getUpdates" in str(pulse.trouble())
    pulse.polls()
    assert pulse.trouble() is None


def test_nobody_is_deaf_where_nobody_polls(hands: Hands, pulse: Pulse) -> None:
    hands.seconds = pulse.looped = 10 * DEAF_AFTER
    assert pulse.trouble() is None


def test_a_machine_that_was_suspended_is_nobodys_fault(hands: Hands, pulse: Pulse) -> None:
    pulse.polls()
    hands.seconds = 3600
    pulse.forgive()
    assert pulse.trouble() is None


async def test_the_process_ends_while_the_loop_is_blocked(hands: Hands, pulse: Pulse) -> None:
    ends: list[int] = []
    with Watchdog(pulse, end=ends.append, beat=0.01):
        hands.seconds = STUCK_AFTER + 1
        time.sleep(0.2)  # noqa: ASYNC251 (the loop is to stand still)
    assert ends == [EXIT_CODE]


async def test_a_loop_that_runs_is_left_alone() -> None:
    pulse, ends = Pulse(), list[int]()
    beating = asyncio.create_task(pulse.beat())
    with Watchdog(pulse, end=ends.append, beat=0.01):
        await asyncio.sleep(0.1)
    beating.cancel()
    assert ends == []


@pytest.mark.parametrize(
    "effect", [None, faults.wrong_token(), faults.garbage(), faults.reset_before()]
)
async def test_each_attempt_that_ends_counts(
    world: World, house: House, hands: Hands, pulse: Pulse, effect: faults.Effect | None
) -> None:
    if effect:
        world.faults.add(effect, method="getUpdates")
    hands.seconds = 7
    request = StoringRequest(WorldRequest(world), house.bot.intake, pulse)
    address = f"https://api.test/bot{TOKEN}/getUpdates"
    await asyncio.gather(request.do_request(address, "POST"), return_exceptions=True)
    assert pulse.polled == 7
