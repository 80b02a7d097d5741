"""How many units had met the duty at the end of each week: from the moments that the records have,
so that no snapshot has to be taken."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from models import Innovation, Mandate, Status, StatusChange, Unit
from services import mandates
from services.mandates import Counting
from services.units import mandated

Moment = tuple[datetime, str]
Life = tuple[tuple[int, ...], list[Moment]]  # the units for which it counts; its statuses
WEEKS = 8
AT_ONCE = 500  # rows: thousands held together are looked through by Python while others wait


@dataclass(frozen=True, slots=True)
class Week:
    """`at` is its end; the last one ends now."""

    at: datetime
    done: int


def trend(session: Session, mandate: Mandate, *, now: datetime) -> tuple[Week, ...]:
    """By the counting that is in force now, each innovation in the status that it had then."""
    counting = mandates.in_force(session)
    counts_for, moments = _units(session, counting), _moments(session, mandate)
    of_year = select(Innovation.id, Innovation.unit_id, Innovation.registered_at).where(
        Innovation.mandate_year == mandate.year, *mandates.staged(counting)
    )
    few_at_once: Any = of_year.execution_options(yield_per=AT_ONCE)
    lives = (
        (counts_for.get(unit_id, ()), [(at, str(Status.SENT)), *moments.get(number or 0, ())])
        for number, unit_id, at in session.exec(few_at_once)
    )
    ends = [now - timedelta(weeks=n) for n in reversed(range(WEEKS))]
    having = _having(lives, ends, counting)
    return tuple(
        Week(end, sum(1 for count in of_week.values() if count >= mandate.minimum))
        for end, of_week in zip(ends, having, strict=True)
    )


def _units(session: Session, counting: Counting) -> dict[int, tuple[int, ...]]:
    """For which mandated units the innovations of a unit count, by its id."""
    found: dict[int, tuple[int, ...]] = {
        unit.id or 0: (unit.id or 0,) for unit in mandated(session)
    }
    if counting.of_children:
        for unit in session.exec(select(Unit).where(col(Unit.parent_id).in_(list(found)))):
            found[unit.id or 0] = (*found.get(unit.id or 0, ()), unit.parent_id or 0)
    return found


def _moments(session: Session, mandate: Mandate) -> defaultdict[int, list[Moment]]:
    """When it came to which status, by the innovation."""
    of_year = select(StatusChange.innovation_id, StatusChange.at, StatusChange.after).where(
        StatusChange.innovation_id == Innovation.id, Innovation.mandate_year == mandate.year
    )
    found: defaultdict[int, list[Moment]] = defaultdict(list)
    for number, at, after in session.exec(of_year.order_by(col(StatusChange.id))):
        found[number].append((at, after))
    return found


def _having(
    lives: Iterable[Life], ends: Sequence[datetime], counting: Counting
) -> list[Counter[int]]:
    """By week, the innovations that counted at its end, by the unit that they count for."""
    having: list[Counter[int]] = [Counter() for _ in ends]
    for units, moments in lives:
        for week, status in enumerate(_statuses(moments, ends)):
            if status in counting.statuses:
                for unit in units:
                    having[week][unit] += 1
    return having


def _statuses(moments: Sequence[Moment], ends: Sequence[datetime]) -> list[str]:
    """At the end of each week; empty before the first moment."""
    found = [""] * len(ends)
    for at, status in moments:
        for week in range(bisect_left(ends, at), len(ends)):
            found[week] = status
    return found
