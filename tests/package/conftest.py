"""Verified innovations with evidence whose bytes are in the vault."""

from typing import Any

import pytest
from sqlmodel import select

from models import EvidenceItem, IndicatorLevel, Person, ScoreKind
from models.database import Database
from tests.conftest import House
from tests.innovations import conftest as of_innovations

registered = of_innovations.registered


@pytest.fixture
def evidenced(house: House, database: Database) -> Any:
    """Puts a level and an item with a file of so many bytes, and a link, to an innovation."""

    def put(innovation_id: int, code: str, name: str, *, size: int = 400, **fields: str) -> None:
        opened = house.bot.house
        stored = opened.vault.put(name, b"%PDF-1.4\n" + code.encode() + b"0" * size)
        file = {"name": name, "sha256": stored.sha256, "size": stored.size, "extension": "pdf"}
        link = {"name": "https://youtu.be/abc", "link": "https://youtu.be/abc"}
        proofs = [file, {**link, "size": 0, "extension": "link"}]
        with database.transaction() as session:
            by = session.exec(select(Person).where(Person.telegram_id == 1001)).one()
            facts: dict[str, Any] = {"innovation_id": innovation_id, "instrument_year": 2026}
            facts |= {"by_id": by.id, "at": opened.now(), "indicator": code}
            session.add(EvidenceItem(fields=fields, proofs=proofs, **facts))
            session.add(IndicatorLevel(kind=ScoreKind.SELF, level=2, **facts))

    return put
