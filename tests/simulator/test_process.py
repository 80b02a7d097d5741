"""The simulator as a process of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram import Bot as PTBBot

from simulator.remote import RemoteWorld
from simulator.tokens import demo_token
from tests.contract import Contract

TOKEN = demo_token("demo")


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    written = tmp_path / "address"
    given = ["--port", "0", "--port-file", str(written), "--people", "2"]
    given += ["--clock-start", "2026-11-30T08:00:00+07:00"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "simulator", *given, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout
        line = (await process.stdout.readline()).decode()
        assert TOKEN in line
        yield written.read_text()
    finally:
        await ended(process)


async def ended(process: asyncio.subprocess.Process) -> None:
    """By SIGTERM, if it has not ended by itself."""
    if process.returncode is None:
        process.send_signal(signal.SIGTERM)
    await process.communicate()


async def test_a_bot_and_a_person_meet_there(address: str) -> None:
    assert address.startswith("http://127.0.0.1:")
    async with RemoteWorld(address) as world, PTBBot(TOKEN, f"{address}/bot") as ptb:
        officer = await world.person(1001)
        await officer.starts()
        update = (await ptb.get_updates(timeout=2))[0]
        assert update.message
        await update.message.reply_text("Selamat pagi")
        assert (await officer.sees("Selamat pagi")).text == "Selamat pagi"
        clock = await world.get("clock")
    assert clock["now"].startswith("2026-11-30T01:00")


async def test_what_it_was_asked_is_held_against_the_contract(
    address: str, contract: Contract, journals: Path
) -> None:
    async with PTBBot(TOKEN, f"{address}/bot") as ptb:
        await ptb.get_me(api_kwargs={"mood": "good"})
    contract.read(journals / Path(os.environ["SIMULATOR_JOURNAL"]).name)
    assert contract.violations == ["getMe: no parameter 'mood'"]
    contract.allow("'mood'")


async def test_a_real_looking_token_stops_the_start() -> None:
    given = ["--token", "123456789:" + "A" * 35]
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "simulator",
        *given,
        stderr=asyncio.subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stderr
        said = await process.stderr.read()
    finally:
        await ended(process)
    assert process.returncode
    assert b"real bot token" in said
    assert b"AAAA" not in said


async def test_the_core_knows_no_web_framework() -> None:
    core = "import simulator.world, simulator.person, simulator.request, sys"
    asks = f"{core}; print('aiohttp' in sys.modules)"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", asks, stdout=asyncio.subprocess.PIPE
    )
    said, _ = await process.communicate()
    assert said == b"False\n"
