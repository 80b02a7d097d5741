"""Faults on demand, and what python-telegram-bot makes of each."""

from collections.abc import Callable

import pytest
from telegram import Bot as PTBBot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from simulator import faults
from simulator.faults import Effect
from simulator.person import VirtualPerson
from simulator.rate import Bucket, RatePolicy
from simulator.request import WorldRequest
from simulator.world import World
from tests.simulator.conftest import TOKEN, Ask


@pytest.fixture
def ptb(world: World) -> PTBBot:
    request = WorldRequest(world)
    return PTBBot(TOKEN, request=request, get_updates_request=request)


@pytest.mark.parametrize(
    ("effect", "error", "words"),
    [
        (faults.too_many(7), RetryAfter, "Flood control exceeded"),
        (faults.blocked(), Forbidden, "bot was blocked by the user"),
        (faults.deactivated(), Forbidden, "user is deactivated"),
        (faults.not_started(), Forbidden, "can't initiate conversation"),
        (faults.kicked(), Forbidden, "bot was kicked"),
        (faults.moved(-100123), ChatMigrated, "-100123"),
        (faults.refused("BUTTON_DATA_INVALID"), BadRequest, "BUTTON_DATA_INVALID|Button_data"),
        (faults.wrong_token(), InvalidToken, "Unauthorized"),
        (faults.missing(), InvalidToken, "Not Found"),
        (faults.bad_gateway(), NetworkError, "Bad Gateway"),
        (faults.garbage(), TelegramError, "Invalid server response"),
        (faults.delay(6), TimedOut, "Timed out"),
        (faults.reset_before(), NetworkError, "reset by peer"),
        (faults.reset_after(), NetworkError, "reset by peer"),
    ],
)
async def test_what_the_library_raises(
    world: World, ptb: PTBBot, officer: VirtualPerson, effect: Effect, error: type, words: str
) -> None:
    world.faults.add(effect)
    with pytest.raises(error, match=words):
        await ptb.send_message(officer.id, "halo", read_timeout=5)
    await ptb.send_message(officer.id, "sekarang sampai")
    assert officer.screen.text == "sekarang sampai"


@pytest.mark.parametrize(
    ("make", "arrived"),
    [
        (faults.reset_before, 0),
        (faults.reset_after, 1),
        (faults.garbage, 1),
        (faults.bad_gateway, 0),
        (faults.too_many, 0),
    ],
)
async def test_accepted_or_not(
    world: World, ask: Ask, officer: VirtualPerson, make: Callable[[], Effect], arrived: int
) -> None:
    world.faults.add(make())
    await ask("sendMessage", chat_id=officer.id, text="halo")
    assert len(officer.screens) == arrived


async def test_a_rule_hits_what_it_names(world: World, ask: Ask, officer: VirtualPerson) -> None:
    rule = world.faults.add(
        faults.blocked(), method="sendmessage", chat=officer.id, text="pengingat", times=2
    )

    async def status(text: str, chat_id: int = officer.id) -> int:
        return (await ask("sendMessage", chat_id=chat_id, text=text)).status

    world.person(1002).opens()
    assert [await status("biasa"), await status("pengingat", 1002)] == [200, 200]
    assert [await status("pengingat 1") for _ in range(3)] == [403, 403, 200]
    assert rule.hits == 2


async def test_for_ever_until_cleared(world: World, ask: Ask, officer: VirtualPerson) -> None:
    world.faults.add(faults.bad_gateway(), times=None)
    assert [(await ask("getMe")).status for _ in range(4)] == [502] * 4
    world.faults.clear("bad_gateway")
    assert (await ask("getMe")).status == 200
    assert officer.messages == []


async def test_chance_is_seeded(world: World, ask: Ask) -> None:
    async def run() -> list[int]:
        world.faults = faults.Faults(seed=7)
        world.faults.add(faults.bad_gateway(), times=None, chance=0.3)
        return [(await ask("getMe")).status for _ in range(40)]

    first = await run()
    assert first == await run()
    assert 4 <= first.count(502) <= 20


class Timer:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


async def test_the_rate_policy_in_one_chat(world: World, ask: Ask, officer: VirtualPerson) -> None:
    timer = Timer()
    world.rate = RatePolicy(timer=timer)

    async def status() -> int:
        return (await ask("sendMessage", chat_id=officer.id, text="x")).status

    assert [await status() for _ in range(5)] == [200, 200, 200, 429, 429]
    timer.seconds += 1
    assert [await status() for _ in range(2)] == [200, 429]
    assert world.rate.refused == 3
    assert (await ask("sendChatAction", chat_id=officer.id, action="typing")).status == 200


async def test_the_rate_policy_over_all_and_in_a_group(world: World, ask: Ask) -> None:
    timer = Timer()
    world.rate = RatePolicy(timer=timer)
    for number in range(40):
        world.person(2000 + number).opens()
    statuses = [
        (await ask("sendMessage", chat_id=2000 + number, text="x")).status for number in range(40)
    ]
    assert statuses.count(200) == 30
    timer.seconds += 10
    group = world.add_group("Operator")
    world.person(1001).adds_bot(group)
    replies = [await ask("sendMessage", chat_id=group.id, text="x") for _ in range(21)]
    assert [reply.status for reply in replies].count(200) == 20
    assert replies[-1].body["parameters"] == {"retry_after": 3}


def test_a_bucket_refills_at_its_pace() -> None:
    bucket = Bucket(most=2, seconds=2)
    assert bucket.wait(0) == 0
    bucket.take()
    bucket.take()
    assert bucket.wait(0) == 1
    assert bucket.wait(1) == 0
