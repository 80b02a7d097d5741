"""How every mandated unit stands, with its draft and when it was last heard of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from models import Draft, Innovation, Mandate, Person, StatusChange, Unit
from services import draft_lists, drafts, mandates, people, units
from services.boards.trend import Week, trend
from services.desk import Terms
from services.mandates import Counting
from services.policy import Action


@dataclass(frozen=True, slots=True)
class Row:
    """`percent` of the draft that has come furthest, None without one; `at` is when anything of
    the unit last changed, None if never."""

    unit: Unit
    is_done: bool
    percent: int | None
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Board:
    """Of the mandate that is meant, the units in the order of the register; of one kind if `kind`
    says."""

    year: int
    rows: tuple[Row, ...]
    weeks: tuple[Week, ...]
    counting: Counting
    kind: str = ""
    closed_at: datetime | None = None

    @property
    def done(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.is_done)

    @property
    def missing(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if not row.is_done)

    def only(self, kind: str) -> "Board":
        """Its weeks stay those of all units."""
        rows = tuple(row for row in self.rows if kind in ("", row.unit.kind))
        return replace(self, rows=rows, kind=kind)


def look(session: Session, *, telegram_id: int, terms: Terms) -> Board:
    people.allowed(session, Action.ASK_MISSING, telegram_id=telegram_id, now=terms.now)
    mandate = mandates.meant(session)
    found = mandates.missing(session, mandate=mandate)
    lacking = {unit.id for unit in found.units}
    percents, moments = _percents(session, mandate, terms), _moments(session, mandate)
    rows = tuple(
        Row(unit, unit.id not in lacking, percents.get(unit.id or 0), moments.get(unit.id or 0))
        for unit in units.mandated(session)
    )
    weeks = trend(session, mandate, now=terms.now)
    return Board(mandate.year, rows, weeks, found.counting, closed_at=found.closed_at)


def _percents(session: Session, mandate: Mandate, terms: Terms) -> Mapping[int, int]:
    begun = select(Draft, Person).where(
        *drafts.UNSENT,
        col(Draft.innovation_id).is_(None),
        Draft.mandate_year == mandate.year,
        Draft.author_id == Person.id,
    )
    found: dict[int, int] = {}
    for draft, author in session.exec(begun):
        listed = draft_lists.listed_for(session, draft, person=author, terms=terms)
        percent = round(100 * listed.done / max(1, listed.total))
        unit_id = draft.unit_id or 0
        found[unit_id] = max(percent, found.get(unit_id, 0))
    return found


def _moments(session: Session, mandate: Mandate) -> Mapping[int, datetime]:
    """The latest of what was written in a draft, sent, or decided about what was sent."""
    of_year = Innovation.mandate_year == mandate.year
    registration = Draft.form == drafts.NAMED, Draft.mandate_year == mandate.year
    drafted: Any = select(Draft.unit_id, func.max(Draft.changed_at)).where(*registration)
    sent: Any = select(Innovation.unit_id, func.max(Innovation.registered_at)).where(of_year)
    decided: Any = select(Innovation.unit_id, func.max(StatusChange.at)).where(
        of_year, StatusChange.innovation_id == Innovation.id
    )
    found: dict[int, datetime] = {}
    _latest(found, session.exec(drafted.group_by(Draft.unit_id)))
    _latest(found, session.exec(sent.group_by(Innovation.unit_id)))
    _latest(found, session.exec(decided.group_by(Innovation.unit_id)))
    return found


def _latest(found: dict[int, datetime], rows: Iterable[tuple[int | None, datetime]]) -> None:
    for unit_id, at in rows:
        if unit_id and (unit_id not in found or found[unit_id] < at):
            found[unit_id] = at
