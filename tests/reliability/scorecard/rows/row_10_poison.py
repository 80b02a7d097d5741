"""What nobody can read stands in the middle of a batch, with a good message of the same chat and
of another one behind it: those are answered, and the poison is put aside."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

import orjson
from sqlmodel import select
from telegram.error import NetworkError

from gateway.polling import StoringRequest
from models import Incoming, IncomingState
from simulator.request import WorldRequest
from tests.conftest import House, player
from tests.reliability.scorecard.figure import Figure, every
from tests.reliability.scorecard.in_process import housed

BY_1001 = b'"message_id":1,"date":1,"chat":{"id":1001,"type":"private"}'
POISON = (
    b'"message":{"chat":{"id":"seribu"},"text":"?"}',
    b'"message":{"chat":[],"text":"?"}',
    b'"message":null',
    b'"message":[{"x":1}]',
    b'"unknown_kind":{"x":1e400}',
    b'"message":{"chat":{"id":1001},"date":"rusak","text":"?"}',
    b'"message":{%s,"text":"\\ud83d"}' % BY_1001,
    b'"message":{%s,"text":"\xff\xfe"}' % BY_1001,
    b'"message":{%s,"text":"x","entities":[{"type":"url","offset":"a"}]}' % BY_1001,
    b'"callback_query":{"id":5,"from":{"id":1001},"data":["x"]}',
    b'"message":{"chat":{"id":123456789012345678901234567890},"text":"?"}',
)
GOOD = (1001, 1004)


def measure(seed: int) -> Iterable[Figure]:
    answered = asyncio.run(_answered(seed))
    bad = ", ".join(str(n) for n, is_answered in enumerate(answered) if not is_answered)
    name = "10 poison behind which all good messages are answered"
    yield every(f"{name} (not: {bad})" if bad else name, sum(answered), of=len(POISON))


async def _answered(seed: int) -> list[bool]:
    return [await _is_answered(poison, seed) for poison in POISON]


async def _is_answered(poison: bytes, seed: int) -> bool:
    async with housed(seed) as house:
        for number in GOOD:
            house.world.person(number).says("/bantuan")
        (bot,) = house.world.bots.values()
        good = [queued.update for queued in bot.queue.waiting]
        raw = b'{"update_id":1,' + poison + b"}"
        batch = b",".join([raw, *map(orjson.dumps, good)])
        await _is_fetched(house, b'{"ok":true,"result":[' + batch + b"]}")
        await house.bot.intake.idle()
        heard = [any("Bantuan" in s.text for s in player(house, n).hands.screens) for n in GOOD]
        return all(heard) and _rests(house)


async def _is_fetched(house: House, batch: bytes) -> None:
    """As if Telegram had given it. A batch that is refused is asked for again, and is the same."""

    async def answer(*_: object) -> tuple[int, bytes]:
        return 200, batch

    inner = WorldRequest(house.world)
    inner.do_request = answer  # type: ignore[method-assign,assignment]
    polling = StoringRequest(inner, house.bot.intake)
    with suppress(NetworkError):
        await polling.do_request("https://api.test/bot1:x/getUpdates", "POST")


def _rests(house: House) -> bool:
    with house.bot.house.database.reading() as session:
        states = session.exec(select(Incoming.state)).all()
    return len(states) == 1 + len(GOOD) and IncomingState.WAITING not in states
