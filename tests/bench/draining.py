"""10,000 and 100,000 reminders wait: the bot as it runs sends them at its pace, which holds, and
neither the processor for a message nor the memory grows with those that wait.

Those that go first are of different people, as many as are sent while it is measured; the others
come after them.
"""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert, update
from sqlmodel import Session, select

from bot import open_house
from models import Delivery, DeliveryState, Mandate, Membership, Person, Unit
from services import reminders
from services.clock import Clock
from settings import ROOT, load_settings
from tests.bench import crowd
from tests.bench.answers import PYTHON
from tests.bench.botapi import BotApi, serving
from tests.bench.figures import Figure
from tests.bench.process import started
from tests.bench.queue import SIZES, WORKING_HOUR

WARM, LONG = 5.0, 25.0  # seconds
PACE = 30  # messages a second
AHEAD = round(PACE * (WARM + LONG) * 1.2)  # people who are written to, and some to spare


@dataclass(frozen=True, slots=True)
class Drained:
    """`rate` in messages a second, `cpu` in ms of the processor for one, `memory` in MB."""

    rate: float
    cpu: float
    memory: float


def _owe(folder: Path, many: int) -> None:
    """To each of the crowd one reminder of their unit, on all of which the duty falls, and the rest
    to one more person."""
    house = open_house(load_settings(crowd.environment(folder), folder / "no.env"), Clock())
    with house.database.transaction() as session:
        session.execute(update(Unit).values(is_mandated=True))
        anchor = session.exec(select(Mandate)).one().deadline
        posts = session.exec(select(Membership)).all()
        last = _somebody(session)
        first = [_row(anchor, one.person_id, f"unit:{one.unit_id}", hours=2) for one in posts]
        later = [_row(anchor, last, f"unit:{n}", hours=1) for n in range(many - len(first))]
        session.execute(insert(Delivery), first + later)
    house.database.close()


def _somebody(session: Session) -> int:
    person = Person(telegram_id=crowd.FIRST - 1, name="Operator")
    session.add(person)
    session.flush()
    return person.id or 0


def _row(anchor: object, who: int, subject: str, *, hours: int) -> dict[str, Any]:
    """Due so long ago."""
    due = WORKING_HOUR - timedelta(hours=hours)
    return {
        "kind": reminders.KIND,
        "subject": subject,
        "step": "H-60",
        "anchor": anchor,
        "recipient_id": who,
        "state": DeliveryState.PLANNED,
        "due_at": due,
        "next_try_at": due,
        "attempts": 0,
        "unknowns": 0,
    }


async def _begins(api: BotApi) -> None:
    async with asyncio.timeout(90):
        while not api.sent:  # noqa: ASYNC110 (another process sends)
            await asyncio.sleep(0.05)


async def drained(many: int) -> Drained:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        crowd.settle_in(folder, AHEAD)
        _owe(folder, many)
        async with serving() as api:
            given = crowd.environment(folder, api.address) | {"CLOCK_START": _clock()}
            async with started(PYTHON, ROOT / "bot.py", **given) as bot:
                await _begins(api)
                await asyncio.sleep(WARM)
                begun, sent, used = time.perf_counter(), api.sent, bot.cpu
                await asyncio.sleep(LONG)
                took, count = time.perf_counter() - begun, api.sent - sent
                return Drained(count / took, (bot.cpu - used) / count * 1000, bot.memory)


def _clock() -> str:
    return datetime.isoformat(WORKING_HOUR.replace(tzinfo=None))


async def measure() -> list[Figure]:
    figures, found = [], [await drained(size) for size in SIZES]
    for size, one in zip(SIZES, found, strict=True):
        figures += [
            Figure(f"sent-per-second-{size}", one.rate, least=PACE * 0.98, most=PACE * 1.02),
            Figure(f"sent-cpu-ms-{size}", one.cpu),
            Figure(f"sending-memory-mb-{size}", one.memory),
        ]
    few, many = found
    figures.append(Figure("sent-cpu-ratio", many.cpu / few.cpu, most=1.10))
    figures.append(Figure("sending-memory-ratio", many.memory / few.memory, most=1.10))
    return figures
