"""Whoever waits longer than a moment is told, and told when it is there."""

import asyncio
from threading import Event

import pytest

from handlers import waiting
from tests.conftest import House, Player


async def test_words_come_where_it_takes_longer_than_a_moment(house: House, sekda: Player) -> None:
    gate, bot = Event(), house.bot.application.bot
    work = waiting.patiently(bot, 1004, gate.wait, waiting.ANSWER, moment=0)
    task = asyncio.create_task(work)
    while not sekda.hands.messages or "Sedang dihitung" not in sekda.screen:
        await asyncio.sleep(0)
    gate.set()
    assert await task
    assert sekda.screen.text == "✅ Sudah dihitung."


async def test_what_fails_meanwhile_is_not_swallowed(house: House, sekda: Player) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await waiting.patiently(house.bot.application.bot, 1004, fail, waiting.FILE)
    assert not [one for one in sekda.hands.screens if "Berkas" in one.text]
