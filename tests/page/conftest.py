"""The page in a real browser, with a real bot behind it; all in one process and one loop.

The browser is started once. So that it outlives a test, the loop does too: a module of page tests
says `pytestmark = PAGE`, and what is asynchronous here is an `in_one_loop` fixture.
"""

import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Request, async_playwright

from simulator.clock import StandingClock
from simulator.server import serving
from simulator.world import World
from tests.page.demo_bot import (
    KEYBOARDS,
    TOKEN,
    Keyboards,
    make_app,
    make_demo,
    open_chats,
    set_commands,
)

PAGE = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]
in_one_loop = partial(pytest_asyncio.fixture, loop_scope="session")
SHOTS = Path("var/screenshots")
DESKTOP, PHONE = (1440, 900), (390, 844)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def world() -> World:
    made = World(StandingClock(datetime(2026, 11, 30, 1, 0, tzinfo=UTC)))
    made.add_bot(TOKEN, username="inovasi_kuburaya_bot", name="Bot Inovasi Kubu Raya")
    open_chats(made)
    return made


@pytest.fixture
def keyboards() -> Keyboards:
    """Those of the bot; a test that wants others parametrizes this name."""
    return KEYBOARDS


@in_one_loop()
async def address(world: World, keyboards: Keyboards) -> AsyncIterator[str]:
    app = make_app(world, keyboards)
    clock = world.clock
    assert isinstance(clock, StandingClock)
    async with app, serving(world, make_demo(world, app, clock)) as found:
        assert app.updater
        await set_commands(app)
        await app.start()
        await app.updater.start_polling(timeout=10)
        yield found
        await app.updater.stop()
        await app.stop()


@in_one_loop(scope="session")
async def browser() -> AsyncIterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium here: apt-get install chromium")
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield opened
        await opened.close()


class Visit:
    """The page as a visitor has it, with all that went wrong on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.errors: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._heard)
        page.on("request", self._asked)

    def _heard(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            self.errors.append(said.text)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "blob:", "data:")):
            self.errors.append(f"request outside: {request.url}")

    @property
    def is_phone(self) -> bool:
        size = self.page.viewport_size
        return size is not None and size["width"] < 760

    def chat(self, number: int) -> Locator:
        return self.page.locator(f'.chat[data-chat="{number}"]')

    def entry(self, number: int) -> Locator:
        """The chat in the list at the side."""
        return self.page.locator(f'.rail [data-role="{number}"]')

    async def opens(self, number: int) -> None:
        await self.entry(number).click()
        await self.chat(number).wait_for()

    async def says(self, number: int, text: str) -> None:
        await self.chat(number).get_by_role("textbox").fill(text)
        await self.chat(number).get_by_role("textbox").press("Enter")

    async def taps(self, number: int, label: str) -> None:
        await self.chat(number).locator(".keys").get_by_role("button", name=label).last.click()

    async def tool(self, name: str) -> None:
        """Opens something from the bar, which is folded away at phone width."""
        if self.is_phone and not await self.page.locator(".bar.open").count():
            await self.page.locator("#tools-toggle").click()
        await self.page.locator(".bar").get_by_role("button", name=name).click()

    async def shot(self, name: str) -> None:
        await self.page.wait_for_timeout(500)  # animations end
        width = "phone" if self.is_phone else "desktop"
        await self.page.screenshot(path=SHOTS / f"{name}-{width}.png")


@in_one_loop(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
async def visit(
    request: pytest.FixtureRequest, browser: Browser, address: str
) -> AsyncIterator[Visit]:
    width, height = request.param
    context = await browser.new_context(viewport={"width": width, "height": height})
    made = Visit(await context.new_page(), address)
    await made.page.goto(f"{address}/?tur=cepat")
    await made.page.locator(".chat").first.wait_for()
    yield made
    await context.close()
    assert made.errors == []
