"""Innovations of Disdikbud as they are when evidence is collected."""

import pytest

from models import Innovation, Status, StatusChange
from models.database import Database
from services import people, registration
from services.assessment import Assessed, assessed
from tests.conftest import House
from tests.innovations.conftest import PROFILE, Registered

PDF = b"%PDF-1.4\n" + b"0" * 400


@pytest.fixture
def registered(house: House, database: Database) -> Registered:
    """Writes an innovation as a registration of that officer would have left it; gives its id."""

    def write(
        name: str = "SAPA WARGA", *, officer: int = 1001, affair: str = "Pendidikan", **profile: str
    ) -> int:
        now = house.bot.house.now()
        with database.transaction() as session:
            who = people.officer(session, telegram_id=officer, now=now)
            it = Innovation(
                unit_id=who.unit.id or 0,
                mandate_year=2026,
                sequence=registration.next_sequence(session, 2026),
                name=name,
                status=Status.SENT,
                profile=PROFILE | {"name": name, "affair": affair} | profile,
                registered_by_id=who.person.id or 0,
                registered_at=now,
            )
            session.add(it)
            session.flush()
            by = who.person.id or 0
            sent = StatusChange(
                innovation_id=it.id or 0, before=None, after=Status.SENT, by_id=by, at=now
            )
            session.add(sent)
            return it.id or 0

    return write


def standing(house: House, innovation_id: int) -> Assessed:
    with house.bot.house.database.reading() as session:
        it = session.get_one(Innovation, innovation_id)
        return assessed(session, it, instruments=house.bot.house.instruments)
