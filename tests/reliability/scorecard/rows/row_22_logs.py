"""The log at DEBUG, of the bot and of all libraries under it, over a whole registration, fuzzed
updates of every role, and answers that fail: neither the token stands in it nor what people typed
(each text carries a word that is looked for)."""

import asyncio
import io
import logging
from collections.abc import Iterable

from gateway.redaction import set_up_logging
from simulator import faults
from tests.conftest import TOKEN, House, player
from tests.filling.acts import WAYS, fill_in
from tests.reliability.scorecard.figure import Figure, at_least, none
from tests.reliability.scorecard.fuzz import Fuzz
from tests.reliability.scorecard.in_process import housed

CANARY = "kenariQ7x"
ROUNDS = 200


def measure(seed: int) -> Iterable[Figure]:
    lines = asyncio.run(_logged(seed)).splitlines()
    secret = TOKEN.partition(":")[2]
    for what, word in (("the token", secret), ("what somebody typed", CANARY)):
        found = [line for line in lines if word in line]
        for line in found[:5]:
            at = line.index(word)
            print(f"  {line[max(0, at - 150) : at + 40]}")  # noqa: T201
        yield none(f"22 lines of the log that hold {what}", len(found), of=len(lines))
    yield at_least("22 lines of the log", len(lines), 200)


async def _logged(seed: int) -> str:
    stream = io.StringIO()
    set_up_logging("DEBUG")
    for handler in logging.getLogger().handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setStream(stream)
    async with housed(seed) as house:
        await _registers(house)
        await Fuzz(house, seed, CANARY).rounds(ROUNDS)
        await _fails(house)
    return stream.getvalue()


async def _registers(house: House) -> None:
    officer = player(house, 1001)
    await officer.says("/daftar")
    await fill_in(officer, WAYS[0])
    await officer.taps("Kirim")


async def _fails(house: House) -> None:
    """Answers and polls that go wrong, and a database that refuses what was typed."""
    officer = player(house, 1002)
    for effect in (faults.garbage(), faults.bad_gateway(), faults.reset_after(), faults.missing()):
        house.world.faults.add(effect, method="sendMessage", chat=1002)
        await officer.says(f"halo {CANARY}")
    officer.hands.says(f"rusak {CANARY}")
    (bot,) = house.world.bots.values()
    update = bot.queue.waiting[-1].update
    update["message"]["date"] = CANARY
    await house.settle()
