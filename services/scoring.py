"""Levels into points: pure sums over the instrument of a year.

A level that is only claimed, without evidence, counts as 0. Points are exact decimals.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from services.instrument import Indicator, Instrument


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator of a score: the level that was chosen, and the level that counts."""

    indicator: Indicator
    chosen: int
    counted: int

    @property
    def points(self) -> Decimal:
        return self.indicator.points(self.counted)

    @property
    def is_lacking(self) -> bool:
        """Mandatory, and nothing counts."""
        return self.indicator.mandatory and not self.counted


@dataclass(frozen=True, slots=True)
class Score:
    """`year` is that of the instrument; a line for each of its indicators, in its order."""

    year: int
    most: Decimal
    lines: tuple[Line, ...]

    @property
    def total(self) -> Decimal:
        return sum((line.points for line in self.lines), Decimal())

    def line(self, code: str) -> Line:
        return next(line for line in self.lines if line.indicator.code == code)


@dataclass(frozen=True, slots=True)
class Advice:
    """A next step that can be taken: to `level`, for `gain` points. `lacks_evidence`: the level is
    chosen already, and only its evidence is missing."""

    indicator: Indicator
    level: int
    gain: Decimal
    lacks_evidence: bool


def score(
    instrument: Instrument, levels: Mapping[str, int], evidenced: Collection[str] | None = None
) -> Score:
    """`levels` by code; without `evidenced` somebody has checked them, and all of them count."""
    lines = []
    for one in instrument.indicators:
        chosen = min(max(levels.get(one.code, 0), 0), one.highest)
        counts = evidenced is None or one.code in evidenced
        lines.append(Line(one, chosen, chosen if counts else 0))
    return Score(instrument.year, instrument.most, tuple(lines))


def advice(found: Score) -> list[Advice]:
    """One step for each indicator that is not at its highest: mandatory ones of which nothing
    counts first, then by points, then in the order of the instrument."""
    steps = [(line, _step(line)) for line in found.lines if line.counted < line.indicator.highest]
    steps.sort(key=lambda pair: (not pair[0].is_lacking, -pair[1].gain, pair[0].indicator.order))
    return [step for _, step in steps]


def _step(line: Line) -> Advice:
    lacks_evidence = line.chosen > line.counted
    level = line.chosen if lacks_evidence else line.counted + 1
    gain = line.indicator.points(level) - line.points
    return Advice(line.indicator, level, gain, lacks_evidence)
