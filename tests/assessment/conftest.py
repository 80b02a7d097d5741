"""Innovations of Disdikbud as they are when evidence is collected."""

from typing import Any

import pytest

from models import (
    EvidenceItem,
    IndicatorLevel,
    Innovation,
    ScoreKind,
    Status,
    StatusChange,
)
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


def leveled(
    house: House, innovation_id: int, levels: dict[str, int], *, verified: bool = False
) -> None:
    """Self-assessed with evidence for each level, or verified."""
    opened = house.bot.house
    kind = ScoreKind.VERIFIED if verified else ScoreKind.SELF
    facts: dict[str, Any] = {"innovation_id": innovation_id, "instrument_year": 2026, "by_id": 1}
    facts["at"] = opened.now()
    with opened.database.transaction() as session:
        for code, level in levels.items():
            session.add(IndicatorLevel(kind=kind, indicator=code, level=level, **facts))
            if not verified:
                session.add(EvidenceItem(indicator=code, proofs=[], **facts))


def standing(house: House, innovation_id: int) -> Assessed:
    with house.bot.house.database.reading() as session:
        it = session.get_one(Innovation, innovation_id)
        return assessed(session, it, instruments=house.bot.house.instruments)
