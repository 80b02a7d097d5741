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

TOKEN = demo_token("demo")


@pytest.fixture
async def address(tmp_path: Path) -> AsyncIterator[str]:
    written = tmp_path / "address"
    given = ["--port", "0", "--port-file", str(written), "--people", "2"]
    given += ["--clock-start", "2026-11-30T08:00:00+07:00"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "simulator", *given, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    line = (await process.stdout.readline()).decode()
    assert TOKEN in line
    yield written.read_text()
    process.send_signal(signal.SIGTERM)
    await process.communicate()


async def test_a_bot_and_a_person_meet_there(address: str) -> None:
    async with RemoteWorld(address) as world, PTBBot(TOKEN, f"{address}/bot") as ptb:
        officer = await world.person(1001)
        await officer.starts()
        update = (await ptb.get_updates(timeout=2))[0]
        assert update.message
        await update.message.reply_text("Selamat pagi")
        assert (await officer.sees("Selamat pagi")).text == "Selamat pagi"
        clock = await world.get("clock")
    assert clock["now"].startswith("2026-11-30T01:00")


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
    _, said = await process.communicate()
    assert process.returncode
    assert b"real bot token" in said
    assert b"AAAA" not in said
