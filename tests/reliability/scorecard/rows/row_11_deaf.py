"""A getUpdates that is answered once by 404, 401, 409, 502, rubbish or a broken connection: the
bot goes on asking, and answers what was written meanwhile."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress

from telegram.error import TelegramError

from gateway.serving import polling
from simulator import faults
from simulator.errors import ApiError
from tests.conftest import House, player
from tests.reliability.scorecard.figure import Figure, none
from tests.reliability.scorecard.in_process import housed

PATIENCE = 20.0  # seconds for an answer
FAULTS = {
    "404": faults.missing(),
    "401": faults.wrong_token(),
    "409": faults.refusal("conflict", ApiError(409, "Conflict: terminated by other getUpdates")),
    "502": faults.bad_gateway(),
    "garbage": faults.garbage(),
    "reset": faults.reset_before(),
}


def measure(seed: int) -> Iterable[Figure]:
    deaf = asyncio.run(_those_deaf(seed))
    name = f"11 deaf after one fault of getUpdates {', '.join(deaf)}".strip()
    yield none(name, len(deaf), of=len(FAULTS))


async def _those_deaf(seed: int) -> list[str]:
    hears = await asyncio.gather(*(_hears_after(effect, seed) for effect in FAULTS.values()))
    return [name for name, heard in zip(FAULTS, hears, strict=True) if not heard]


async def _hears_after(effect: faults.Effect, seed: int) -> bool:
    async with housed(seed) as house:
        rule = house.world.faults.add(effect, method="getUpdates")
        with suppress(TelegramError):  # polling that has ended for good says so when it is stopped
            async with polling(house.bot.line):
                return await _is_answered(house) and rule.hits == 1
    return False


async def _is_answered(house: House) -> bool:
    officer = player(house, 1001).hands
    officer.says("/bantuan")
    try:
        async with asyncio.timeout(PATIENCE):
            while not officer.screens:  # noqa: ASYNC110 (a person looks up)
                await asyncio.sleep(0.05)
    except TimeoutError:
        return False
    return True
