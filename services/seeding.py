"""The regency's own data, loaded once; what an admin corrected later is never overwritten."""

import csv
from datetime import date, datetime
from pathlib import Path

from sqlmodel import Session, SQLModel, delete, select, update

from models import (
    Draft,
    Installation,
    Mandate,
    Person,
    Recognition,
    ReminderStep,
    Role,
    Unit,
    UnitAlias,
)
from services import people

MANDATE_YEAR = 2026
DEFAULT_DEADLINE = date(2026, 12, 31)  # not from the circular: its date is unknown
WEEKLY = tuple(range(-7, -57, -7))
DAYS_BEFORE = (90, 60, 30, 14, 7, 3, 1, *WEEKLY)
FROM_DAY = {Role.OFFICER: 999, Role.HEAD: 14, Role.VERIFIER: 7, Role.LEADER: 3}
"""From how many days before the deadline each is reminded, or hears how it stands."""
DEMO_PEOPLE = (
    (1001, "Operator Disdikbud", Role.OFFICER, "DISDIKBUD"),
    (1002, "Operator Dinkes", Role.OFFICER, "DINKES"),
    (1005, "Kepala Disdikbud", Role.HEAD, "DISDIKBUD"),
    (1003, "Bappedalitbang", Role.VERIFIER, None),
    (1004, "Sekda", Role.LEADER, None),
)


class WrongInstallationError(Exception):
    """A demo database met a bot with a token, or the other way round."""


def seed(session: Session, folder: Path, *, is_demo: bool, now: datetime) -> None:
    _mark(session, is_demo=is_demo, now=now)
    units = _load_units(session, folder / "opd.csv")
    _load_history(session, folder, units)
    _open_first_mandate(session, now)
    if is_demo:
        _add_demo_people(session, units, now)


def wipe(session: Session) -> None:
    """Empties every table of a demo database; refuses any other."""
    mark = session.get(Installation, 1)
    if mark is None or not mark.is_demo:
        raise WrongInstallationError
    session.execute(update(Person).values(open_draft_id=None))
    session.execute(update(Draft).values(innovation_id=None))
    kept = SQLModel.metadata.tables[str(Installation.__tablename__)]
    for table in reversed(SQLModel.metadata.sorted_tables):
        if table is not kept:
            session.execute(delete(table))
    session.execute(delete(kept))  # last: without its mark the audit could not be emptied
    session.expunge_all()


def _mark(session: Session, *, is_demo: bool, now: datetime) -> None:
    mark = session.get(Installation, 1)
    if mark is None:
        session.add(Installation(is_demo=is_demo, created_at=now))
    elif mark.is_demo != is_demo:
        raise WrongInstallationError


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _load_units(session: Session, file: Path) -> dict[str, int]:
    known = {unit.code: unit.id or 0 for unit in session.exec(select(Unit))}
    for row in _rows(file):
        if row["kode"] not in known:
            known[row["kode"]] = _add_unit(session, row, known)
    return known


def _add_unit(session: Session, row: dict[str, str], known: dict[str, int]) -> int:
    unit = Unit(
        code=row["kode"],
        kind=row["jenis"],
        name=row["nama"],
        short_name=row["singkatan"],
        parent_id=known.get(row["induk"]),
        is_mandated=row["wajib"] == "ya",
        is_confirmed=row["terkonfirmasi"] == "ya",
    )
    session.add(unit)
    session.flush()
    for alias in dict.fromkeys(row["alias"].split(";")):
        session.add(UnitAlias(unit_id=unit.id or 0, alias=alias.strip()))
    return unit.id or 0


def _load_history(session: Session, folder: Path, units: dict[str, int]) -> None:
    """Once: a row that was corrected later could not be told from one that is missing."""
    if session.exec(select(Recognition)).first() is None:
        session.add_all([*_top_10(folder, units), *_charters(folder, units)])


def _top_10(folder: Path, units: dict[str, int]) -> list[Recognition]:
    return [
        Recognition(
            title="Top 10",
            year=2025,
            unit_id=units[row["opd_kode"]],
            place=int(row["peringkat"]),
            name=row["inovasi"],
            source="publikasi Top 10 tahun 2025",
        )
        for row in _rows(folder / "top10_2025.csv")
    ]


def _charters(folder: Path, units: dict[str, int]) -> list[Recognition]:
    return [
        Recognition(
            title=row["jenis"],
            year=int(row["tahun"]),
            unit_id=units[row["opd_kode"]],
            source=row["keterangan"],
        )
        for row in _rows(folder / "penghargaan.csv")
    ]


def _open_first_mandate(session: Session, now: datetime) -> None:
    if session.exec(select(Mandate)).first():
        return
    mandate = Mandate(year=MANDATE_YEAR, deadline=DEFAULT_DEADLINE, set_at=now)
    session.add(mandate)
    session.flush()
    session.add_all(ladder(mandate))


def ladder(mandate: Mandate) -> list[ReminderStep]:
    """The steps of a new mandate, until somebody changes them."""
    return [
        ReminderStep(
            mandate_id=mandate.id or 0,
            days_before=days,
            recipients=[role for role, most in FROM_DAY.items() if days <= most],
        )
        for days in DAYS_BEFORE
    ]


def _add_demo_people(session: Session, units: dict[str, int], now: datetime) -> None:
    """Once: somebody who has had their data erased is not brought back."""
    if session.exec(select(Person.id)).first() is not None:
        return
    for telegram_id, name, role, code in DEMO_PEOPLE:
        unit_id = units[code] if code else None
        people.appoint(
            session, role, telegram_id=telegram_id, name=name, since=now, unit_id=unit_id
        )
