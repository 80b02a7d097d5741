"""Officers who are asked for the name of their innovation, in a database of ours."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert
from sqlmodel import Session, col, select

from bot import open_house
from forms.registration import REGISTRATION
from models import Draft, Innovation, Membership, Person, Role, Unit
from models.assessment import IndicatorLevel, ScoreKind
from models.innovation import Status
from services.clock import Clock
from services.seeding import MANDATE_YEAR
from settings import load_settings
from tests.bench.botapi import TOKEN

FIRST = 500_001
PROBLEM = "Warga menunggu tiga jam untuk legalisir ijazah."
INDICATORS = 20
FAR = "http://127.0.0.1:1"


def officers(many: int) -> list[int]:
    """Their Telegram ids."""
    return list(range(FIRST, FIRST + many))


def environment(folder: Path, address: str = FAR) -> dict[str, str]:
    return {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": address,
        "DATABASE_URL": f"sqlite:///{folder / 'ours.db'}",
        "STORAGE_DIR": str(folder / "berkas"),
        "LOG_LEVEL": "ERROR",
    }


def settle_in(folder: Path, many: int, *, innovations: int = 0) -> None:
    """Each innovation has its levels in twenty indicators."""
    settings = load_settings(environment(folder), folder / "no.env")
    house = open_house(settings, Clock())
    now = house.now() - timedelta(days=1)
    with house.database.transaction() as session:
        found = session.exec(select(Unit.id).where(col(Unit.valid_to).is_(None)))
        units = [number for number in found if number]
        people = [_officer(session, chat, units, now) for chat in officers(many)]
        _fill(session, innovations, people[0], units, now)
    house.database.close()


def leader(session: Session, chat: int, now: datetime) -> None:
    person = Person(telegram_id=chat, name="Pimpinan")
    session.add(person)
    session.flush()
    session.add(Membership(person_id=person.id or 0, role=Role.LEADER, valid_from=now))


def _officer(session: Session, chat: int, units: list[int], now: datetime) -> int:
    person = Person(telegram_id=chat, name=f"Operator {chat}")
    session.add(person)
    session.flush()
    unit = units[chat % len(units)]
    session.add(
        Membership(person_id=person.id or 0, role=Role.OFFICER, unit_id=unit, valid_from=now)
    )
    draft = _draft(person, unit, now)
    session.add(draft)
    session.flush()
    person.open_draft_id = draft.id
    return person.id or 0


def _draft(person: Person, unit: int, now: datetime) -> Draft:
    said = {"value": PROBLEM, "parts": [{"id": 1, "text": PROBLEM}], "at": now.isoformat()}
    return Draft(
        unit_id=unit,
        author_id=person.id or 0,
        form=REGISTRATION.name,
        form_version=REGISTRATION.version,
        instrument_year=MANDATE_YEAR,
        mandate_year=MANDATE_YEAR,
        answers={"problem": {**said, "by": person.id}},
        shown={str(person.id): "name"},
        created_at=now,
        changed_at=now,
    )


def _fill(session: Session, many: int, by: int, units: list[int], now: datetime) -> None:
    numbers = range(1, many + 1)
    rows = [_innovation(number, by, units[number % len(units)], now) for number in numbers]
    levels = [_level(number, place, by, now) for number in numbers for place in range(INDICATORS)]
    if rows:
        session.execute(insert(Innovation), rows)
        session.execute(insert(IndicatorLevel), levels)


def _innovation(number: int, by: int, unit: int, now: datetime) -> dict[str, Any]:
    return {
        "id": number,
        "unit_id": unit,
        "mandate_year": MANDATE_YEAR,
        "sequence": number,
        "name": f"Inovasi {number}",
        "status": Status.SENT,
        "profile": {"name": f"Inovasi {number}", "problem": PROBLEM},
        "registered_by_id": by,
        "registered_at": now,
    }


def _level(innovation: int, place: int, by: int, now: datetime) -> dict[str, Any]:
    return {
        "innovation_id": innovation,
        "kind": ScoreKind.SELF,
        "instrument_year": MANDATE_YEAR,
        "indicator": f"SID-{16 + place}",
        "level": place % 4,
        "substances": [],
        "by_id": by,
        "at": now,
        "revision": 1,
    }
