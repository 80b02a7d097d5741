"""What the regency has, by name, kept in memory between two messages."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, func, select

from models import (
    DutyKind,
    Innovation,
    Installation,
    Mandate,
    ProfileChange,
    Unit,
    UnitAlias,
    UnitName,
)
from services import mandates
from services.asking.names import UnitNames, Vocabulary

DUTIES = select(func.max(Mandate.year)).where(Mandate.kind == DutyKind.INNOVATION)
CALLED = func.aggregate_strings(
    col(Unit.code) + " " + Unit.kind + " " + Unit.name + " " + Unit.short_name, "|"
)
LAST = [func.max(table.id) for table in (UnitName, UnitAlias, Innovation, ProfileChange)]
VERSION: Any = select(
    DUTIES.where(col(Mandate.closed_at).is_(None)).scalar_subquery(),
    DUTIES.scalar_subquery(),
    select(CALLED).scalar_subquery(),
    select(Installation.created_at).scalar_subquery(),
    *(select(last).scalar_subquery() for last in LAST),
)  # one row, made once: it is asked at every question


@dataclass
class Known:
    """One for the process. It is made anew where something is called otherwise than before: units
    are compared as they are, of innovations what their history says, since no name is changed
    without a line of it, until a demo begins anew."""

    _version: Hashable = None
    _vocabulary: Vocabulary | None = None

    def of(self, session: Session) -> Vocabulary:
        """Closed where there has been no mandate yet."""
        version = tuple(session.exec(VERSION).one())
        if self._vocabulary is None or version != self._version:
            year = mandates.meant(session).year
            titles = session.exec(select(Innovation.name))
            self._vocabulary = Vocabulary.of(_units(session), titles, year=year)
            self._version = version
        return self._vocabulary

    def lately(self, session: Session) -> Vocabulary:
        """As it was when somebody asked last, which tells an answer from a question; a question
        about a name that is newer than that, without a question mark, is an answer."""
        return self._vocabulary or self.of(session)


def _units(session: Session) -> list[UnitNames]:
    called: dict[int | None, list[str]] = {}
    for unit_id, alias in session.exec(select(UnitAlias.unit_id, UnitAlias.alias)):
        called.setdefault(unit_id, []).append(alias)
    for unit_id, *names in session.exec(
        select(UnitName.unit_id, UnitName.name, UnitName.short_name)
    ):
        called.setdefault(unit_id, []).extend(names)
    columns: Any = (Unit.id, Unit.code, Unit.kind, Unit.name, Unit.short_name)
    rows: Any = session.exec(select(*columns).order_by(col(Unit.id)))
    return [
        UnitNames(code, kind, (*names, *called.get(unit_id, ())))
        for unit_id, code, kind, *names in rows
    ]
