"""How many units had met the duty at the end of each week: from the moments that the records have,
so that no snapshot has to be taken."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from models import Innovation, Mandate, Status, StatusChange, Unit

WEEKS = 8


@dataclass(frozen=True, slots=True)
class Week:
    """`at` is its end; the last one ends now."""

    at: datetime
    done: int


def trend(session: Session, mandate: Mandate, *, now: datetime) -> tuple[Week, ...]:
    """What was withdrawn counts until then."""
    columns: Any = (Innovation.id, Innovation.unit_id, Innovation.registered_at)
    mandated = Unit.id == Innovation.unit_id, col(Unit.is_mandated)
    of_year = select(*columns).where(Innovation.mandate_year == mandate.year, *mandated)
    withdrawn = _withdrawn(session, mandate)
    sent = [
        (unit_id, at, withdrawn.get(number)) for number, unit_id, at in session.exec(of_year).all()
    ]
    ends = [now - timedelta(weeks=n) for n in reversed(range(WEEKS))]
    return tuple(Week(end, _done(sent, end, mandate.minimum)) for end in ends)


def _withdrawn(session: Session, mandate: Mandate) -> dict[int | None, datetime]:
    """When, by the innovation; nothing comes back from there."""
    gone = select(StatusChange.innovation_id, StatusChange.at).where(
        StatusChange.after == Status.WITHDRAWN,
        StatusChange.innovation_id == Innovation.id,
        Innovation.mandate_year == mandate.year,
    )
    return dict(session.exec(gone).all())


def _done(sent: list[tuple[int, datetime, datetime | None]], end: datetime, minimum: int) -> int:
    having = Counter(
        unit_id for unit_id, at, gone in sent if at <= end and (gone is None or gone > end)
    )
    return sum(1 for count in having.values() if count >= minimum)
