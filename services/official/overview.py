"""What stands of the published scores: by year, and the latest entries."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel import Session, col, func, select

from models import Innovation, OfficialScore, Person, ScoreKind, Unit
from services import people
from services.desk import Terms
from services.official.standing import STANDS
from services.policy import Action

LATEST = 5


@dataclass(frozen=True, slots=True)
class Year:
    """Innovations that have an official score of that year, and a verified total without levels."""

    year: int
    official: int
    verified: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A score that stands; `replaced` is the number before it, `by` whose entry it is."""

    name: str
    unit: str
    kind: ScoreKind
    year: int
    number: Decimal
    scale: Decimal
    at: datetime
    by: str
    replaced: Decimal | None


@dataclass(frozen=True, slots=True)
class Overview:
    """`years` are those that have scores and the calendar's, the newest first."""

    years: tuple[Year, ...]
    latest: tuple[Entry, ...]


def overview(session: Session, *, telegram_id: int, terms: Terms) -> Overview:
    people.allowed(session, Action.SCORE, telegram_id=telegram_id, now=terms.now)
    wanted = select(OfficialScore).where(STANDS).order_by(col(OfficialScore.id).desc())
    rows = session.exec(wanted.limit(LATEST)).all()
    return Overview(_years(session, terms.today.year), tuple(_entry(session, row) for row in rows))


def of_unit(session: Session, unit_id: int, year: int) -> list[Entry]:
    """The official scores of a unit in that year, the best first."""
    theirs = Innovation.unit_id == unit_id, OfficialScore.assessment_year == year
    rows = session.exec(select(OfficialScore).join(Innovation).where(STANDS, *theirs)).all()
    return sorted((_entry(session, row) for row in rows), key=lambda one: -one.number)


def _years(session: Session, today: int) -> tuple[Year, ...]:
    year, kind = col(OfficialScore.assessment_year), col(OfficialScore.kind)
    wanted = select(year, kind, func.count()).where(STANDS)
    counts = {(y, k): n for y, k, n in session.exec(wanted.group_by(year, kind))}
    found = sorted({today, *(y for y, _ in counts)}, reverse=True)
    return tuple(
        Year(y, counts.get((y, ScoreKind.OFFICIAL), 0), counts.get((y, ScoreKind.VERIFIED), 0))
        for y in found
    )


def _entry(session: Session, row: OfficialScore) -> Entry:
    it = session.get_one(Innovation, row.innovation_id)
    same = (
        OfficialScore.innovation_id == row.innovation_id,
        OfficialScore.assessment_year == row.assessment_year,
        OfficialScore.kind == row.kind,
        OfficialScore.replaced_at == row.at,
    )
    before = session.exec(select(OfficialScore.number).where(*same)).first()
    return Entry(
        name=it.name,
        unit=session.get_one(Unit, it.unit_id).short_name,
        kind=ScoreKind(row.kind),
        year=row.assessment_year,
        number=Decimal(str(row.number)),
        scale=Decimal(str(row.scale)),
        at=row.at,
        by=session.get_one(Person, row.by_id).name,
        replaced=Decimal(str(before)) if before is not None else None,
    )
