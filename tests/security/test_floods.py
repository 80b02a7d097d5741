"""One who sends without end, and strangers in masses: others do not notice."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import col, func, select

import bot as front_door
from gateway.admission import ALL_STRANGERS, ONE_PERSON, Allowance
from gateway.pacing import Chat, Lane, Pacer
from models import Incoming
from settings import Settings
from simulator.request import WorldRequest
from simulator.world import World
from tests.conftest import TOKEN, House, Player
from texts.errors import TOO_FAST


@pytest.fixture
async def house(world: World, settings: Settings) -> AsyncIterator[House]:
    """As it runs for real, but for the waiting between messages."""
    opened = front_door.open_house(settings, world.clock)  # type: ignore[arg-type]
    request = WorldRequest(world)
    built = front_door.build(
        opened,
        token=TOKEN,
        base_url="https://api.test",
        request=request,
        updates=request,
        pacer=Hurried(),
    )
    async with front_door.running(built):
        yield House(world, built)
    opened.database.close()


class Hurried(Pacer):
    async def turn(self, chat: Chat, lane: Lane = Lane.REPLY) -> None: ...


def said(number: int) -> dict[str, Any]:
    """All in the same second."""
    who = {"id": 1001, "first_name": "Operator", "is_bot": False}
    chat = {"id": 1001, "type": "private", "first_name": "Operator"}
    message = {"message_id": 9000 + number, "date": 1_800_000_000, "chat": chat, "from": who}
    return {"update_id": 9000 + number, "message": {**message, "text": "halo"}}


def stored(house: House, *chats: int) -> int:
    with house.bot.house.database.reading() as session:
        wanted = select(func.count()).select_from(Incoming)
        return session.exec(wanted.where(col(Incoming.chat_id).in_(chats))).one()


def warnings(person: Player) -> int:
    return sum(TOO_FAST in screen.text for screen in person.hands.screens)


async def test_what_cannot_be_stored_is_not_counted_twice(house: House, officer: Player) -> None:
    """The disk is full while Telegram gives the same batch again and again."""
    batch = [said(number) for number in range(1, 31)]
    is_full = iter([True] * 20)

    def refuse(_connection: object) -> None:
        if next(is_full, False):
            raise OperationalError("COMMIT", {}, Exception("disk full"))

    event.listen(house.bot.house.database.writer, "commit", refuse)
    for _ in range(20):
        with pytest.raises(OperationalError):
            house.bot.intake.store(batch)
    house.bot.intake.store(batch)
    await house.bot.intake.idle()
    assert stored(house, 1001) == len(batch)
    assert warnings(officer) == 0


async def test_a_flood_from_one_person_is_told_once_and_hurts_nobody(
    house: House, officer: Player, colleague: Player
) -> None:
    await officer.says("/bantuan")
    help_screen = officer.hands.messages[-1]
    for _ in range(ONE_PERSON.burst + 60):
        officer.hands.press(help_screen, "apa saja")
    officer.hands.says("halo")
    colleague.hands.says("/tenggat")
    await house.settle()
    await house.settle()  # the warning is on its way beside the answers
    taken = stored(house, 1001)
    assert ONE_PERSON.burst <= taken < ONE_PERSON.burst + 30  # seconds have passed
    assert warnings(officer) == 1
    assert "Tenggat" in colleague.screen
    assert warnings(colleague) == 0
    house.bot.house.clock.move(timedelta(minutes=2))
    await officer.says("/tenggat")
    assert "Tenggat" in officer.screen
    assert stored(house, 1001) == taken + 1


async def test_strangers_in_masses_leave_the_line_to_others(house: House, officer: Player) -> None:
    crowd = range(900_000, 901_000)
    house.bot.intake.store(_from(who, number) for number, who in enumerate(crowd))
    await officer.says("/tenggat")
    assert "Tenggat" in officer.screen
    assert stored(house, *crowd) == ALL_STRANGERS.burst
    assert stored(house, 1001) == 1


def test_what_waited_for_a_bot_that_was_down_is_all_taken() -> None:
    """Two messages an hour are no flood, though they are heard at once."""
    own = Allowance(ONE_PERSON, ONE_PERSON.burst, 0.0)
    assert all(own.takes(1_800.0 * hour) for hour in range(500))
    assert [own.takes(900_000.0) for _ in range(130)].count(True) == ONE_PERSON.burst


def _from(who: int, number: int) -> dict[str, Any]:
    person = {"id": who, "is_bot": False, "first_name": "Tamu"}
    message = {
        "message_id": 1,
        "date": 1_780_000_000,
        "chat": {"id": who, "type": "private"},
        "from": person,
        "text": "/start",
    }
    return {"update_id": 5_000_000 + number, "message": message}
