"""Who is there as the year begins, and what they owe."""

from datetime import date, datetime
from pathlib import Path
from random import Random

from sqlmodel import Session, col, select

import bot as front_door
from models import DutyKind, Mandate, Membership, Person, Role, Unit
from services import duties
from settings import load_settings
from tests.reminders.years.life import BEGINS
from tests.reminders.years.people import DEADLINES, OPENS, post, somebody
from tests.reminders.years.state import Still, Year


def begun(url: str, folder: Path, random: Random, units: int, begins: datetime = BEGINS) -> Year:
    """A regency of so many units with three duties, each with an officer, some with a head."""
    clock = Still(begins)
    environment = {"DATABASE_URL": url, "STORAGE_DIR": str(folder / "berkas")}
    house = front_door.open_house(load_settings(environment, folder / "no.env"), clock)
    year = Year(house, clock, random)
    with house.database.transaction() as session:
        session.add(Person(telegram_id=9_999, name="Bappedalitbang"))
        mandate = session.exec(select(Mandate)).one()
        mandate.deadline, mandate.set_at = DEADLINES[DutyKind.INNOVATION], begins
        _add_duty(session, DutyKind.EVIDENCE, begins)
        _add_duty(session, DutyKind.ENTRY, begins, OPENS)
        _add_people(session, year, units)
    return year


def _add_duty(
    session: Session, kind: DutyKind, begins: datetime, opens: date | None = None
) -> None:
    made = Mandate(year=2026, kind=kind, deadline=DEADLINES[kind], opens=opens, set_at=begins)
    session.add(made)
    session.flush()
    session.add_all(duties.ladder(made))


def _add_people(session: Session, year: Year, units: int) -> None:
    known = list(session.exec(select(Unit).order_by(col(Unit.id))))
    for unit in known:
        unit.is_mandated = False
    for n in range(len(known), units):
        code = f"UNIT{n}"
        known.append(
            Unit(code=code, kind="dinas", name=code, short_name=code,
                 is_mandated=True, is_confirmed=False)
        )  # fmt: skip
        session.add(known[-1])
    session.flush()
    for unit in known[:units]:
        unit.is_mandated = True
        session.add(post(somebody(year, session), unit, year.clock.at))
        if year.random.random() < 0.3:
            head = post(somebody(year, session), unit, year.clock.at)
            head.role = Role.HEAD
            session.add(head)
    for role in (Role.VERIFIER, Role.LEADER):
        session.add(Membership(person_id=1, role=role, valid_from=year.clock.at))
