"""The regency's index (IID) by the rules of a year: pure sums, with every term kept to be shown."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from services.instrument import IndexRules

HUNDREDTH = Decimal("0.01")


class Band(StrEnum):
    VERY = "sangat_inovatif"
    INNOVATIVE = "inovatif"
    LESS = "kurang_inovatif"
    NONE = "tidak_dapat_dinilai"


@dataclass(frozen=True, slots=True)
class Standing:
    """What the index is made of: the maturity of each innovation, the basic-service affairs that
    they cover, the points of the regency's own indicators (SPD)."""

    scores: tuple[Decimal, ...]
    covered: frozenset[str]
    spd: Decimal


@dataclass(frozen=True, slots=True)
class Index:
    """`average` is the sum of maturity over `divisor`; `bonus` is for the number of innovations,
    and 0 while too few affairs are covered."""

    rules: IndexRules
    standing: Standing
    divisor: int
    average: Decimal
    bonus: Decimal

    @property
    def sid(self) -> Decimal:
        return self.average + self.bonus

    @property
    def exact(self) -> Decimal:
        return (self.standing.spd + self.sid) / self.rules.total_max * 100

    @property
    def value(self) -> Decimal:
        """As it is published: two decimals."""
        return self.exact.quantize(HUNDREDTH, ROUND_HALF_UP)

    @property
    def band(self) -> Band:
        least = self.rules.categories
        for band in (Band.VERY, Band.INNOVATIVE, Band.LESS):
            if self.value >= getattr(least, band):
                return band
        return Band.NONE


@dataclass(frozen=True, slots=True)
class Effects:
    """What one change alone would do to the index; `covering` is None where all are covered.
    `joining` is one more innovation of the present mean, `rising` one more point of one."""

    joining: Decimal
    rising: Decimal
    covering: Decimal | None
    spd_point: Decimal


def index(rules: IndexRules, standing: Standing) -> Index:
    count = len(standing.scores)
    divisor = max(rules.divisor_min, count)
    is_counted = len(standing.covered) >= rules.yandas_min
    bonus = min(count, rules.innovation_cap) * rules.per_innovation if is_counted else Decimal()
    average = sum(standing.scores, Decimal()) / divisor
    return Index(rules, standing, divisor, average, bonus)


def effects(found: Index, affairs: Collection[str]) -> Effects:
    """`affairs` are all basic-service affairs."""
    rules, now = found.rules, found.standing
    mean = sum(now.scores, Decimal()) / len(now.scores) if now.scores else Decimal()
    left = sorted(set(affairs) - now.covered)

    def gain(scores: Sequence[Decimal], covered: frozenset[str], spd: Decimal) -> Decimal:
        return index(rules, Standing(tuple(scores), covered, spd)).exact - found.exact

    raised = (now.scores[0] + 1, *now.scores[1:]) if now.scores else ()
    return Effects(
        joining=gain((*now.scores, mean), now.covered, now.spd),
        rising=gain(raised, now.covered, now.spd),
        covering=gain(now.scores, now.covered | {left[0]}, now.spd) if left else None,
        spd_point=gain(now.scores, now.covered, now.spd + 1),
    )
