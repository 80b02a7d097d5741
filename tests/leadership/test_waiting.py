"""Whoever waits longer than a moment is told, and told when it is there."""

from dataclasses import replace
from threading import Event

import pytest

from handlers import waiting
from handlers.context import Context
from simulator import faults
from simulator.events import Called
from simulator.events import Event as SimulatorEvent
from tests.conftest import House, Player


def context_of(house: House, *, patience: float) -> Context:
    application = house.bot.application
    data = application.bot_data
    data.house = replace(data.house, patience=patience)
    return Context(application)


async def test_words_come_where_it_takes_longer_than_a_moment(house: House, sekda: Player) -> None:
    gate, said = Event(), []

    def hear(event: SimulatorEvent) -> None:
        if isinstance(event, Called) and event.method == "sendMessage":
            said.append(event.params["text"])
            gate.set()

    house.world.observers.append(hear)
    context = context_of(house, patience=0)
    assert await waiting.patiently(context, 1004, gate.wait, waiting.ANSWER)
    assert said == ["⏳ Sedang dihitung…"]
    assert sekda.screen.text == "✅ Sudah dihitung."


async def test_what_fails_meanwhile_is_not_swallowed(house: House, sekda: Player) -> None:
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await waiting.patiently(context_of(house, patience=60), 1004, fail, waiting.FILE)
    assert not [one for one in sekda.hands.screens if "Berkas" in one.text]


async def test_of_what_fails_nothing_is_said_to_be_there(house: House, sekda: Player) -> None:
    gate = Event()

    def fail() -> None:
        gate.wait()
        raise LookupError

    def hear(event: SimulatorEvent) -> None:
        if isinstance(event, Called) and event.method == "sendMessage":
            gate.set()

    house.world.observers.append(hear)
    with pytest.raises(LookupError):
        await waiting.patiently(context_of(house, patience=0), 1004, fail, waiting.FILE)
    assert not [one for one in sekda.hands.screens if "Berkas" in one.text]


async def test_words_that_cannot_be_said_do_not_cost_the_answer(house: House) -> None:
    gate = Event()

    def hear(event: SimulatorEvent) -> None:
        if isinstance(event, Called) and event.method == "sendMessage":
            gate.set()

    house.world.observers.append(hear)
    house.world.faults.add(faults.refused("message to edit not found"), method="editMessageText")
    assert await waiting.patiently(context_of(house, patience=0), 1004, gate.wait, waiting.FILE)
