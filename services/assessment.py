"""What an innovation is worth, as the rows say: self-assessment, verification and official score,
apart from each other, each with its year and hour.

An innovation is assessed in the year after it was first applied or last developed further, by that
year's instrument; while there is none, by the newest before it, and its levels are read again by
the codes of the indicators later.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from sqlmodel import Session, col, func, select

from models import EvidenceItem, IndicatorLevel, Innovation, OfficialScore, Person, ScoreKind
from services import audit
from services.instrument import Indicator, Instrument, Instruments
from services.scoring import Score, score

SET = "level.set"
T = TypeVar("T", IndicatorLevel, OfficialScore)
LEVEL: Any = tuple(
    getattr(IndicatorLevel, name)
    for name in ("innovation_id", "kind", "instrument_year", "indicator", "level", "at")
)  # columns, since whole rows of thousands of innovations take three times as long to read


@dataclass(frozen=True, slots=True)
class Total:
    """A sum with where it comes from; `scale` is the highest possible. `part`: so many indicators
    of so many were verified, while not all are."""

    kind: ScoreKind
    number: Decimal
    scale: Decimal
    year: int
    at: datetime
    part: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Assessed:
    """`year` is the assessment year, whose instrument may not exist yet. `own` is the
    self-assessment, `own_at` its latest change; `verified` are the levels that were verified, of so
    many indicators (`checked`), `published` the totals that others gave, the newest year first."""

    innovation: Innovation
    year: int
    instrument: Instrument
    own: Score
    own_at: datetime | None
    verified: Score | None
    verified_at: datetime | None
    checked: int
    published: tuple[OfficialScore, ...]

    @property
    def is_provisional(self) -> bool:
        return self.instrument.year != self.year

    def total(self, kind: ScoreKind) -> Total | None:
        """None while there is no such score."""
        if kind == ScoreKind.SELF:
            return self._summed(kind, self.own, self.own_at)
        summed = self._summed(kind, self.verified, self.verified_at)
        if summed is None or kind != ScoreKind.VERIFIED:
            return self._published(kind)
        count = len(self.instrument.indicators)
        return summed if self.checked == count else replace(summed, part=(self.checked, count))

    @property
    def best(self) -> Total | None:
        """Of this assessment: official, else verified, else self. What is verified in part is no
        number to compare by."""
        kinds = (ScoreKind.OFFICIAL, ScoreKind.VERIFIED, ScoreKind.SELF)
        found = filter(None, map(self.total, kinds))
        return next((one for one in found if one.year >= self.year and not one.part), None)

    @property
    def earlier(self) -> Total | None:
        """The official score of the newest year before the one that `total` gives, or before this
        assessment."""
        official = [one for one in self.published_totals if one.kind == ScoreKind.OFFICIAL]
        years = [one for one in official if one.year < max(official[0].year, self.year)]
        return years[0] if years else None

    def _summed(self, kind: ScoreKind, found: Score | None, at: datetime | None) -> Total | None:
        if found is None or at is None:
            return None
        return Total(kind, found.total, found.most, self.year, at)

    @property
    def published_totals(self) -> list[Total]:
        """What others gave, the newest year first."""
        return [
            Total(
                ScoreKind(one.kind),
                Decimal(str(one.number)),
                Decimal(str(one.scale)),
                one.assessment_year,
                one.at,
            )
            for one in self.published
        ]

    def _published(self, kind: ScoreKind) -> Total | None:
        return next((one for one in self.published_totals if one.kind == kind), None)


def base_year(it: Innovation) -> int:
    """When it was last applied anew, as far as its profile says; else the year of its mandate."""
    days = [it.profile.get(key) for key in ("application_date", "development_date")]
    years = [date.fromisoformat(day).year for day in days if day]
    return max(years, default=it.mandate_year)


def assessment_year(it: Innovation) -> int:
    return max(base_year(it) + 1, it.mandate_year)


def window(instrument: Instrument, year: int) -> tuple[date, date]:
    """When an innovation must have been applied to be scored in that year, first and last day."""
    ahead = year - instrument.year
    first, last = instrument.applied_from, instrument.applied_to
    return first.replace(year=first.year + ahead), last.replace(year=last.year + ahead)


def assessed(session: Session, it: Innovation, *, instruments: Instruments) -> Assessed:
    return assessed_many(session, [it], instruments=instruments)[0]


def assessed_many(
    session: Session, found: Sequence[Innovation], *, instruments: Instruments
) -> list[Assessed]:
    """In the order given, by three queries however many they are."""
    ids = [it.id or 0 for it in found]
    of_level, of_item, of_score = (
        col(table.innovation_id).in_(ids) for table in (IndicatorLevel, EvidenceItem, OfficialScore)
    )
    levels = _by_innovation(session.exec(select(*LEVEL).where(of_level)))
    evidenced = _evidenced(session, of_item)
    current = col(OfficialScore.replaced_at).is_(None)
    order = col(OfficialScore.assessment_year).desc(), col(OfficialScore.id).desc()
    scores = select(OfficialScore).where(of_score, current).order_by(*order)
    published = _by_innovation(session.exec(scores))
    return [
        _assessed(it, instruments, levels[it.id or 0], evidenced[it.id or 0], published[it.id or 0])
        for it in found
    ]


def levels_in(
    rows: Iterable[IndicatorLevel], kind: ScoreKind, instrument: Instrument
) -> dict[str, IndicatorLevel]:
    """By code; of an indicator that was set under several instruments, the newest counts."""
    mine = [r for r in rows if r.kind == kind and r.instrument_year <= instrument.year]
    mine.sort(key=lambda row: row.instrument_year)
    return {row.indicator: row for row in mine if row.indicator in instrument.by_code}


def row_of(
    session: Session, it: Innovation, indicator: Indicator, kind: ScoreKind, instrument: Instrument
) -> IndicatorLevel | None:
    theirs = IndicatorLevel.innovation_id == it.id, IndicatorLevel.indicator == indicator.code
    rows = session.exec(select(IndicatorLevel).where(*theirs))
    return levels_in(rows, kind, instrument).get(indicator.code)


def set_level(
    session: Session, key: IndicatorLevel, *, by: Person, now: datetime
) -> IndicatorLevel:
    """`key` is a new row that says which level is what from now on, and why. The row that stood
    there is changed, and goes into the audit as it was; what is so already is left alone."""
    same = (
        IndicatorLevel.innovation_id == key.innovation_id,
        IndicatorLevel.kind == key.kind,
        IndicatorLevel.instrument_year == key.instrument_year,
        IndicatorLevel.indicator == key.indicator,
    )
    row = session.exec(select(IndicatorLevel).where(*same)).first()
    before, after = _facts(row), _facts(key)
    if row is not None and before == after:
        return row
    if row is None:
        row = key
    else:
        row.level, row.basis, row.substances = key.level, key.basis, key.substances
        row.reason, row.revision = key.reason, row.revision + 1
    row.by_id, row.at = by.id or 0, now
    session.add(row)
    subject = f"innovation:{key.innovation_id}"
    audit.record(
        session, SET, subject, who_id=by.id, now=now, before=before, after=after, reason=key.reason
    )
    return row


def _facts(row: IndicatorLevel | None) -> dict[str, Any] | None:
    if row is None:
        return None
    names = ("kind", "instrument_year", "indicator", "level", "basis", "substances", "reason")
    return {name: getattr(row, name) for name in names}


def _assessed(
    it: Innovation,
    instruments: Instruments,
    rows: list[IndicatorLevel],
    evidenced: dict[str, datetime],
    published: list[OfficialScore],
) -> Assessed:
    year = assessment_year(it)
    instrument = instruments.of(year)
    own = levels_in(rows, ScoreKind.SELF, instrument)
    verified = levels_in(rows, ScoreKind.VERIFIED, instrument)
    touched = [*(row.at for row in own.values()), *evidenced.values()]
    return Assessed(
        innovation=it,
        year=year,
        instrument=instrument,
        own=score(instrument, _numbers(own), evidenced),
        own_at=max(touched, default=None),
        verified=score(instrument, _numbers(verified)) if verified else None,
        verified_at=max((row.at for row in verified.values()), default=None),
        checked=len(verified),
        published=tuple(published),
    )


def _numbers(rows: Mapping[str, IndicatorLevel]) -> dict[str, int]:
    return {code: row.level for code, row in rows.items()}


def _evidenced(session: Session, of_item: Any) -> defaultdict[int, dict[str, datetime]]:
    """By innovation and indicator, when evidence that still counts was last added."""
    kept = col(EvidenceItem.removed_at).is_(None)
    wanted = select(
        EvidenceItem.innovation_id, EvidenceItem.indicator, func.max(EvidenceItem.at)
    ).where(of_item, kept)
    by = col(EvidenceItem.innovation_id), col(EvidenceItem.indicator)
    found: defaultdict[int, dict[str, datetime]] = defaultdict(dict)
    for innovation_id, indicator, at in session.exec(wanted.group_by(*by)):
        found[innovation_id][indicator] = at
    return found


def _by_innovation(rows: Iterable[T]) -> defaultdict[int, list[T]]:
    found: defaultdict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[row.innovation_id].append(row)
    return found
