"""A reminder that has arrived, and what the ledger holds of reminders."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlmodel import col, select

from models import Delivery, Person, Promise, Unit
from models.database import Database
from tests.conftest import House

Ledger = Callable[[int], list[Delivery]]
DEADLINE = date(2026, 12, 31)


@pytest.fixture
async def reminded(house: House) -> House:
    """H-30 has gone out, on 1 December 2026 at 08.30."""
    await house.moves_to_next_due()
    return house


@pytest.fixture
def ledger(database: Database) -> Ledger:
    """Reminders to somebody, the oldest first."""

    def of(telegram_id: int) -> list[Delivery]:
        with database.reading() as session:
            theirs = Delivery.kind == "reminder", Person.telegram_id == telegram_id
            wanted = select(Delivery).join(Person).where(*theirs)
            return list(session.exec(wanted.order_by(col(Delivery.id))))

    return of


def promises(database: Database) -> list[Promise]:
    with database.reading() as session:
        return list(session.exec(select(Promise).order_by(col(Promise.id))))


def unit_id(database: Database, short_name: str) -> int:
    with database.reading() as session:
        return session.exec(select(Unit.id).where(Unit.short_name == short_name)).one() or 0
