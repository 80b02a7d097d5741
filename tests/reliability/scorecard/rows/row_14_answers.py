"""Blocked, moved to another chat, never started, markup that Telegram cannot read: the row ends as
the table in docs/reliability.md says, and the next recipient hears at once."""

import asyncio
from collections.abc import Callable, Iterable

from sqlmodel import select

from models import DeliveryState, Person
from simulator import faults
from tests.conftest import House, player
from tests.reliability.crowd import of
from tests.reliability.scorecard.figure import Figure, every
from tests.reliability.scorecard.in_process import housed

OFFICER, OTHER, NEW_ID = 1001, 1002, 7007


def measure(seed: int) -> Iterable[Figure]:
    right = asyncio.run(_right_ones(seed))
    wrong = ", ".join(name for name, is_right in right.items() if not is_right)
    name = "14 answers with the right reason and follow-up"
    yield every(f"{name} (not: {wrong})" if wrong else name, sum(right.values()), of=len(right))


async def _right_ones(seed: int) -> dict[str, bool]:
    return {name: await _is_right(name, seed) for name in CASES}


async def _is_right(name: str, seed: int) -> bool:
    effect, holds = CASES[name]
    async with housed(seed) as house:
        house.world.person(NEW_ID, "Operator Disdikbud").opens()
        house.world.faults.add(effect, method="sendMessage", chat=OFFICER)
        await house.moves_to_next_due()
        await house.tick()
        other = of(house.bot.house.database, OTHER)
        return holds(house) and other.state == DeliveryState.SENT


def _failed_and_held(reason: str) -> Callable[[House], bool]:
    def holds(house: House) -> bool:
        row = of(house.bot.house.database, OFFICER)
        person = _person(house, OFFICER)
        is_kept_back = person is not None and person.unreachable_reason == reason
        return (row.state, row.reason) == (DeliveryState.FAILED, reason) and is_kept_back

    return holds


def _found_again(house: House) -> bool:
    row = of(house.bot.house.database, NEW_ID)
    return row.state == DeliveryState.SENT and len(house.world.person(NEW_ID).screens) == 1


def _plain(house: House) -> bool:
    row = of(house.bot.house.database, OFFICER)
    (screen,) = player(house, OFFICER).hands.screens
    return row.state == DeliveryState.SENT and row.reference in screen.text


def _person(house: House, telegram_id: int) -> Person | None:
    with house.bot.house.database.reading() as session:
        return session.exec(select(Person).where(Person.telegram_id == telegram_id)).first()


CASES: dict[str, tuple[faults.Effect, Callable[[House], bool]]] = {
    "blocked": (faults.blocked(), _failed_and_held("blocked")),
    "not started": (faults.not_started(), _failed_and_held("not started")),
    "moved": (faults.moved(NEW_ID), _found_again),
    "bad markup": (faults.refused("can't parse entities: unclosed tag"), _plain),
}
