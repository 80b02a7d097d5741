"""What came of a score that was typed."""

from dataclasses import dataclass
from decimal import Decimal

from models import ScoreKind


@dataclass(frozen=True, slots=True)
class Scored:
    """`before` is the number and scale that it replaces; `is_same`: it stood already."""

    innovation_id: int
    name: str
    kind: ScoreKind
    year: int
    number: Decimal
    scale: Decimal
    before: tuple[Decimal, Decimal] | None
    is_same: bool
