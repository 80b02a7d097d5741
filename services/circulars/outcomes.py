"""What comes of the form of a circular."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CircularWritten:
    """A concept: nobody has got it yet."""

    circular_id: int
