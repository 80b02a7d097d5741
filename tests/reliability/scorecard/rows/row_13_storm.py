"""600 reminders, sent at 30 a second, against a server that takes 25 and refuses the rest with 429
(in virtual time): each arrives once, and no request is made while one has been told to wait."""

import asyncio
from collections.abc import Iterable

from tests.reliability.crowd import gather, storm
from tests.reliability.scorecard.figure import Figure, at_least, none
from tests.reliability.scorecard.in_process import housed

REMINDERS = 600


def measure(seed: int) -> Iterable[Figure]:
    return asyncio.run(_figures(seed))


async def _figures(seed: int) -> list[Figure]:
    async with housed(seed) as house:
        ids = gather(house, REMINDERS)
        refused, early = await storm(house)
        arrived = [len(house.world.person(number).screens) for number in ids]
    return [
        none("13 reminders lost in a storm of 429", arrived.count(0), of=REMINDERS),
        none("13 copies", sum(n - 1 for n in arrived if n > 1), of=REMINDERS),
        none("13 waits ignored", len(early), of=refused),
        at_least("13 requests that were refused by a 429", refused, 1),
    ]
