"""A bot of another library runs here unchanged: by long poll, and by webhook with a secret."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator.demo import Demo
from simulator.remote import RemoteWorld
from simulator.server import serving
from simulator.world import World
from tests.simulator.conftest import MORNING, TOKEN

PYTHON = Path(".cache/peer/bin/python")
STARTING = 60.0  # seconds until the other process answers: 2 alone, 15 seen on a busy machine
BOT = Path(__file__).parent / "peer" / "echo_bot.py"

pytestmark = pytest.mark.skipif(
    not PYTHON.exists(), reason="the other library has its own environment: make peer"
)


@pytest.fixture
async def address(world: World) -> AsyncIterator[str]:
    async with serving(world, Demo(TOKEN, MORNING)) as found:
        yield found


@pytest.fixture(params=["", "rahasia"], ids=["long poll", "webhook"])
async def visitor(request: pytest.FixtureRequest, address: str) -> AsyncIterator[RemoteWorld]:
    secret = [request.param] if request.param else []
    process = await asyncio.create_subprocess_exec(PYTHON, BOT, address, TOKEN, *secret)
    try:
        async with RemoteWorld(address) as world:
            yield world
    finally:
        process.terminate()
        await process.wait()


async def test_it_echoes_presses_and_sends_files(visitor: RemoteWorld) -> None:
    person = await visitor.person(1001, "Operator")
    await person.starts()
    assert (await person.sees("Halo", within=STARTING)).content["entities"][0]["type"] == "bold"
    await person.taps("Tekan")
    await person.sees("Terima kasih")
    assert await person.alert == "Sudah ditekan"
    await person.says("apa kabar")
    await person.sees("apa kabar")
    await person.says("/berkas")
    await person.sees("Ini berkasnya")
    assert (await person.files)[0].data == b"isi"
    await person.sends_file("SK.pdf", b"x" * 1234)
    await person.sees("1234 bita")
