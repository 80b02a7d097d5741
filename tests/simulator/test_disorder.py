"""Updates that arrive twice, out of order, or again: by hand, and by rules as for the calls."""

import pytest

from simulator import disorder
from simulator.accounts import Bot
from simulator.faults import Faults
from simulator.person import VirtualPerson
from simulator.remote import RemoteWorld
from simulator.world import World
from tests.simulator.conftest import Ask
from tests.simulator.test_people import keyboard
from tests.simulator.test_updates import fetched, texts


async def test_an_update_twice(ask: Ask, officer: VirtualPerson, bot: Bot) -> None:
    officer.says("halo")
    disorder.twice(bot)
    one, other = await fetched(ask)
    assert one["message"] == other["message"]
    assert one["update_id"] != other["update_id"]
    disorder.twice(bot, same_id=True)
    assert (await fetched(ask))[-1] == other


async def test_updates_out_of_order(ask: Ask, officer: VirtualPerson, bot: Bot) -> None:
    officer.says("satu")
    officer.says("dua")
    disorder.swap(bot)
    assert texts(await fetched(ask)) == ["dua", "satu"]


async def test_an_update_again_after_it_was_confirmed(
    ask: Ask, officer: VirtualPerson, bot: Bot
) -> None:
    officer.says("halo")
    number = (await fetched(ask))[0]["update_id"]
    assert await fetched(ask, offset=number + 1) == []
    disorder.again(bot)
    assert texts(await fetched(ask)) == ["halo"]


async def test_numbers_go_on_anywhere_after_a_quiet_week(
    ask: Ask, officer: VirtualPerson, bot: Bot
) -> None:
    disorder.quiet_week(bot, 17)
    officer.says("halo")
    assert (await fetched(ask))[0]["update_id"] == 17


async def test_a_rule_doubles_what_it_names(ask: Ask, world: World, officer: VirtualPerson) -> None:
    rule = world.faults.add(
        disorder.TWICE, method="message", chat=officer.id, text="kirim", times=2
    )
    for text in ("biasa", "kirim 1", "kirim 2", "kirim 3"):
        officer.says(text)
    world.person(1002).says("kirim dari orang lain")
    heard = ["biasa", "kirim 1", "kirim 1", "kirim 2", "kirim 2", "kirim 3"]
    assert texts(await fetched(ask)) == [*heard, "kirim dari orang lain"]
    assert rule.hits == 2


async def test_a_rule_names_a_press_by_its_data(
    ask: Ask, world: World, officer: VirtualPerson
) -> None:
    world.faults.add(disorder.TWICE, method="callback_query", text="Kirim")
    await ask("sendMessage", chat_id=officer.id, text="x", reply_markup=keyboard(["Kirim", "Ya"]))
    officer.taps("Ya")
    officer.taps("Kirim")
    data = [update["callback_query"]["data"] for update in await fetched(ask)]
    assert data == ["Ya", "Kirim", "Kirim"]


async def test_an_overtaken_update_waits_for_the_next(
    ask: Ask, world: World, officer: VirtualPerson
) -> None:
    world.faults.add(disorder.OVERTAKEN)
    officer.says("satu")
    assert await fetched(ask) == []
    officer.says("dua")
    officer.says("tiga")
    assert texts(await fetched(ask)) == ["dua", "satu", "tiga"]


async def test_a_rule_brings_an_update_back_once(
    ask: Ask, world: World, officer: VirtualPerson
) -> None:
    world.faults.add(disorder.AGAIN)
    officer.says("halo")
    offset = (await fetched(ask))[0]["update_id"] + 1
    assert texts(await fetched(ask, offset=offset)) == ["halo"]
    assert await fetched(ask, offset=offset) == []


async def test_disorder_by_chance_is_seeded(ask: Ask, world: World, officer: VirtualPerson) -> None:
    async def run() -> list[str]:
        world.faults = Faults(seed=11)
        world.faults.add(disorder.TWICE, times=None, chance=0.3)
        for number in range(30):
            officer.says(str(number))
        updates = await fetched(ask)
        await fetched(ask, offset=updates[-1]["update_id"] + 1)
        return texts(updates)

    first = await run()
    assert first == await run()
    assert 33 <= len(first) <= 48


@pytest.mark.parametrize("name", ["twice", "again"])
async def test_rules_of_disorder_by_http(
    ask: Ask, remote_world: RemoteWorld, officer: VirtualPerson, name: str
) -> None:
    await remote_world.add_fault(name, times=1)
    officer.says("halo")
    first = await fetched(ask)
    second = await fetched(ask, offset=first[0]["update_id"] + 1)
    assert texts([*first, *second]).count("halo") == (3 if name == "twice" else 2)
