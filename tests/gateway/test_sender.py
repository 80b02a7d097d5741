"""What is known of a message's fate, and what becomes of one whose fate nobody knows."""

import pytest
from sqlmodel import select
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from gateway.request import AiohttpRequest
from gateway.sender import Moved, NotSent, Outcome, Paused, Reason, Refused, Sent, Unknown, send
from models import Delivery, DeliveryState
from models.database import Database
from simulator import faults
from simulator.events import Called, Event
from simulator.request import WorldRequest
from simulator.world import World
from tests.conftest import TOKEN, House, Player
from tests.gateway.wire import bot_at, nobody_listens

COPY = "mungkin sudah pernah Anda terima"
# python-telegram-bot warns of a coming type at every 429; both types are understood by `send`


BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Buka", callback_data="x")]])


def api_of(world: World) -> Bot:
    request = WorldRequest(world)
    return Bot(TOKEN, "https://api.test/bot", request=request, get_updates_request=request)


async def fate(world: World, effect: faults.Effect | None = None, html: str = "halo") -> Outcome:
    if effect:
        world.faults.add(effect, method="sendMessage")
    return await send(api_of(world), 1001, html, BUTTONS)


async def test_sent(world: World) -> None:
    outcome = await fate(world)
    assert outcome == Sent(world.person(1001).screen.id)


@pytest.mark.parametrize(
    ("effect", "reason"),
    [
        (faults.blocked(), Reason.BLOCKED),
        (faults.deactivated(), Reason.DEACTIVATED),
        (faults.kicked(), Reason.KICKED),
        (faults.not_started(), Reason.NOT_STARTED),
        (faults.refused("chat not found"), Reason.REFUSED),
    ],
)
async def test_refused_with_its_reason(world: World, effect: faults.Effect, reason: Reason) -> None:
    outcome = await fate(world, effect)
    assert isinstance(outcome, Refused)
    assert outcome.reason is reason


async def test_a_person_who_blocks_is_refused(world: World) -> None:
    world.person(1001).blocks()
    outcome = await fate(world)
    assert isinstance(outcome, Refused)
    assert outcome.reason is Reason.BLOCKED


async def test_a_chat_that_moved_says_where(world: World) -> None:
    assert await fate(world, faults.moved(-100123)) == Moved(-100123)


async def test_too_many_waits_as_told(world: World) -> None:
    assert await fate(world, faults.too_many(7)) == Paused(7)
    assert world.person(1001).messages == []


async def test_too_many_waits_as_told_by_a_later_library(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    assert await fate(world, faults.too_many(7)) == Paused(7)


@pytest.mark.parametrize("effect", [faults.wrong_token(), faults.missing()])
async def test_a_token_that_is_not_accepted_waits(world: World, effect: faults.Effect) -> None:
    assert await fate(world, effect) == Paused(60, is_token_wrong=True)


@pytest.mark.parametrize(
    "effect",
    [faults.reset_after(), faults.garbage(), faults.garbage(502), faults.delay(60)],
)
async def test_accepted_and_the_answer_lost(world: World, effect: faults.Effect) -> None:
    assert await fate(world, effect) == Unknown()
    assert world.person(1001).screen.text == "halo"


@pytest.mark.parametrize("effect", [faults.reset_before(), faults.bad_gateway()])
async def test_lost_before_it_was_accepted_looks_the_same(
    world: World, effect: faults.Effect
) -> None:
    assert await fate(world, effect) == Unknown()
    assert world.person(1001).messages == []


async def test_what_never_left_is_known_not_to_have_arrived() -> None:
    request = AiohttpRequest()
    await request.initialize()
    with nobody_listens() as address:
        assert await send(bot_at(address, request), 1001, "halo", None) == NotSent()
    await request.shutdown()


# ---- mended once


async def test_what_telegram_cannot_read_goes_as_plain_text(world: World) -> None:
    outcome = await fate(world, html="<b>SAPA &lt;WARGA&gt; &amp; kawan")
    assert isinstance(outcome, Sent)
    assert "can't parse entities" in str(outcome.flaw).casefold()
    assert world.person(1001).screen.text == "SAPA <WARGA> & kawan"
    assert world.person(1001).screen.labels == ["Buka"]


async def test_what_is_too_long_goes_in_parts_with_the_buttons_last(world: World) -> None:
    line = "Disdikbud belum mengirim inovasi.\n"
    outcome = await fate(world, html=f"<b>{line * 300}</b>")
    assert isinstance(outcome, Sent)
    *first, last = world.person(1001).screens
    assert [screen.labels for screen in (*first, last)] == [[]] * len(first) + [["Buka"]]
    told = "\n".join(screen.text for screen in (*first, last)) + "\n"
    assert told == line * 300
    assert last.id == outcome.message_id


async def test_buttons_that_telegram_refuses_are_left_out(world: World) -> None:
    outcome = await fate(world, faults.refused("BUTTON_DATA_INVALID"))
    assert isinstance(outcome, Sent)
    assert world.person(1001).screen.text == "halo"
    assert world.person(1001).screen.labels == []


async def test_it_is_mended_only_once(world: World) -> None:
    rule = world.faults.add(faults.refused("BUTTON_DATA_INVALID"), times=None)
    outcome = await fate(world)
    assert isinstance(outcome, Refused)
    assert rule.hits == 2


@pytest.mark.parametrize("effect", [faults.reset_before(), faults.too_many()])
async def test_parts_of_which_one_was_lost_may_have_arrived(
    world: World, effect: faults.Effect
) -> None:
    def after_the_first_refusal(event: Event) -> None:
        if isinstance(event, Called) and event.reply.status == 400:
            world.faults.add(effect, method="sendMessage", text="akhir")

    world.observers.append(after_the_first_refusal)
    assert await fate(world, html="kata " * 900 + "akhir") == Unknown()
    assert len(world.person(1001).screens) == 1


# ---- what becomes of a delivery


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
    assert (_delivery(database).state, _delivery(database).attempts) == (DeliveryState.SENT, 1)


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
