"""Whoever waits longer than a moment is told, and told when it is there."""

from threading import Event

import pytest

from handlers import waiting
from simulator.events import Called
from simulator.events import Event as SimulatorEvent
from tests.conftest import House, Player


async def test_words_come_where_it_takes_longer_than_a_moment(house: House, sekda: Player) -> None:
    gate, said = Event(), []

    def hear(event: SimulatorEvent) -> None:
        if isinstance(event, Called) and event.method == "sendMessage":
            said.append(event.params["text"])
            gate.set()

    house.world.observers.append(hear)
    bot = house.bot.application.bot
    assert await waiting.patiently(bot, 1004, gate.wait, waiting.ANSWER, moment=0)
    assert said == ["⏳ Sedang dihitung…"]
    assert sekda.screen.text == "✅ Sudah dihitung."


async def test_what_fails_meanwhile_is_not_swallowed(house: House, sekda: Player) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await waiting.patiently(house.bot.application.bot, 1004, fail, waiting.FILE)
    assert not [one for one in sekda.hands.screens if "Berkas" in one.text]
