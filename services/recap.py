"""The duty of the year in one view: who has met it, who has not, by kind of unit."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, select

from models import Innovation, Mandate, Unit
from services import mandates, people
from services.policy import Action
from services.weeks import WEEK


@dataclass(frozen=True, slots=True)
class Recap:
    """Of the mandate that is meant; `done` and `missing` in the order of the register, `fresh` are
    those of `done` that sent their first innovation of the year within the last seven days."""

    year: int
    deadline: date
    done: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    fresh: tuple[Unit, ...]
    closed_at: datetime | None = None

    @property
    def mandated(self) -> int:
        return len(self.done) + len(self.missing)

    def of_kind(self, kind: str) -> tuple[int, int]:
        """How many have, of how many."""
        done = sum(1 for unit in self.done if unit.kind == kind)
        return done, done + sum(1 for unit in self.missing if unit.kind == kind)


def look(session: Session, *, telegram_id: int, now: datetime) -> Recap:
    people.allowed(session, Action.RECAP, telegram_id=telegram_id, now=now)
    mandate = mandates.meant(session)
    found = mandates.missing(session, mandate=mandate)
    late = _began_before(session, mandate, now - WEEK)
    fresh = tuple(unit for unit in found.done if unit.id not in late)
    return Recap(found.year, mandate.deadline, found.done, found.units, fresh, found.closed_at)


def _began_before(session: Session, mandate: Mandate, moment: datetime) -> set[int]:
    """Ids of units that had sent something of the year by then, withdrawn or not."""
    early = col(Innovation.registered_at) <= moment
    wanted = select(Innovation.unit_id).where(Innovation.mandate_year == mandate.year, early)
    return set(session.exec(wanted.distinct()))
