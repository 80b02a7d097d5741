"""The process goes deaf (a getUpdates that never ends) or stands still (its loop is blocked): the
watchdog ends it, whoever supervises it starts it again, and it answers. Shown with limits of 4 s;
the figure adds what the real limits (90 s deaf, 30 s blocked) take longer."""

import asyncio
import tempfile
import time
from collections.abc import Callable, Iterable
from math import inf
from pathlib import Path

from gateway.pulse import DEAF_AFTER, EXIT_CODE, STUCK_AFTER
from models.database import Database
from simulator.person import VirtualPerson
from tests.conftest import TOKEN, new_world
from tests.gateway.wire import simulated
from tests.line.processes import Process, fill, the_bot
from tests.reliability.scorecard.figure import Figure, at_most

LIMIT, PATIENCE = 4.0, 60.0  # seconds
TROUBLES = {"deaf": DEAF_AFTER, "blocked": STUCK_AFTER}
TROUBLED = f"""
import asyncio, os, sys, time
from pathlib import Path
import bot
from gateway import pulse
from gateway.request import AiohttpRequest
pulse.DEAF_AFTER = pulse.STUCK_AFTER = {LIMIT}
whole = AiohttpRequest.do_request

def comes(trouble):
    file = Path(os.environ["TROUBLES"], trouble)
    return file.exists() and not file.unlink()

async def do_request(self, url, *given, **named):
    if url.endswith("/getUpdates") and comes("deaf"):
        await asyncio.Event().wait()
    if comes("blocked"):
        time.sleep(1000)
    return await whole(self, url, *given, **named)

AiohttpRequest.do_request = do_request
sys.exit(bot.main())
"""


def measure(seed: int) -> Iterable[Figure]:
    for trouble, real_limit in TROUBLES.items():
        seconds, code = asyncio.run(_recovered(trouble, seed))
        name = f"12 from {trouble} to answering again ({seconds:.1f} s at a limit of {LIMIT:g} s)"
        took = round(seconds - LIMIT + real_limit, 1) if code == EXIT_CODE else inf
        yield at_most(name, took, 120, " s")


async def _recovered(trouble: str, seed: int) -> tuple[float, int | None]:
    """Seconds, and how the process ended; infinite if it did not."""
    world = new_world(seed)
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/bot.db")
        fill(database)
        database.close()
        async with simulated(world) as address:
            bot = the_bot(Path(folder), address)
            bot.given = ["-c", TROUBLED]
            bot.environment |= {"TELEGRAM_BOT_TOKEN": TOKEN, "TROUBLES": folder}
            bot.start()
            try:
                return await _through(bot, world.person(1001), Path(folder) / trouble)
            except TimeoutError:
                return inf, None
            finally:
                bot.kill()


async def _through(bot: Process, officer: VirtualPerson, trouble: Path) -> tuple[float, int | None]:
    officer.says("/bantuan")
    await _until(lambda: len(officer.screens) == 1)
    trouble.touch()  # noqa: ASYNC240 (another process reads it)
    officer.says("/bantuan")  # wakes the poll: the next request meets the trouble
    await _until(lambda: not trouble.exists())
    began, heard = time.monotonic(), len(officer.screens)
    officer.says("/tenggat")
    await _until(lambda: not bot.is_alive)
    assert bot.running is not None
    code, bot.running = bot.running.returncode, None
    bot.start()
    await _until(lambda: any("31 Desember" in screen.text for screen in officer.screens[heard:]))
    return time.monotonic() - began, code


async def _until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not is_so():  # noqa: ASYNC110 (another process does it)
            await asyncio.sleep(0.02)
