"""A world with one bot and one person in it."""

from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, datetime
from typing import Any

import pytest

from simulator.accounts import Bot
from simulator.clock import StandingClock
from simulator.demo import Demo, DemoPerson
from simulator.person import VirtualPerson
from simulator.remote import RemoteWorld
from simulator.server import serving
from simulator.tokens import demo_token
from simulator.types import InputFile, Reply
from simulator.world import World

TOKEN = demo_token("test")
MORNING = datetime(2026, 11, 30, 1, 0, tzinfo=UTC)
Ask = Callable[..., Coroutine[Any, Any, Reply]]


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(MORNING)


@pytest.fixture
def world(clock: StandingClock) -> World:
    made = World(clock)
    made.add_bot(TOKEN, username="inovasi_bot", name="Bot Inovasi")
    return made


@pytest.fixture
def bot(world: World) -> Bot:
    return world.bots[TOKEN]


@pytest.fixture
def officer(world: World) -> VirtualPerson:
    """Somebody whose chat with the bot is open."""
    person = world.person(1001, "Operator Disdikbud")
    person.opens()
    return person


@pytest.fixture
def ask(world: World) -> Ask:
    """Calls a method as the bot: `await ask("sendMessage", chat_id=1, text="x")`."""

    async def call(method: str, files: dict[str, InputFile] | None = None, **params: Any) -> Reply:
        return await world.call(TOKEN, method, params, files)

    return call


@pytest.fixture
async def demo(clock: StandingClock) -> Demo:
    people = [DemoPerson(1001, "Operator Disdikbud", "operator")]
    return Demo(TOKEN, clock.now(), people, advance=clock.advance)


@pytest.fixture
async def address(world: World, demo: Demo) -> AsyncIterator[str]:
    async with serving(world, demo) as found:
        yield found


@pytest.fixture
async def remote_world(address: str) -> AsyncIterator[RemoteWorld]:
    async with RemoteWorld(address) as opened:
        yield opened
