"""Telegram calls: 200 only for what is on the disk, and nothing for those without the secret."""

from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import orjson
import pytest
from aiohttp import ClientSession
from sqlmodel import select

from gateway.webhook import MOST_BODY, SECRET_HEADER, Hook, receiving
from models import Incoming
from models.database import Database
from simulator.world import World
from tests.conftest import House, Player

SECRET = "k7Qz-93bVd_0pLmX5"
HOOK = Hook("https://bot.test/telegram", SECRET, 0)
SAID = {
    "update_id": 5,
    "message": {
        "message_id": 900,
        "date": 1,
        "chat": {"id": 1001, "type": "private"},
        "from": {"id": 1001, "is_bot": False, "first_name": "Operator Disdikbud"},
        "text": "apa saja",
    },
}


@pytest.fixture
async def address(house: House) -> AsyncIterator[str]:
    async with receiving(HOOK, house.bot.intake) as found:
        yield found + HOOK.path


async def post(address: str, body: bytes | BytesIO, secret: str | None = SECRET) -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with (
        ClientSession() as session,
        session.post(address, data=body, headers=headers) as answer,
    ):
        return answer.status


def rows(database: Database) -> list[Incoming]:
    with database.reading() as session:
        return list(session.exec(select(Incoming)))


async def test_what_is_stored_is_answered_and_handled_once(
    house: House, address: str, officer: Player, database: Database
) -> None:
    for _ in range(2):
        assert await post(address, orjson.dumps(SAID)) == 200
    await house.bot.intake.idle()
    assert len(officer.hands.screens) == 1
    assert [row.update_id for row in rows(database)] == [5]


@pytest.mark.parametrize("secret", [None, "", SECRET[:-1], SECRET + "x", "é"])
async def test_without_the_secret_nothing_is_taken(
    address: str, database: Database, secret: str | None
) -> None:
    assert await post(address, orjson.dumps(SAID), secret) == 403
    assert rows(database) == []


async def test_half_a_character_does_not_come_again_for_ever(
    house: House, address: str, officer: Player
) -> None:
    """Telegram repeats whatever is not confirmed, and everything else waits behind it."""
    body = orjson.dumps(SAID).replace(b"apa saja", rb"/tenggat \ud83d")
    assert await post(address, body) == 200
    await house.bot.intake.idle()
    assert "Tenggat" in officer.screen


async def test_what_is_not_stored_is_not_confirmed(
    house: House, address: str, database: Database
) -> None:
    whole = database.writing

    def full() -> Any:
        raise OSError("no space left on device")

    database.writing = full  # type: ignore[method-assign]
    assert await post(address, orjson.dumps(SAID)) == 500
    database.writing = whole  # type: ignore[method-assign]
    assert await post(address, orjson.dumps(SAID)) == 200
    await house.bot.intake.idle()


@pytest.mark.parametrize("body", [b"", b"halo", b"[]", b"{}", b'{"update_id":"5"}', b"\xff"])
async def test_what_is_no_update_is_refused(address: str, database: Database, body: bytes) -> None:
    assert await post(address, body) == 400
    assert rows(database) == []


async def test_a_body_has_its_limit(address: str, database: Database) -> None:
    assert await post(address, BytesIO(b"x" * (MOST_BODY + 1))) == 413
    assert rows(database) == []


async def test_other_paths_and_ways_are_closed(address: str) -> None:
    async with ClientSession() as session:
        async with session.get(address) as answer:
            assert answer.status == 405
        async with session.post(f"{address}/lain") as answer:
            assert answer.status == 404


def test_the_secret_is_not_printed(world: World) -> None:
    del world
    assert SECRET not in repr(HOOK)
