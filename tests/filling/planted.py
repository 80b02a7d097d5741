"""What has to stand in the database before a form can be opened."""

from typing import Any

from models import EvidenceItem, IndicatorLevel, Innovation, Role, ScoreKind, Status
from services import people
from tests.conftest import House
from tests.innovations.conftest import PROFILE as WHOLE

ADMIN = 1007
PROFILE = {**WHOLE, "problem": "Warga menunggu tiga jam untuk legalisir.", "budget": None}


def plant(house: House, status: Status) -> None:
    """An innovation of the officer's unit, registered by the officer."""
    now = house.bot.house.now()
    with house.bot.house.database.transaction() as session:
        officer = people.officer(session, telegram_id=1001, now=now)
        session.add(
            Innovation(
                unit_id=officer.unit.id or 0,
                mandate_year=2026,
                sequence=1,
                name="SAPA WARGA",
                status=status,
                profile=PROFILE,
                registered_by_id=officer.person.id or 0,
                registered_at=now,
            )
        )


def claim(house: House) -> None:
    """Level 2 of the first indicator, with evidence, for what was planted."""
    now = house.bot.house.now()
    facts: dict[str, Any] = {"innovation_id": 1, "instrument_year": 2026, "indicator": "SID-16"}
    facts |= {"by_id": 1, "at": now}
    with house.bot.house.database.transaction() as session:
        session.add(IndicatorLevel(kind=ScoreKind.SELF, level=2, **facts))
        session.add(EvidenceItem(proofs=[], **facts))


def appoint_admin(house: House) -> None:
    now = house.bot.house.now()
    with house.bot.house.database.transaction() as session:
        people.appoint(session, Role.ADMIN, telegram_id=ADMIN, name="Admin", since=now)
    house.world.person(ADMIN, "Admin").opens()
