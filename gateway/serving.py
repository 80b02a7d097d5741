"""Serves until it is told to stop: updates come in by one of two ways, and all of it is watched."""

import asyncio
import logging
import os
import signal
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter
from telegram.ext import Application

from gateway.intake import Intake
from gateway.pacing import Pacer
from gateway.polling import ALLOWED_UPDATES
from gateway.pulse import Pulse, Watchdog
from gateway.seat import watch
from gateway.webhook import Hook, receiving

log = logging.getLogger(__name__)
LONG_POLL = timedelta(seconds=30)
PAUSE = 5.0  # seconds between two tries to reach Telegram at the start
BELIEVED = 12  # refusals of the token after which one is taken for the truth: a minute of them
STOP_WITHIN = 10.0  # seconds from the signal, or from what ends the serving, to the end of all
FAILED = 3
App = Application[Any, Any, Any, Any, Any, Any]
Sleep = Callable[[float], Awaitable[object]]


@dataclass(frozen=True, slots=True)
class Line:
    """What carries updates in and messages out."""

    application: App
    intake: Intake
    pacer: Pacer
    pulse: Pulse


@asynccontextmanager
async def initialised(application: App, sleep: Sleep = asyncio.sleep) -> AsyncIterator[None]:
    """Waits for Telegram if it cannot be reached yet; InvalidToken if it goes on not knowing us."""
    await _patiently(application.initialize, sleep)
    try:
        yield
    finally:
        await application.shutdown()


async def serve(line: Line, hook: Hook | None = None) -> None:
    """Returns after SIGTERM or SIGINT. SeatLostError if another process may be the active one."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, _begin_to_end, stop)
    try:
        async with hooked(line, hook) if hook else polling(line):
            beating = asyncio.create_task(line.pulse.beat())
            with Watchdog(line.pulse):
                log.info("serving")
                await _until(stop, line.pacer.check)
            beating.cancel()
    except Exception as error:
        log.error("serving ends: %s", type(error).__name__)  # noqa: TRY400 (told by who catches it)
        _end_soon(FAILED)
        raise


def _begin_to_end(stop: asyncio.Event) -> None:
    stop.set()
    _end_soon(0)


def _end_soon(code: int) -> None:
    """What hangs on the way out is cut off: all that matters is on the disk."""
    cut = threading.Timer(STOP_WITHIN - 0.5, os._exit, (code,))
    cut.daemon = True
    cut.start()


async def _until(stop: asyncio.Event, check: Callable[[], None]) -> None:
    ends = [asyncio.create_task(stop.wait()), asyncio.create_task(watch(check))]
    done, others = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    for task in others:
        task.cancel()
    for task in done:
        task.result()


@asynccontextmanager
async def polling(line: Line) -> AsyncIterator[None]:
    updater = line.application.updater
    assert updater is not None  # noqa: S101
    start = partial(updater.start_polling, allowed_updates=ALLOWED_UPDATES, bootstrap_retries=-1)
    await _patiently(partial(start, timeout=LONG_POLL))
    line.pulse.polls()
    try:
        yield
    finally:
        await updater.stop()
        line.pulse.polled = None


@asynccontextmanager
async def hooked(line: Line, hook: Hook) -> AsyncIterator[None]:
    async def register() -> None:
        await line.application.bot.set_webhook(
            hook.url, secret_token=hook.secret, allowed_updates=ALLOWED_UPDATES
        )

    async with receiving(hook, line.intake):
        await _patiently(register)
        yield


async def _patiently(call: Callable[[], Awaitable[object]], sleep: Sleep = asyncio.sleep) -> None:
    """A refusal of the token may come from a proxy, or pass: who ends for one of them is not
    started again."""
    refusals = 0
    while True:
        pause = PAUSE
        try:
            await call()
        except BadRequest:
            raise
        except RetryAfter as error:
            wait = error.retry_after
            pause = wait if isinstance(wait, int) else wait.total_seconds()
            log.warning("Telegram asks for a pause of %.0f s", pause)
        except InvalidToken:
            refusals += 1
            if refusals > BELIEVED:
                raise
            log.warning("Telegram does not accept TELEGRAM_BOT_TOKEN; it is asked again")
        except NetworkError as error:
            log.warning("Telegram cannot be reached yet: %s", error.message)
        else:
            return
        await sleep(pause)
