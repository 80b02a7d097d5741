"""What was claimed for each indicator of an innovation, and what became of it at verification."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import aliased
from sqlmodel import Session, and_, col, func, select, true

from models import EvidenceItem, IndicatorLevel, Innovation, Person, ScoreKind, Status
from services import assessment
from services.assessment import Assessed
from services.errors import NotFound
from services.instrument import Indicator, Instruments
from services.scoring import Line


@dataclass(frozen=True, slots=True)
class Checked:
    """One indicator: `own` is the level that the unit has chosen, `verdict` the one that was
    verified, `by` whom. `is_outdated`: the unit has changed its level or its evidence since.
    `hands` are the people who did. `revision` grows with all that happens to it."""

    line: Line
    own: IndicatorLevel | None
    verdict: IndicatorLevel | None
    by: str
    is_outdated: bool
    hands: frozenset[int]
    revision: int

    @property
    def indicator(self) -> Indicator:
        return self.line.indicator

    @property
    def is_open(self) -> bool:
        return self.verdict is None or self.is_outdated

    @property
    def is_claimed(self) -> bool:
        """There is something to look at."""
        return bool(self.line.chosen or self.hands)

    @property
    def is_lowered(self) -> bool:
        return self.verdict is not None and self.verdict.reason is not None


@dataclass(frozen=True, slots=True)
class Verdicts:
    """A line for each indicator of the instrument, in its order."""

    assessed: Assessed
    lines: tuple[Checked, ...]

    @property
    def it(self) -> Innovation:
        return self.assessed.innovation

    @property
    def decided(self) -> tuple[Checked, ...]:
        return tuple(one for one in self.lines if not one.is_open)

    @property
    def left(self) -> tuple[Checked, ...]:
        return tuple(one for one in self.lines if one.is_open)

    @property
    def total(self) -> Decimal:
        """Of those that are decided."""
        return sum((one.indicator.points(_level(one)) for one in self.decided), Decimal())

    @property
    def revision(self) -> int:
        return sum(one.revision for one in self.lines)

    def line(self, code: str) -> Checked:
        """NotFound if the instrument has no such indicator."""
        found = next((one for one in self.lines if one.indicator.code == code), None)
        if found is None:
            raise NotFound
        return found

    def after(self, code: str) -> Checked | None:
        """The next one that is claimed and not decided, from the start again after the last."""
        codes = [one.indicator.code for one in self.lines]
        place = codes.index(code) + 1 if code in codes else 0
        turned = (*self.lines[place:], *self.lines[:place])
        return next((one for one in turned if one.is_open and one.is_claimed), None)


def read(session: Session, it: Innovation, *, instruments: Instruments) -> Verdicts:
    found = assessment.assessed(session, it, instruments=instruments)
    of_it = IndicatorLevel.innovation_id == it.id
    levels = session.exec(select(IndicatorLevel).where(of_it)).all()
    own, verified = (
        assessment.levels_in(levels, kind, found.instrument)
        for kind in (ScoreKind.SELF, ScoreKind.VERIFIED)
    )
    items = session.exec(select(EvidenceItem).where(EvidenceItem.innovation_id == it.id)).all()
    names = _names(session, verified.values())
    lines = [
        _checked(
            line,
            own.get(line.indicator.code),
            verified.get(line.indicator.code),
            [item for item in items if item.indicator == line.indicator.code],
            names,
        )
        for line in found.own.lines
    ]
    return Verdicts(found, tuple(lines))


def outdated(session: Session, *, status: Status) -> dict[int, datetime]:
    """Innovations of that status with something that the unit has changed since it was decided, by
    id, and when first."""
    verdict, own = aliased(IndicatorLevel), aliased(IndicatorLevel)
    touched = func.coalesce(EvidenceItem.removed_at, EvidenceItem.at)
    found: dict[int, datetime] = {}
    for other, at, kind in (
        (own, col(own.at), own.kind == ScoreKind.SELF),
        (EvidenceItem, touched, true()),
    ):
        same = other.innovation_id == verdict.innovation_id, other.indicator == verdict.indicator
        wanted = (
            select(col(verdict.innovation_id), func.min(at))
            .join(Innovation, col(Innovation.id) == verdict.innovation_id)
            .join(other, and_(*same, kind))
            .where(Innovation.status == status, verdict.kind == ScoreKind.VERIFIED)
            .where(at > col(verdict.at))
            .group_by(col(verdict.innovation_id))
        )
        for number, first in session.exec(wanted):
            found[number] = min(first, found.get(number, first))
    return found


def _checked(
    line: Line,
    own: IndicatorLevel | None,
    verdict: IndicatorLevel | None,
    items: list[EvidenceItem],
    names: dict[int, str],
) -> Checked:
    touched = [*([own.at] if own else []), *(_touched(item) for item in items)]
    return Checked(
        line=line,
        own=own,
        verdict=verdict,
        by=names.get(verdict.by_id, "") if verdict else "",
        is_outdated=verdict is not None and any(at > verdict.at for at in touched),
        hands=frozenset([*([own.by_id] if own else []), *(item.by_id for item in items)]),
        revision=(own.revision if own else 0)
        + (verdict.revision if verdict else 0)
        + len(items)
        + sum(item.removed_at is not None for item in items),
    )


def _touched(item: EvidenceItem) -> datetime:
    return item.removed_at or item.at


def _level(one: Checked) -> int:
    return one.verdict.level if one.verdict else 0


def _names(session: Session, rows: Iterable[IndicatorLevel]) -> dict[int, str]:
    return {row.by_id: session.get_one(Person, row.by_id).name for row in rows}
