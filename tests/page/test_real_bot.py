"""The demo as a visitor opens it: the real bot behind the page, and the tours to their end."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientConnectionError, ClientSession
from playwright.async_api import expect

import bot as front_door
from settings import load_settings
from tests.page.conftest import PAGE, Visit, in_one_loop

pytestmark = PAGE

OFFICER, OTHER, VERIFIER, SEKDA, STRANGER = 1001, 1002, 1003, 1004, 1006
STARTING = 30.0  # seconds until the bot answers
PATIENCE = 90_000  # milliseconds; ten seconds are needed on a machine that has nothing else to do


@in_one_loop()
async def address(tmp_path: Path) -> AsyncIterator[str]:
    """In place of the small bot of the other modules: what `make run` starts, without a token."""
    port = free_port()
    settings = load_settings({"SIMULATOR_PORT": str(port)}, tmp_path / "no.env")
    running = asyncio.create_task(front_door.run(settings, tmp_path))
    try:
        await answers(port, running)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().remove_signal_handler(number)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


async def answers(port: int, running: asyncio.Task[None]) -> None:
    async with asyncio.timeout(STARTING), ClientSession() as session:
        while not running.done():
            try:
                async with session.get(f"http://127.0.0.1:{port}/sim/clock"):
                    return
            except ClientConnectionError:
                await asyncio.sleep(0.05)
    running.result()


async def plays(visit: Visit, tour: str) -> None:
    await visit.tool("Tur")
    await visit.page.get_by_role("dialog").get_by_role("button", name=tour).click()
    coach = visit.page.locator("#coach")
    await expect(coach).to_have_attribute("data-state", "done", timeout=PATIENCE)


async def test_the_tour_of_a_registration(visit: Visit) -> None:
    await plays(visit, "Daftar sebagai operator")
    await visit.shot("real-verifier")
    told = visit.chat(VERIFIER).locator(".msg").last
    await expect(told).to_contain_text("Jemput Anak Putus Sekolah")
    await visit.opens(OFFICER)
    receipt = visit.chat(OFFICER).locator(".msg", has_text="Terkirim.").last
    await expect(receipt).to_contain_text("INV-2026-0001")
    await visit.shot("real-registered")


async def test_the_tour_of_a_question(visit: Visit) -> None:
    await plays(visit, "Bertanya sebagai Sekda")
    board = visit.chat(SEKDA).get_by_text("38 dari 38 perangkat daerah belum punya inovasi 2026")
    await expect(board).to_be_visible()
    await visit.shot("real-sekda")


async def test_the_tour_of_a_reminder(visit: Visit) -> None:
    await plays(visit, "Pengingat datang sendiri")
    chat = visit.chat(OTHER)
    await expect(chat.get_by_text("Dinkes belum mengirim inovasi 2026").first).to_be_visible()
    await expect(chat.get_by_text("Masalah apa yang ingin dipecahkan?")).to_be_visible()
    await expect(visit.page.locator("#clock-text")).to_have_text(
        "Selasa, 1 Desember 2026, 08.30 WIB"
    )
    await visit.shot("real-reminder")


async def test_a_stranger_is_greeted_and_told_how_to_get_in(visit: Visit) -> None:
    await visit.opens(STRANGER)
    chat = visit.chat(STRANGER)
    await chat.get_by_role("button", name="MULAI").click()
    await expect(chat.get_by_text("Satu Perangkat Daerah, Satu Inovasi")).to_be_visible()
    await expect(chat.get_by_text("1006").last).to_be_visible()


@pytest.mark.parametrize("who", [OFFICER, SEKDA])
async def test_each_role_sees_its_own_commands(visit: Visit, who: int) -> None:
    await visit.opens(who)
    await visit.says(who, "/start")
    await visit.chat(who).get_by_role("button", name="Menu perintah").click()
    menu = visit.chat(who).locator(".commands")
    await expect(menu.get_by_text("/daftar")).to_have_count(1 if who == OFFICER else 0)
    await expect(menu.get_by_text("/belum")).to_have_count(0 if who == OFFICER else 1)
