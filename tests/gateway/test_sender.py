"""What is known of a message's fate, and what becomes of one whose fate nobody knows."""

import pytest
from sqlmodel import select
from telegram import Bot

from gateway.sender import NotSent, Outcome, Refused, Sent, Unknown, send
from models import Delivery, DeliveryState
from models.database import Database
from simulator import faults
from simulator.request import WorldRequest
from simulator.world import World
from tests.conftest import TOKEN, House, Player

COPY = "mungkin sudah pernah Anda terima"
# python-telegram-bot warns of a coming type at every 429; both types are understood by `send`


async def fate(world: World, effect: faults.Effect | None = None, html: str = "halo") -> Outcome:
    request = WorldRequest(world)
    api = Bot(TOKEN, "https://api.test/bot", request=request, get_updates_request=request)
    if effect:
        world.faults.add(effect, method="sendMessage")
    return await send(api, 1001, html, None)


async def test_sent(world: World) -> None:
    outcome = await fate(world)
    assert outcome == Sent(world.person(1001).screen.id)


async def test_blocked_is_refused(world: World) -> None:
    outcome = await fate(world, faults.blocked())
    assert isinstance(outcome, Refused)
    assert "blocked by the user" in outcome.reason


async def test_a_person_who_blocks_is_refused(world: World) -> None:
    world.person(1001).blocks()
    assert isinstance(await fate(world), Refused)


async def test_what_telegram_cannot_read_is_refused(world: World) -> None:
    assert isinstance(await fate(world, html="<b>halo"), Refused)


async def test_too_many_waits_as_told(world: World) -> None:
    assert await fate(world, faults.too_many(7)) == NotSent(7)
    assert world.person(1001).messages == []


async def test_too_many_waits_as_told_by_a_later_library(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    assert await fate(world, faults.too_many(7)) == NotSent(7)


async def test_a_wrong_token_waits(world: World) -> None:
    assert await fate(world, faults.wrong_token()) == NotSent(60)


@pytest.mark.parametrize("effect", [faults.reset_after(), faults.garbage(502), faults.delay(60)])
async def test_accepted_and_the_answer_lost(world: World, effect: faults.Effect) -> None:
    assert await fate(world, effect) == Unknown()
    assert world.person(1001).screen.text == "halo"


async def test_lost_before_it_was_accepted_looks_the_same(world: World) -> None:
    assert await fate(world, faults.reset_before()) == Unknown()
    assert world.person(1001).messages == []


async def test_an_unknown_one_goes_again_and_says_so(
    house: House, officer: Player, database: Database
) -> None:
    house.world.faults.add(faults.reset_after(), method="sendMessage", chat=1001)
    await house.moves_to_next_due()
    assert COPY not in officer.screen
    await house.moves_clock(minutes=1)
    first, second = officer.hands.screens
    assert COPY in second
    assert first.text.splitlines()[0] in second.text
    delivery = _delivery(database)
    assert (delivery.state, delivery.unknowns) == (DeliveryState.SENT, 1)
    assert delivery.reference in first
    assert delivery.reference in second
    await house.moves_clock(minutes=20)
    assert len(officer.hands.screens) == 2


async def test_one_surely_not_sent_goes_again_without_those_words(
    house: House, officer: Player, database: Database
) -> None:
    house.world.faults.add(faults.too_many(30), method="sendMessage", chat=1001)
    await house.moves_to_next_due()
    await house.moves_clock(seconds=29)
    assert officer.hands.screens == []
    await house.moves_clock(seconds=2)
    assert COPY not in officer.screen
    assert (_delivery(database).state, _delivery(database).attempts) == (DeliveryState.SENT, 2)


async def test_a_refused_one_ends(house: House, officer: Player, database: Database) -> None:
    house.world.faults.add(faults.blocked(), method="sendMessage", chat=1001)
    await house.moves_to_next_due()
    await house.moves_clock(minutes=20)
    assert officer.hands.screens == []
    delivery = _delivery(database)
    assert delivery.state == DeliveryState.FAILED
    assert "blocked" in str(delivery.reason)


def _delivery(database: Database) -> Delivery:
    with database.reading() as session:
        return next(d for d in session.exec(select(Delivery)) if d.recipient_id == 1)
