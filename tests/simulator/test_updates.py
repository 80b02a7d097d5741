"""How updates wait, are fetched, confirmed and delivered again."""

import asyncio
import time
from datetime import timedelta

from simulator.accounts import Bot
from simulator.clock import StandingClock
from simulator.person import VirtualPerson
from simulator.types import Json
from simulator.updates import shortened
from simulator.world import World
from tests.simulator.conftest import Ask


async def fetched(ask: Ask, **params: object) -> list[Json]:
    found: list[Json] = (await ask("getUpdates", **params)).body["result"]
    return found


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_an_update_stays_until_it_is_confirmed(ask: Ask, officer: VirtualPerson) -> None:
    officer.says("satu")
    officer.says("dua")
    assert texts(await fetched(ask)) == texts(await fetched(ask)) == ["satu", "dua"]
    first = (await fetched(ask))[0]["update_id"]
    assert texts(await fetched(ask, offset=first + 1)) == ["dua"]
    assert texts(await fetched(ask)) == ["dua"]


async def test_a_negative_offset_counts_from_the_end(ask: Ask, officer: VirtualPerson) -> None:
    for word in ("satu", "dua", "tiga"):
        officer.says(word)
    assert texts(await fetched(ask, offset=-1)) == ["tiga"]
    assert texts(await fetched(ask)) == ["tiga"]


async def test_limit(ask: Ask, officer: VirtualPerson) -> None:
    for number in range(120):
        officer.says(str(number))
    assert len(await fetched(ask)) == 100
    assert len(await fetched(ask, limit=5)) == 5


async def test_a_long_poll_wakes_when_something_is_said(ask: Ask, officer: VirtualPerson) -> None:
    poll = asyncio.create_task(fetched(ask, timeout=50))
    await asyncio.sleep(0.02)
    assert not poll.done()
    officer.says("halo")
    assert texts(await asyncio.wait_for(poll, 1)) == ["halo"]


async def test_a_poll_waits_as_long_as_it_was_asked_to(ask: Ask) -> None:
    begun = time.monotonic()
    assert await fetched(ask, timeout=1) == []
    assert 0.95 < time.monotonic() - begun < 10


def test_a_poll_waits_for_fifty_seconds_at_most() -> None:
    assert (shortened(3600), shortened(50), shortened(30)) == (50, 50, 30)


async def test_a_second_poller_ends_the_first(ask: Ask) -> None:
    first = asyncio.create_task(ask("getUpdates", timeout=50))
    await asyncio.sleep(0)
    second = asyncio.create_task(ask("getUpdates", timeout=50))
    ended = await asyncio.wait_for(first, 1)
    assert ended.status == 409
    assert ended.body["description"] == (
        "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )
    second.cancel()


async def test_a_cancelled_poller_leaves_nothing_behind(
    ask: Ask, officer: VirtualPerson, bot: Bot
) -> None:
    poll = asyncio.create_task(ask("getUpdates", timeout=50))
    await asyncio.sleep(0)
    poll.cancel()
    await asyncio.gather(poll, return_exceptions=True)
    officer.says("halo")
    assert texts(await fetched(ask)) == ["halo"]
    assert bot.queue._poller is None


async def test_polling_and_a_webhook_exclude_each_other(ask: Ask) -> None:
    assert (await ask("setWebhook", url="https://example.org/hook")).body["ok"]
    refused = await ask("getUpdates")
    assert refused.status == 409
    assert refused.body["description"] == (
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    assert (await ask("getWebhookInfo")).body["result"]["url"] == "https://example.org/hook"
    await ask("deleteWebhook", drop_pending_updates=True)
    assert (await ask("getUpdates")).body["ok"]


async def test_a_webhook_wants_https(ask: Ask) -> None:
    refused = await ask("setWebhook", url="http://example.org/hook")
    assert "HTTPS" in refused.body["description"]


async def test_allowed_updates_are_remembered(ask: Ask, officer: VirtualPerson) -> None:
    await fetched(ask, allowed_updates=["callback_query"])
    officer.says("tidak diminta")
    assert await fetched(ask) == []
    await fetched(ask, allowed_updates=[])
    officer.says("diminta lagi")
    assert texts(await fetched(ask)) == ["diminta lagi"]


async def test_what_nobody_fetches_for_a_day_is_gone(
    ask: Ask, officer: VirtualPerson, clock: StandingClock
) -> None:
    officer.says("lama")
    await clock.advance(timedelta(hours=24, seconds=1))
    officer.says("baru")
    assert texts(await fetched(ask)) == ["baru"]


async def test_two_bots_do_not_hear_each_other(world: World, ask: Ask) -> None:
    other = world.add_bot("700000002:demo-other", username="lain_bot")
    world.person(1001, "Operator", bot=other).starts()
    assert await fetched(ask) == []
    assert len(other.queue.waiting) == 1
