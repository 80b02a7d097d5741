"""How a unit stands, as a value that screens are made of."""

from dataclasses import dataclass
from decimal import Decimal

from models import Unit
from services.assessment import Assessed, Total


@dataclass(frozen=True, slots=True)
class UnitScores:
    """`found` are its innovations, the best first. `best` is the unit's score of the assessment
    year, `before` what was published for the year before, `distance` the points to the next
    place: None where nobody is ahead, or where the regency does not show it."""

    unit: Unit
    year: int
    found: tuple[Assessed, ...]
    best: Total | None
    before: Total | None
    distance: Decimal | None
    is_distance_shown: bool
