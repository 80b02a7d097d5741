"""Twenty deadlines, one a year, lived through in leaps: from minutes to a fortnight in which the
bot is away, and clocks that are set back. Each step of each officer is written down once for each
deadline and ends as sent or as superseded by a newer one; what is sent stands in the chat once."""

import asyncio
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from sqlmodel import col, select

from models import Delivery, DeliveryState, Mandate, Person, ReminderStep
from tests.conftest import House
from tests.reliability.scorecard.figure import Figure, at_least, none
from tests.reliability.scorecard.in_process import housed

YEARS = range(2027, 2047)
OFFICERS = (1001, 1002)
FINAL = {DeliveryState.SENT, DeliveryState.SUPERSEDED}


@dataclass
class Found:
    expected: int = 0
    missing: list[str] = field(default_factory=list)
    double: list[str] = field(default_factory=list)
    sent: int = 0


def measure(seed: int) -> Iterable[Figure]:
    found = asyncio.run(_lived(seed))
    for words in (found.missing + found.double)[:10]:
        print(f"  {words}")  # noqa: T201
    years = len(YEARS)
    yield none(f"17 steps missing in {years} virtual years", len(found.missing), of=found.expected)
    yield none(f"17 steps double in {years} virtual years", len(found.double), of=found.expected)
    yield at_least("17 of them sent, the others superseded", found.sent, years * len(OFFICERS))


async def _lived(seed: int) -> Found:
    found, random = Found(), Random(seed)  # noqa: S311
    async with housed(seed) as house:
        for year in YEARS:
            await _live(house, year, random)
            _look_back(house, date(year, 12, 31), found)
    return found


async def _live(house: House, year: int, random: Random) -> None:
    """From before the first step until a working day after the deadline, 09.00 local time."""
    clock = house.bot.house.clock
    clock.move(datetime(year, 9, 20, tzinfo=UTC) - clock.now())
    with house.bot.house.database.transaction() as session:
        mandate = session.exec(select(Mandate).where(Mandate.year == 2026)).one()
        mandate.deadline = date(year, 12, 31)
        session.add(mandate)
    end = datetime(year + 1, 1, 2, tzinfo=UTC)
    while clock.now() < end:
        clock.move(_leap(random))
        await house.tick()
    clock.move(house.bot.house.calendar.next_opening(clock.now()) - clock.now())
    await house.tick()


def _leap(random: Random) -> timedelta:
    kind = random.random()
    if kind < 0.15:
        return -timedelta(hours=random.uniform(0.1, 30))
    if kind < 0.3:
        return timedelta(days=random.uniform(3, 14))
    return timedelta(hours=random.uniform(0.1, 40))


def _look_back(house: House, deadline: date, found: Found) -> None:
    with house.bot.house.database.reading() as session:
        steps = session.exec(select(ReminderStep).where(ReminderStep.days_before > 0)).all()
        wanted = select(Delivery, Person.telegram_id).join(Person)
        mine = Delivery.kind == "reminder", Delivery.anchor == deadline
        rows = session.exec(wanted.where(*mine, col(Person.telegram_id).in_(OFFICERS))).all()
    written = Counter((officer, row.step) for row, officer in rows)
    for officer in OFFICERS:
        for step in steps:
            found.expected += 1
            times = written[officer, f"H-{step.days_before}"]
            told = f"{deadline.year}: H-{step.days_before} of {officer}, {times} rows"
            (found.missing if times == 0 else found.double if times > 1 else []).append(told)
    for row, officer in rows:
        _look_at(house, row, officer, found)


def _look_at(house: House, row: Delivery, officer: int, found: Found) -> None:
    screens = house.world.person(officer).screens
    arrived = sum(row.reference in screen.text for screen in screens)
    found.sent += row.state == DeliveryState.SENT
    told = f"{row.anchor.year}: {row.step} of {officer} is {row.state}, {arrived} messages"
    if row.state not in FINAL or arrived < (row.state == DeliveryState.SENT):
        found.missing.append(told)
    if arrived > (row.state == DeliveryState.SENT):
        found.double.append(told)
