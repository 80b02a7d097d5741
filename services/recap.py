"""The duty of the year in one view: who has met it, who has not, by kind of unit."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import Unit
from services import mandates, people
from services.policy import Action


@dataclass(frozen=True, slots=True)
class Recap:
    """Of the open mandate; `done` and `missing` in the order of the register."""

    year: int
    done: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    asker: str

    @property
    def mandated(self) -> int:
        return len(self.done) + len(self.missing)

    def of_kind(self, kind: str) -> tuple[int, int]:
        """How many have, of how many."""
        done = sum(1 for unit in self.done if unit.kind == kind)
        return done, done + sum(1 for unit in self.missing if unit.kind == kind)


def look(session: Session, *, telegram_id: int, now: datetime) -> Recap:
    person = people.allowed(session, Action.RECAP, telegram_id=telegram_id, now=now)
    found = mandates.missing(session, mandate=mandates.open_mandate(session))
    lacking = {unit.id for unit in found.units}
    mandated = select(Unit).where(Unit.is_mandated).order_by(col(Unit.id))
    done = tuple(unit for unit in session.exec(mandated) if unit.id not in lacking)
    return Recap(found.year, done, found.units, person.name)
