"""What it costs to take the next reminder in hand while 10,000 and 100,000 wait."""

import statistics
import tempfile
import time
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert
from sqlmodel import Session

from bot import open_house
from models import Delivery, DeliveryState
from services import deliveries, reminders
from services.clock import Clock
from services.house import House
from settings import load_settings
from tests.bench import crowd
from tests.bench.figures import Figure

SIZES = (10_000, 100_000)
PICKS, ROUNDS = 200, 5
WORKING_HOUR = datetime.fromisoformat("2026-11-24T09:00+07:00")


def _owe(session: Session, many: int, house: House) -> None:
    now = house.now()
    row = {
        "kind": reminders.KIND,
        "step": "H-30",
        "anchor": now.date(),
        "recipient_id": 1,
        "state": DeliveryState.PLANNED,
        "due_at": now,
        "next_try_at": now,
        "attempts": 0,
        "unknowns": 0,
    }
    session.execute(insert(Delivery), [row | {"subject": f"unit:{n}"} for n in range(many)])


def _picked(house: House) -> float:
    """Milliseconds of the processor for one reminder that is found and claimed."""
    begun = time.process_time()
    for _ in range(PICKS):
        with house.database.transaction() as session:
            found = deliveries.next_due(session, calendar=house.calendar, now=house.now())
            assert found is not None
            assert deliveries.claim(session, found.id, now=house.now()) is not None
    return (time.process_time() - begun) / PICKS * 1000


def _cost(many: int) -> float:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        crowd.settle_in(folder, 1)
        settings = load_settings(crowd.environment(folder), folder / "no.env")
        house = open_house(settings, Clock(WORKING_HOUR))
        with house.database.transaction() as session:
            _owe(session, many, house)
        cost = statistics.median(_picked(house) for _ in range(ROUNDS))
        house.database.close()
        return cost


async def measure() -> list[Figure]:
    costs = [_cost(size) for size in SIZES]
    shown = [Figure(f"pick-cpu-ms-{size}", cost) for size, cost in zip(SIZES, costs, strict=True)]
    return [*shown, Figure("queue-ratio", costs[-1] / costs[0], most=1.10)]
