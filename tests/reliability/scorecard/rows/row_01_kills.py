"""A thousand SIGKILLs at random instants, under 429, 502 and cut connections: what was typed is
stored before it is confirmed and worked from the table in order, so that no answer is lost and no
chat falls out of order; reminders are level-triggered, so that none is forgotten; a message comes
twice only after a kill or an unanswered request, marked and counted."""

import asyncio
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.reliability.scorecard.figure import Figure, none
from tests.reliability.scorecard.killing import DAYS, Installation, installed, spoil
from tests.reliability.scorecard.toll import Toll, toll

AT_ONCE = 4
KILLS = 1_000
WALKS = 1


def measure(seed: int) -> Iterable[Figure]:
    with tempfile.TemporaryDirectory(prefix="kills-") as folder:
        found = asyncio.run(_killed(Path(folder), seed))
    name = f"in {found.kills:,} kill -9"
    yield none(f"1 answers lost {name}", found.lost, of=found.answers)
    yield none(
        f"1 registrations whose number nobody was shown {name}", found.untold, of=found.walks
    )
    yield none(f"2 chats out of order {name}", found.disordered, of=found.chats)
    yield none(f"4 reminders never accepted {name}", found.unreminded, of=found.reminders)
    yield Figure(
        f"5 extra copies {name}, against kills and unanswered requests",
        str(found.copies),
        f"<= {found.kills + found.unanswered}",
        found.copies <= found.kills + found.unanswered,
    )
    yield none("5 copies not counted or not marked", found.unmarked)


async def _killed(folder: Path, seed: int) -> Toll:
    lives = KILLS // AT_ONCE // len(DAYS)
    async with installed(folder, AT_ONCE, WALKS, seed) as all_of_them:
        rules = spoil(all_of_them[0].world)
        await asyncio.gather(*[_lives(one, lives) for one in all_of_them])
    return toll(all_of_them, unanswered=rules[0].hits + rules[1].hits)


async def _lives(one: Installation, lives: int) -> None:
    one.left = lives * len(DAYS)
    try:
        for day in DAYS:
            await one.lives(lives, day)
    finally:
        await one.kill()
