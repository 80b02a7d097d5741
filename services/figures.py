"""Every innovation in numbers, worked out once and anew only when something about it was written.

The records themselves say what has changed: rows only ever come to them with higher numbers, and
what is changed in place (a level, evidence that is taken back) is in the audit. So one look at the
highest numbers is enough to know that nothing has changed, and those above the last look name what
has. Only a demo that begins anew starts its numbers again: then nothing before it holds.
"""

import gc
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from threading import Lock
from typing import Any, TypeVar

from sqlmodel import Session, col, func, select

from models import (
    AuditEntry,
    EvidenceItem,
    IndicatorLevel,
    Innovation,
    Installation,
    OfficialScore,
    ProfileChange,
    ScoreKind,
    Status,
    StatusChange,
)
from services import assessment
from services.assessment import Assessed, Total
from services.instrument import Instruments

PROFILE = ("digital", "shape", "stage", "affair")
ABOUT: tuple[tuple[Any, Any], ...] = (
    (Innovation.id, Innovation.id),
    *(
        (table.id, table.innovation_id)
        for table in (StatusChange, ProfileChange, EvidenceItem, IndicatorLevel, OfficialScore)
    ),
)  # the number of a row, and the innovation that it is about
AT_ONCE = 500  # innovations; a query holds no more variables than some databases take
Marks = tuple[int, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """`own` and `verified` are of its own assessment year, `published` what others gave, the newest
    year first; `own_points` are there even before anything is assessed, `checked_points` once every
    indicator was verified. `complete` is the share of
    the indicators of which something counts, in percent."""

    id: int
    unit_id: int
    name: str
    number: str
    status: str
    mandate_year: int
    year: int
    base_year: int
    registered_at: datetime
    profile: Mapping[str, str]
    own: Total | None
    verified: Total | None
    own_points: Decimal
    checked_points: Decimal | None
    complete: Decimal
    published: tuple[Total, ...]
    best: Total | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The figures at one moment. `standing` are of those that were not withdrawn, in the order of
    their registration; `made` is for what follows from the snapshot, and goes with it."""

    by_id: Mapping[int, Figure]
    marks: Marks
    standing: tuple[Figure, ...]
    made: dict[Hashable, Any] = field(default_factory=dict)

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, worked out the first time that it is wanted under that key."""
        if key not in self.made:
            self.made[key] = make()
        found: T = self.made[key]
        return found


@dataclass(slots=True)
class Figures:
    """What one process has worked out; threads may ask at the same time."""

    _latest: Snapshot = field(default_factory=lambda: Snapshot({}, (), ()))
    _lock: Lock = field(default_factory=Lock)

    def now(self, session: Session, instruments: Instruments) -> Snapshot:
        """What a transaction has written and may yet take back is not remembered."""
        with self._lock:
            before, marks = self._latest, _marks(session)
            if _is_anew(marks, before.marks):
                before = Snapshot({}, (), ())
            if marks == before.marks:
                return before
            changed = _changed(session, before.marks)
            latest = _next(before, marks, _worked_out(session, changed, instruments))
            if not _writes(session):
                self._latest = latest
                if len(changed) > AT_ONCE:
                    gc.freeze()  # what stays is looked through no more: that held up the loop
            return latest


def _next(before: Snapshot, marks: Marks, changed: Mapping[int, Figure]) -> Snapshot:
    """What follows from the figures goes on where none of them has changed."""
    if before.marks and not changed:
        return replace(before, marks=marks)
    by_id = {**before.by_id, **changed}
    standing = [by_id[n] for n in sorted(by_id) if by_id[n].status != Status.WITHDRAWN]
    return Snapshot(by_id, marks, tuple(standing))


def _marks(session: Session) -> Marks:
    """The highest numbers, those of `ABOUT` first; the last is when the database was begun."""
    numbers = [*(number for number, _ in ABOUT), AuditEntry.id]
    wanted = [select(func.max(number)).scalar_subquery() for number in numbers]
    wanted.append(select(Installation.created_at).scalar_subquery())
    *highest, begun = session.execute(select(*wanted)).one()
    return (*(number or 0 for number in highest), round(begun.timestamp() * 1e6) if begun else 0)


def _is_anew(marks: Marks, before: Marks) -> bool:
    """As many rows may have come since then as there were before."""
    is_lower = any(now < was for now, was in zip(marks, before, strict=False))
    return is_lower or marks[-1:] != before[-1:]


def _changed(session: Session, since: Marks) -> list[int]:
    """Ids of innovations; of all, if nothing has been worked out yet."""
    if not since:
        return [number or 0 for number in session.exec(select(Innovation.id))]
    changed: set[int] = set()
    for (number, about), mark in zip(ABOUT, since, strict=False):
        changed.update(session.exec(select(about).where(number > mark)))
    ours = col(AuditEntry.id) > since[len(ABOUT)], col(AuditEntry.subject).startswith("innovation:")
    said = session.exec(select(AuditEntry.subject).where(*ours))
    return sorted(changed | {int(subject.partition(":")[2]) for subject in said})


def _worked_out(
    session: Session, ids: Sequence[int], instruments: Instruments
) -> dict[int, Figure]:
    found: dict[int, Figure] = {}
    for start in range(0, len(ids), AT_ONCE):
        few = select(Innovation).where(col(Innovation.id).in_(ids[start : start + AT_ONCE]))
        rows = session.exec(few).all()
        for one in assessment.assessed_many(session, rows, instruments=instruments):
            found[one.innovation.id or 0] = _figure(one)
        if len(ids) > AT_ONCE and not _writes(session):
            session.expunge_all()  # or thousands of rows are held until the end
    return found


def _figure(one: Assessed) -> Figure:
    it = one.innovation
    counted = sum(1 for line in one.own.lines if line.counted)
    is_checked = one.checked == len(one.instrument.indicators)
    return Figure(
        id=it.id or 0,
        unit_id=it.unit_id,
        name=it.name,
        number=it.number,
        status=it.status,
        mandate_year=it.mandate_year,
        year=one.year,
        base_year=assessment.base_year(it),
        registered_at=it.registered_at,
        profile={key: str(it.profile.get(key) or "") for key in PROFILE},
        own=one.total(ScoreKind.SELF),
        verified=one.total(ScoreKind.VERIFIED),
        own_points=one.own.total,
        checked_points=one.verified.total if one.verified and is_checked else None,
        complete=Decimal(100 * counted) / len(one.own.lines),
        published=tuple(one.published_totals),
        best=one.best,
    )


def _writes(session: Session) -> bool:
    return bool(session.connection().get_execution_options().get("writes"))
