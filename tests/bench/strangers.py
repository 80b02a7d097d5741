"""Strangers in masses: what each costs that is turned away, and what is kept of them all."""

import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlmodel import func, select

from bot import known_to, open_house
from gateway.admission import ALL_STRANGERS, Admission
from gateway.intake import Intake
from models import Incoming
from services.clock import Clock
from settings import load_settings
from tests.bench.crowd import environment, settle_in
from tests.bench.figures import Figure

MANY, BATCH = 20_000, 100
FIRST = 3_000_000_000
MOST_MICROSECONDS = 100  # of the processor: a hundredth of an answer


async def measure() -> list[Figure]:
    with TemporaryDirectory() as folder:
        settle_in(Path(folder), 10)
        return await _turned_away(Path(folder))


async def _turned_away(folder: Path) -> list[Figure]:
    house = open_house(load_settings(environment(folder), folder / "no.env"), Clock())
    intake = Intake(house.database, bot_id=1, now=house.now)
    intake.handle = _ignored
    intake.admit = Admission(known=partial(known_to, house), now=house.now, warn=_unwarned)
    batches = [[_start(n) for n in range(at, at + BATCH)] for at in range(0, MANY, BATCH)]
    began = time.process_time()
    for batch in batches:
        intake.store(batch)
    spent = time.process_time() - began
    await intake.idle()
    with house.database.reading() as session:
        kept = session.exec(select(func.count()).select_from(Incoming)).one()
    house.database.close()
    return [
        Figure("strangers-turned-away-cpu-us", spent / MANY * 1e6, most=MOST_MICROSECONDS),
        Figure(f"strangers-stored-of-{MANY}", kept, most=ALL_STRANGERS.burst),
    ]


async def _ignored(update: dict[str, Any]) -> None: ...


async def _unwarned(chat: int) -> None: ...


def _start(number: int) -> dict[str, Any]:
    who = FIRST + number
    message = {
        "message_id": 1,
        "date": 1_780_000_000,
        "chat": {"id": who, "type": "private"},
        "from": {"id": who, "is_bot": False, "first_name": "Tamu"},
        "text": "/start",
    }
    return {"update_id": number + 1, "message": message}
