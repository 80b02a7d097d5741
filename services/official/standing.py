"""The scores that stand, and what identifies one."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel import Session, col, func, select

from models import OfficialScore, ScoreKind

STANDS = col(OfficialScore.replaced_at).is_(None)


@dataclass(frozen=True, slots=True)
class Key:
    """Of one innovation, year and kind one score counts."""

    innovation_id: int
    year: int
    kind: ScoreKind


@dataclass(frozen=True, slots=True)
class Given:
    """A number as it was published; `source` says where, `reason` why it replaces another."""

    key: Key
    number: Decimal
    scale: Decimal
    source: str
    reason: str | None = None

    def is_same(self, row: OfficialScore | None) -> bool:
        held = (Decimal(str(row.number)), Decimal(str(row.scale))) if row else None
        return held == (self.number, self.scale)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many innovations have an official score of a year, and when the last was entered."""

    count: int
    at: datetime | None


def tally(session: Session, year: int) -> Tally:
    official = OfficialScore.kind == ScoreKind.OFFICIAL, OfficialScore.assessment_year == year
    wanted = select(func.count(), func.max(OfficialScore.at)).where(STANDS, *official)
    count, at = session.exec(wanted).one()
    return Tally(count, at)


def current(session: Session, key: Key) -> OfficialScore | None:
    wanted = select(OfficialScore).where(
        OfficialScore.innovation_id == key.innovation_id,
        OfficialScore.assessment_year == key.year,
        OfficialScore.kind == key.kind,
        STANDS,
    )
    return session.exec(wanted.order_by(col(OfficialScore.id).desc())).first()
