"""The real process: one at a time, ends when told, waits for Telegram, and never says its token."""

import asyncio
import signal
import socket
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientSession

from gateway.serving import BELIEVED
from tests.gateway.wire import nobody_listens
from tests.line.processes import TOKEN, Process, Stage, finds, staged

PATIENCE = 45.0
HASTY = ["tests/line/hasty.py"]


@pytest.fixture
async def stage(tmp_path: Path, peopled: Path) -> AsyncIterator[Stage]:
    async with staged(tmp_path, peopled) as ready:
        yield ready


async def ended(process: Process) -> int:
    """The exit code."""
    assert process.running is not None
    code = await asyncio.to_thread(process.running.wait, PATIENCE)
    process.running = None
    return code


async def wrote(process: Process, words: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while words not in process.log.read_text(encoding="utf-8"):
            assert process.is_alive
            await asyncio.sleep(0.02)


def terminate(process: Process) -> None:
    assert process.running is not None
    process.running.send_signal(signal.SIGTERM)


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


async def test_a_second_start_says_so_and_ends(stage: Stage, tmp_path: Path) -> None:
    stage.bot.forks()
    await wrote(stage.bot, "serving")
    second = Process(stage.bot.given, tmp_path / "second.log", stage.bot.environment)
    second.forks()
    assert await ended(second) == 2
    assert "sudah berjalan" in second.log.read_text(encoding="utf-8")
    assert stage.bot.is_alive


async def test_told_to_end_it_loses_nothing(stage: Stage) -> None:
    people = [await stage.person(number) for number in (1001, 1003, 1004)]
    stage.bot.forks()
    await wrote(stage.bot, "serving")
    for _ in range(3):
        await asyncio.gather(*(person.says("/bantuan") for person in people))
    terminate(stage.bot)
    assert await ended(stage.bot) == 0
    stage.bot.forks()
    async with asyncio.timeout(PATIENCE):
        while min([len(await person.screens) for person in people]) < 3:  # noqa: ASYNC110
            await asyncio.sleep(0.1)  # another process sends them


async def test_an_answer_that_hangs_does_not_keep_it_for_long(stage: Stage) -> None:
    officer = await stage.person(1001)
    stage.bot.forks()
    await wrote(stage.bot, "serving")
    await stage.world.add_fault("delay", 40, method="sendMessage", times=3)
    await officer.says("/bantuan")
    await asyncio.sleep(0.5)
    told = time.monotonic()
    terminate(stage.bot)
    await ended(stage.bot)
    assert time.monotonic() - told < 10


async def test_it_waits_for_a_telegram_that_is_away(tmp_path: Path, stage: Stage) -> None:
    with nobody_listens() as address:
        stage.bot.environment["TELEGRAM_BASE_URL"] = address
        stage.bot.forks()
        await wrote(stage.bot, "cannot be reached yet")
        assert stage.bot.is_alive
    assert TOKEN not in (tmp_path / "bot.log").read_text(encoding="utf-8")


async def test_a_token_that_is_refused_for_a_moment_is_asked_about_again(stage: Stage) -> None:
    for method in ("getMe", "deleteWebhook"):
        await stage.world.add_fault("wrong_token", method=method, times=2)
    stage.bot.given = HASTY
    stage.bot.forks()
    await wrote(stage.bot, "serving")


async def test_a_token_that_is_refused_is_said_and_not_shown(tmp_path: Path, stage: Stage) -> None:
    wrong = "1234567:" + "B" * 35
    stage.bot.environment["TELEGRAM_BOT_TOKEN"] = wrong
    stage.bot.given = HASTY
    stage.bot.forks()
    assert await ended(stage.bot) == 2
    told = (tmp_path / "bot.log").read_text(encoding="utf-8")
    assert "Telegram menolak TELEGRAM_BOT_TOKEN" in told
    assert told.count("it is asked again") == BELIEVED
    assert wrong not in told
    assert "Traceback" not in told


async def test_one_whose_lock_was_taken_away_ends_whatever_works_still(
    tmp_path: Path, stage: Stage
) -> None:
    stage.bot.given = [*HASTY, "busy"]
    stage.bot.forks()
    await wrote(stage.bot, "serving")
    (tmp_path / "bot.db.lock").unlink()
    assert await ended(stage.bot) == 3


async def test_by_webhook_the_same_bot_answers(stage: Stage) -> None:
    port = free_port()
    stage.bot.environment |= {
        "WEBHOOK_URL": f"http://127.0.0.1:{port}/telegram",
        "WEBHOOK_SECRET": "k7Qz-93bVd_0pLmX5",
        "WEBHOOK_PORT": str(port),
    }
    officer = await stage.person(1001)
    await officer.says("/bantuan")
    stage.bot.forks()
    await finds(officer, "Bantuan")
    await officer.says("/start")
    await finds(officer, "Selamat datang")
    terminate(stage.bot)
    assert await ended(stage.bot) == 0
    del stage.bot.environment["WEBHOOK_URL"], stage.bot.environment["WEBHOOK_SECRET"]
    stage.bot.forks()  # polling takes the webhook away by itself
    await officer.says("/batal")
    await wrote(stage.bot, "serving")


async def test_the_monitor_sees_a_bot_that_is_well(stage: Stage, tmp_path: Path) -> None:
    port = free_port()
    stage.bot.environment |= {"HEALTH_PORT": str(port)}
    stage.bot.forks()
    await wrote(stage.bot, "is made and checked")
    url = f"http://127.0.0.1:{port}/health"
    async with ClientSession() as session, session.get(url) as answer:
        told = await answer.json()
    assert told["troubles"] == []
    assert told["last_poll_age"] is not None
    elsewhere = stage.bot.environment | {"DATABASE_URL": f"sqlite:///{tmp_path / 'other.db'}"}
    other = Process(stage.bot.given, tmp_path / "other.log", elsewhere)
    other.forks()
    assert await ended(other) == 1
    assert f"Port {port} sudah dipakai" in other.log.read_text(encoding="utf-8")


async def test_nothing_is_put_back_under_a_bot_that_runs(stage: Stage, tmp_path: Path) -> None:
    stage.bot.forks()
    await wrote(stage.bot, "is made and checked")
    order = Process(["bot.py", "restore", "terbaru"], tmp_path / "o.log", stage.bot.environment)
    order.forks()
    assert await ended(order) == 2
    terminate(stage.bot)
    await ended(stage.bot)
    order.forks()
    assert await ended(order) == 0
    assert "Dipulihkan" in order.log.read_text(encoding="utf-8")
    stage.bot.forks()
    await wrote(stage.bot, "serving")
