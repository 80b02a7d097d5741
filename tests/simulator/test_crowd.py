"""Thousands of virtual people at once, in process and over the wire."""

import asyncio
import time

from simulator.accounts import Bot
from simulator.remote import RemoteWorld
from simulator.types import Json
from simulator.world import World
from tests.simulator.conftest import Ask
from tests.simulator.test_updates import fetched

CROWD = 5_000
PATIENCE = 60.0  # seconds; about one is needed


async def answered(ask: Ask, updates: list[Json]) -> None:
    for update in updates:
        message = update["message"]
        await ask("sendMessage", chat_id=message["chat"]["id"], text=f"Jawab {message['text']}")


async def test_everybody_says_something_and_gets_an_answer(
    ask: Ask, world: World, bot: Bot
) -> None:
    begun = time.monotonic()
    crowd = [world.person(10_000 + number) for number in range(CROWD)]
    for person in crowd:
        person.says(str(person.id))
    offset = 0
    while updates := await fetched(ask, offset=offset):
        await answered(ask, updates)
        offset = updates[-1]["update_id"] + 1
    assert [person.screen.text for person in crowd] == [f"Jawab {p.id}" for p in crowd]
    assert not bot.queue.waiting
    assert time.monotonic() - begun < PATIENCE


async def test_hundreds_over_the_wire(ask: Ask, remote_world: RemoteWorld) -> None:
    async def one(number: int) -> str:
        person = await remote_world.person(20_000 + number)
        await person.says(f"halo {number}")
        return (await person.sees(f"Jawab halo {number}", within=PATIENCE)).text

    crowd = asyncio.gather(*map(one, range(300)))
    offset = 0
    while not crowd.done():
        updates = await fetched(ask, offset=offset, timeout=1)
        await answered(ask, updates)
        offset = updates[-1]["update_id"] + 1 if updates else offset
    assert len(set(await crowd)) == 300
