"""One process for a token: the second is refused or waits, and the first knows when it is out."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import URL
from telegram import Bot

from gateway.paced import PacedRequest
from gateway.pacing import Pacer
from gateway.seat import FileSeat, SeatLostError, SeatTakenError, SessionSeat, seat_for, watch
from gateway.sender import NotSent, Sent, send
from settings import ROOT
from simulator.request import WorldRequest
from simulator.world import World
from tests.conftest import TOKEN
from tests.reliability import postgres

HOLDER = """
import asyncio, sys, time
from sqlalchemy import make_url
from gateway.seat import seat_for
seat = seat_for(make_url(sys.argv[1]), 42)
asyncio.run(seat.take())
print("taken", flush=True)
time.sleep(60)
"""


@pytest.fixture
def database() -> Iterator[URL]:
    url = postgres.new_database()
    yield url
    postgres.drop_database(url)


@asynccontextmanager
async def holding(url: URL) -> AsyncIterator[asyncio.subprocess.Process]:
    """Another process that has the seat."""
    told = url.render_as_string(hide_password=False)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, told, cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        assert await asyncio.wait_for(process.stdout.readline(), 30) == b"taken\n"
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def sqlite(folder: Path) -> URL:
    return URL.create("sqlite", database=str(folder / "bot.db"))


# ---- SQLite


async def test_a_second_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    seat = seat_for(sqlite(tmp_path), 42)
    async with holding(sqlite(tmp_path)) as other:
        with pytest.raises(SeatTakenError):
            await seat.take()
        other.kill()
        await other.wait()
        await seat.take()
    seat.check()
    seat.leave()


async def test_a_seat_that_was_left_is_free(tmp_path: Path) -> None:
    first, second = (FileSeat(tmp_path / "new" / "bot.db.lock") for _ in range(2))
    await first.take()
    with pytest.raises(SeatTakenError):
        await second.take()
    first.leave()
    await second.take()
    with pytest.raises(SeatLostError):
        first.check()
    second.leave()


@pytest.mark.parametrize("is_replaced", [True, False])
async def test_a_lock_file_that_was_taken_away_is_noticed(
    tmp_path: Path, is_replaced: bool
) -> None:
    seat = FileSeat(tmp_path / "bot.db.lock")
    await seat.take()
    seat.check()
    seat.file.unlink()
    if is_replaced:
        seat.file.touch()
    with pytest.raises(SeatLostError):
        seat.check()
    seat.leave()


# ---- PostgreSQL


async def test_a_stand_by_takes_over_within_ten_seconds_of_a_death(database: URL) -> None:
    seat = SessionSeat(database, 42)
    async with holding(database) as active:
        waiting = asyncio.create_task(seat.take())
        await asyncio.sleep(1.5)
        assert not waiting.done()
        active.kill()
        died = time.monotonic()
        await asyncio.wait_for(waiting, 10)
        assert time.monotonic() - died < 10
    seat.check()
    seat.leave()


async def test_an_active_one_that_stands_still_keeps_its_seat(database: URL) -> None:
    """It has not lost the lock, so nobody may send beside it when it goes on."""
    seat = SessionSeat(database, 42)
    async with holding(database) as active:
        os.kill(active.pid, signal.SIGSTOP)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(seat.take(), 3)
        os.kill(active.pid, signal.SIGCONT)
    seat.leave()


async def test_one_that_was_cut_off_sends_no_more(database: URL, world: World) -> None:
    """The server ended its session, as it does with a client that it finds dead."""
    seat, other = SessionSeat(database, 42), SessionSeat(database, 42)
    await seat.take()
    request = PacedRequest(WorldRequest(world), Pacer(check=seat.check))
    api = Bot(TOKEN, "https://api.test/bot", request=request, get_updates_request=request)
    assert isinstance(await send(api, 1001, "satu", None), Sent)
    postgres.end_sessions(database)
    await asyncio.wait_for(other.take(), 10)
    assert await send(api, 1001, "dua", None) == NotSent()
    assert [screen.text for screen in world.person(1001).screens] == ["satu"]
    with pytest.raises(SeatLostError):
        await asyncio.wait_for(watch(seat.check), 3)
    other.check()
    other.leave()


async def test_another_token_has_a_seat_of_its_own(database: URL) -> None:
    seats = [SessionSeat(database, key) for key in (42, 43, 8_123_456_789)]
    for seat in seats:
        await asyncio.wait_for(seat.take(), 5)
        seat.check()
    for seat in seats:
        seat.leave()


async def test_a_stand_by_outlives_a_database_that_is_away(database: URL) -> None:
    gone = database.set(database="not_there_yet")
    seat = SessionSeat(gone, 42)
    waiting = asyncio.create_task(seat.take())
    await asyncio.sleep(1.5)
    assert not waiting.done()
    postgres.order('CREATE DATABASE "not_there_yet"')
    await asyncio.wait_for(waiting, 10)
    seat.leave()
    postgres.drop_database(gone)


async def test_one_that_left_has_nothing_to_check(database: URL) -> None:
    seat = SessionSeat(database, 42)
    await seat.take()
    seat.leave()
    with pytest.raises(SeatLostError):
        seat.check()
