"""10,000 updates of six roles (a sixth of each), and 1,000 on PostgreSQL: texts, files, stickers,
contacts, places, buttons of any age as they are or bent, edits, groups, blocks; odd characters,
NUL, half surrogates, huge ones. No exception is left unhandled, and each private message has an
answer that is seen (row 9)."""

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable

from tests.reliability import postgres
from tests.reliability.scorecard.figure import Figure, at_least, none
from tests.reliability.scorecard.fuzz import ROLES, Fuzz, parked
from tests.reliability.scorecard.in_process import housed

UPDATES, FEWER = 10_000, 1_000


class Alarms(logging.Handler):
    """What the bot says at ERROR and above: it says so of each exception that nobody handled."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: Counter[str] = Counter()

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self.seen[f"{record.name}: {error!r:.100}" if error else record.getMessage()[:100]] += 1


def measure(seed: int) -> Iterable[Figure]:
    yield from asyncio.run(_figures("SQLite", UPDATES, seed))
    with postgres.fresh() as url:
        told = url.render_as_string(hide_password=False)
        yield from asyncio.run(_figures("PostgreSQL", FEWER, seed + 1, told))


async def _figures(name: str, updates: int, seed: int, url: str | None = None) -> list[Figure]:
    alarms = Alarms()
    logging.getLogger().addHandler(alarms)
    async with housed(seed, url) as house:
        fuzz = Fuzz(house, seed)
        while fuzz.sent < updates:
            await fuzz.rounds(50)
        given_up = parked(house)
    logging.getLogger().removeHandler(alarms)
    for words, times in alarms.seen.most_common(8):
        print(f"  {times} x {words}")  # noqa: T201
    for words in fuzz.unanswered[:8]:
        print(f"  no answer to {words}")  # noqa: T201
    of = fuzz.sent
    return [
        at_least(f"8 fuzzed updates of {len(ROLES)} roles, {name}", of, updates),
        none(f"8 unhandled exceptions, {name}", alarms.seen.total(), of=of),
        none(f"8 updates that were given up, {name}", given_up, of=of),
        none(f"9 private messages unanswered, {name}", len(fuzz.unanswered), of=fuzz.private),
    ]
