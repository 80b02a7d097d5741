"""How long our own request waits, by what it is that it waits for."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram.error import (
    TimedOut,
)

from gateway.request import Patience
from simulator import faults
from simulator.world import World
from tests.gateway.wire import (
    answering,
    silent,
    simulated,
    talking,
)


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    async with simulated(world) as found:
        yield found


async def test_a_long_poll_waits_its_time_and_a_margin(address: str) -> None:
    async with talking(address, Patience(read=0.1, read_of_sends=0.1, margin=2)) as bot:
        assert await bot.get_updates(timeout=1) == ()
    async with answering(silent) as line, talking(line.address, Patience(margin=0.2)) as bot:
        with pytest.raises(TimedOut):
            await asyncio.wait_for(bot.get_updates(timeout=0), 2)


async def test_sends_are_waited_for_longer_than_the_rest(world: World, address: str) -> None:
    world.faults.add(faults.delay(0.5), times=None)
    async with talking(address, Patience(read=0.1, read_of_sends=3)) as bot:
        await bot.send_message(1001, "lambat")
        with pytest.raises(TimedOut):
            await bot.get_me()
        with pytest.raises(TimedOut):
            await bot.send_chat_action(1001, "typing")


async def test_a_wish_of_the_caller_comes_first() -> None:
    async with answering(silent) as line, talking(line.address) as bot:
        with pytest.raises(TimedOut):
            await asyncio.wait_for(bot.send_message(1, "x", read_timeout=0.1), 2)
