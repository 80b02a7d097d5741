"""Whom a button is about in the matrix, and the place for what is planted for them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from sqlmodel import Session

from models import (
    Person,
    Unit,
)
from tests.conftest import House

SECRET = "RAHASIA"  # stands in all that others must not read


class Whose(StrEnum):
    """FORMER: one's own of a post that has ended. PUBLISHED: another unit's, but verified."""

    OWN = "own"
    FORMER = "own, formerly"
    UNIT = "own unit's"
    OTHER = "another unit's"
    PUBLISHED = "another unit's, published"


@dataclass(frozen=True, slots=True)
class Planting:
    """`actor` presses; `mate` is of the same unit, `other` of another; what is planted is whose?
    `has_unit`: the actor acts for the unit."""

    house: House
    session: Session
    actor: Person | None
    has_unit: bool
    mate: Person
    other: Person
    unit: Unit
    other_unit: Unit
    whose: Whose

    @property
    def is_ours(self) -> bool:
        return self.whose in {Whose.OWN, Whose.FORMER, Whose.UNIT}

    @property
    def is_actors(self) -> bool:
        return self.whose in {Whose.OWN, Whose.FORMER}

    @property
    def unit_id(self) -> int:
        return (self.unit if self.is_ours else self.other_unit).id or 0

    @property
    def author_id(self) -> int | None:
        """None where nobody is there to own it: strangers."""
        if self.is_actors:
            return self.actor.id if self.actor else None
        return (self.mate if self.is_ours else self.other).id

    def add(self, row: object) -> None:
        self.session.add(row)
        self.session.flush()


Target = Callable[[Planting], str | None]


NUMBERS: Iterator[int] = count(700_000)
