"""The regency's data is loaded once, and what was corrected stays corrected."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlmodel import Session, func, select

from models import Installation, Mandate, Membership, Person, Recognition, ReminderStep, Unit
from models.database import Database
from services.seeding import DAYS_BEFORE, DEMO_PEOPLE, WrongInstallationError, seed, wipe
from settings import ROOT
from tests.conftest import START

TABLES = (Installation, Mandate, Membership, Person, Recognition, ReminderStep, Unit)


@pytest.fixture
def empty(empty_url: str) -> Iterator[Database]:
    database = Database(empty_url)
    yield database
    database.close()


def plant(database: Database, *, is_demo: bool = True) -> None:
    with database.transaction() as session:
        seed(session, ROOT / "data", is_demo=is_demo, now=START)


def counts(database: Database) -> list[int]:
    with database.reading() as session:
        return [_count(session, table) for table in TABLES]


def _count(session: Session, table: type) -> int:
    return session.exec(select(func.count()).select_from(table)).one()


def test_58_units_and_38_of_them_mandated(empty: Database) -> None:
    plant(empty)
    with empty.reading() as session:
        units = session.exec(select(Unit)).all()
    assert len(units) == 58
    assert sum(unit.is_mandated for unit in units) == 38
    assert [u.code for u in units if u.kind == "puskesmas" and u.parent_id is None] == []


def test_the_default_deadline_and_its_steps(empty: Database) -> None:
    plant(empty)
    with empty.reading() as session:
        mandate = session.exec(select(Mandate)).one()
        steps = session.exec(select(ReminderStep)).all()
    assert (mandate.year, mandate.deadline) == (2026, date(2026, 12, 31))
    assert mandate.is_default_deadline
    assert tuple(step.days_before for step in steps) == DAYS_BEFORE


def test_twice_is_once(empty: Database) -> None:
    plant(empty)
    before = counts(empty)
    plant(empty)
    assert counts(empty) == before


def test_a_correction_is_not_overwritten(empty: Database) -> None:
    plant(empty)
    with empty.transaction() as session:
        unit = session.exec(select(Unit).where(Unit.code == "DINKES")).one()
        unit.name, unit.is_mandated = "Dinas Kesehatan dan Gizi", False
        session.exec(select(Mandate)).one().deadline = date(2026, 11, 20)
    plant(empty)
    with empty.reading() as session:
        unit = session.exec(select(Unit).where(Unit.code == "DINKES")).one()
        mandate = session.exec(select(Mandate)).one()
    assert (unit.name, unit.is_mandated) == ("Dinas Kesehatan dan Gizi", False)
    assert mandate.deadline == date(2026, 11, 20)


@pytest.mark.parametrize("is_demo", [True, False])
def test_the_wrong_installation_is_refused(empty: Database, *, is_demo: bool) -> None:
    plant(empty, is_demo=is_demo)
    before = counts(empty)
    with pytest.raises(WrongInstallationError):
        plant(empty, is_demo=not is_demo)
    assert counts(empty) == before


def test_demo_people_live_in_the_demo_only(empty: Database) -> None:
    plant(empty, is_demo=False)
    with empty.reading() as session:
        assert session.exec(select(Person)).all() == []


def test_only_a_demo_is_wiped(empty: Database) -> None:
    plant(empty, is_demo=False)
    with pytest.raises(WrongInstallationError), empty.transaction() as session:
        wipe(session)
    assert counts(empty)[TABLES.index(Unit)] == 58


def test_a_wiped_demo_starts_anew(empty: Database) -> None:
    plant(empty)
    with empty.transaction() as session:
        wipe(session)
    assert counts(empty) == [0] * len(TABLES)
    plant(empty)
    assert counts(empty)[TABLES.index(Person)] == len(DEMO_PEOPLE)
