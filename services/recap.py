"""The duty of the year in one view: who has met it, who has not, by kind of unit."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models import Innovation, Mandate, Unit
from services import mandates, people
from services.errors import NotFound
from services.policy import Action
from services.weeks import WEEK


@dataclass(frozen=True, slots=True)
class Recap:
    """Of one mandate, and of one kind of unit if `kind` says; `years` are those that have one.
    `done` and `missing` in the order of the register, `fresh` are those of `done` that sent their
    first innovation of the year within the last seven days."""

    year: int
    deadline: date
    done: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    fresh: tuple[Unit, ...]
    closed_at: datetime | None = None
    kind: str = ""
    years: tuple[int, ...] = ()

    @property
    def mandated(self) -> int:
        return len(self.done) + len(self.missing)

    def of_kind(self, kind: str) -> tuple[int, int]:
        """How many have, of how many."""
        done = sum(1 for unit in self.done if unit.kind == kind)
        return done, done + sum(1 for unit in self.missing if unit.kind == kind)


def look(
    session: Session, *, telegram_id: int, now: datetime, year: int = 0, kind: str = ""
) -> Recap:
    """Of the mandate that is meant, if no year is given; NotFound for a year without one."""
    people.allowed(session, Action.RECAP, telegram_id=telegram_id, now=now)
    mandate = mandates.of_year(session, year) if year else mandates.meant(session)
    if mandate is None:
        raise NotFound
    found = mandates.missing(session, mandate=mandate)
    done, missing = (
        tuple(unit for unit in units if kind in ("", unit.kind))
        for units in (found.done, found.units)
    )
    late = _began_before(session, mandate, now - WEEK)
    return Recap(
        year=found.year,
        deadline=mandate.deadline,
        done=done,
        missing=missing,
        fresh=tuple(unit for unit in done if unit.id not in late),
        closed_at=found.closed_at,
        kind=kind,
        years=mandates.years(session),
    )


def _began_before(session: Session, mandate: Mandate, moment: datetime) -> set[int]:
    """Ids of units that had sent something of the year by then, withdrawn or not."""
    early = col(Innovation.registered_at) <= moment
    wanted = select(Innovation.unit_id).where(Innovation.mandate_year == mandate.year, early)
    return set(session.exec(wanted.distinct()))
