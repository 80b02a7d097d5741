"""Everything of innovations that the ministry's screens ask for, as values for a thread to use."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, case, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from models import (
    EvidenceItem,
    IndicatorLevel,
    Innovation,
    ScoreKind,
    Status,
    StatusChange,
    Unit,
)
from services import assessment, people
from services.assessment import Assessed
from services.desk import Terms
from services.errors import NotFound
from services.innovations import PUBLISHED, files
from services.instrument import Indicator
from services.policy import Action

ORDER = (Status.VERIFIED, Status.UPLOADED, Status.ASSESSED)
VERIFIED = col(Innovation.status).in_(ORDER)


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator: the levels that were claimed and verified, and the evidence that counts."""

    indicator: Indicator
    own: IndicatorLevel | None
    verified: IndicatorLevel | None
    items: tuple[EvidenceItem, ...]

    @property
    def level(self) -> int:
        """The verified one, where there is one."""
        row = self.verified or self.own
        return min(row.level, self.indicator.highest) if row else 0


@dataclass(frozen=True, slots=True)
class Bundle:
    """An innovation with a line for each indicator of its instrument, in its order. `revision`
    grows with each change of its status."""

    assessed: Assessed
    unit: str
    lines: tuple[Line, ...]
    revision: int

    @property
    def innovation(self) -> Innovation:
        return self.assessed.innovation

    @property
    def proofs(self) -> Iterator[tuple[Line, dict[str, Any]]]:
        """Every file and link of the evidence."""
        return (
            (line, proof) for line in self.lines for item in line.items for proof in item.proofs
        )

    @property
    def profile_files(self) -> list[tuple[str, int, dict[str, Any]]]:
        return files(self.innovation)


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the innovations that were verified; `new` of `total` are not uploaded. `number` is
    counted from 0."""

    number: int
    size: int
    new: int
    total: int
    bundles: tuple[Bundle, ...]

    @property
    def last(self) -> int:
        return max(0, self.total - 1) // self.size


def one(session: Session, innovation_id: int, *, telegram_id: int, terms: Terms) -> Bundle:
    """NotFound unless it was verified."""
    people.allowed(session, Action.PACK, telegram_id=telegram_id, now=terms.now)
    it = session.get(Innovation, innovation_id)
    if it is None or it.status not in PUBLISHED:
        raise NotFound
    return _bundles(session, [it], terms)[0]


def page(session: Session, number: int, *, telegram_id: int, terms: Terms, size: int = 8) -> Page:
    """Those to be uploaded first, within that by number; beyond the last page the last one."""
    people.allowed(session, Action.PACK, telegram_id=telegram_id, now=terms.now)
    counted = select(Innovation.status, func.count()).where(VERIFIED).group_by(Innovation.status)
    counts = dict(session.exec(counted).all())
    total = sum(counts.values())
    number = min(number, max(0, total - 1) // size)
    found = session.exec(_ordered(VERIFIED).offset(number * size).limit(size)).all()
    new = counts.get(Status.VERIFIED, 0)
    return Page(number, size, new, total, tuple(_bundles(session, found, terms)))


def every(
    session: Session, *, telegram_id: int, terms: Terms, only_new: bool = False
) -> list[Bundle]:
    """All that were verified, in the same order; or only those that are not uploaded."""
    people.allowed(session, Action.PACK, telegram_id=telegram_id, now=terms.now)
    which = Innovation.status == Status.VERIFIED if only_new else VERIFIED
    return _bundles(session, session.exec(_ordered(which)).all(), terms)


def revision(session: Session, innovation_id: int) -> int:
    mine = StatusChange.innovation_id == innovation_id
    return session.exec(select(func.count()).select_from(StatusChange).where(mine)).one()


def _ordered(which: Any) -> SelectOfScalar[Innovation]:
    place = case({status: n for n, status in enumerate(ORDER)}, value=Innovation.status)
    by_number = col(Innovation.mandate_year), col(Innovation.sequence)
    return select(Innovation).where(which).order_by(place, *by_number)


def _bundles(session: Session, found: Sequence[Innovation], terms: Terms) -> list[Bundle]:
    ids = [it.id or 0 for it in found]
    levels, items = _levels(session, ids), _items(session, ids)
    units = {unit.id: unit.short_name for unit in session.exec(select(Unit))}
    changes = col(StatusChange.innovation_id)
    counted = select(changes, func.count()).where(changes.in_(ids)).group_by(changes)
    revisions = dict(session.exec(counted).all())
    return [
        Bundle(
            assessed=it,
            unit=units[it.innovation.unit_id],
            lines=_lines(it, levels[it.innovation.id or 0], items[it.innovation.id or 0]),
            revision=revisions.get(it.innovation.id or 0, 0),
        )
        for it in assessment.assessed_many(session, found, instruments=terms.instruments)
    ]


def _lines(
    it: Assessed, levels: list[IndicatorLevel], items: list[EvidenceItem]
) -> tuple[Line, ...]:
    own, verified = (
        assessment.levels_in(levels, kind, it.instrument)
        for kind in (ScoreKind.SELF, ScoreKind.VERIFIED)
    )
    return tuple(
        Line(
            indicator,
            own.get(indicator.code),
            verified.get(indicator.code),
            tuple(item for item in items if item.indicator == indicator.code),
        )
        for indicator in it.instrument.indicators
    )


def _levels(session: Session, ids: list[int]) -> defaultdict[int, list[IndicatorLevel]]:
    rows = select(IndicatorLevel).where(col(IndicatorLevel.innovation_id).in_(ids))
    found: defaultdict[int, list[IndicatorLevel]] = defaultdict(list)
    for row in session.exec(rows):
        found[row.innovation_id].append(row)
    return found


def _items(session: Session, ids: list[int]) -> defaultdict[int, list[EvidenceItem]]:
    kept = col(EvidenceItem.innovation_id).in_(ids), col(EvidenceItem.removed_at).is_(None)
    rows = select(EvidenceItem).where(*kept).order_by(col(EvidenceItem.id))
    found: defaultdict[int, list[EvidenceItem]] = defaultdict(list)
    for item in session.exec(rows):
        found[item.innovation_id].append(item)
    return found
