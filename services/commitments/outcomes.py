"""What comes of the form of a commitment."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CommitmentSigned:
    """By this head for this unit, now or before."""

    unit_id: int
    unit: str
    year: int
    at: datetime
