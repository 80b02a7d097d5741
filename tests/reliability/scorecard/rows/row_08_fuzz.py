"""10,000 updates of six roles (of each a sixth): texts, files, stickers, contacts, places, buttons
of any age as they are or bent, edits, groups, blocks; odd characters, NUL, half surrogates, huge
ones. No exception is left unhandled, and each private message has an answer that is seen (9)."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable

from tests.reliability.scorecard.figure import Figure, at_least, none
from tests.reliability.scorecard.fuzz import ROLES, Fuzz, parked
from tests.reliability.scorecard.in_process import housed

UPDATES = 10_000


class Alarms(logging.Handler):
    """What the bot says at ERROR and above: it says so of each exception that nobody handled."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self.seen[f"{record.name}: {error!r:.100}" if error else record.getMessage()[:100]] += 1


def measure(seed: int) -> Iterable[Figure]:
    return asyncio.run(_figures(seed))


async def _figures(seed: int) -> list[Figure]:
    alarms = Alarms()
    logging.getLogger().addHandler(alarms)
    async with housed(seed) as house:
        fuzz = Fuzz(house, seed)
        while fuzz.sent < UPDATES:
            await fuzz.rounds(50)
        given_up = parked(house)
    for words, times in alarms.seen.most_common(8):
        print(f"  {times} x {words}")  # noqa: T201
    for words in fuzz.unanswered[:8]:
        print(f"  no answer to {words}")  # noqa: T201
    return [
        at_least(f"8 fuzzed updates of {len(ROLES)} roles", fuzz.sent, UPDATES),
        none("8 unhandled exceptions", alarms.seen.total(), of=fuzz.sent),
        none("8 updates that were given up", given_up, of=fuzz.sent),
        none("9 private messages without an answer", len(fuzz.unanswered), of=fuzz.private),
    ]
