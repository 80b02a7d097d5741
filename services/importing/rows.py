"""Rows of a spreadsheet as they come, and as they were read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from forms.dates import written
from forms.rejections import Rejection

Value = str | int | float | date | None


class Lack(StrEnum):
    """What is wrong with a cell beside what its question itself would refuse."""

    EMPTY = "empty"
    NOT_ASKED = "not_asked"
    NOT_A_YEAR = "not_a_year"
    NOT_AN_ID = "not_an_id"
    NOT_AN_ASSESSMENT_YEAR = "not_an_assessment_year"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is what stands beside the row in the program that made it."""

    number: int
    values: Mapping[str, Value]

    def text(self, key: str) -> str:
        """The cell as a person would have typed it."""
        value = self.values.get(key)
        if isinstance(value, date):
            return written(value)
        if isinstance(value, float):
            return str(int(value)) if value.is_integer() else str(value).replace(".", ",")
        return str(value if value is not None else "").strip()


@dataclass(frozen=True, slots=True)
class Fault:
    row: int
    key: str
    why: Rejection | Lack


@dataclass(slots=True)
class Checked:
    """A row with what was made of it; `is_known`: all that it says is there already."""

    number: int
    values: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    is_known: bool = False

    @property
    def is_new(self) -> bool:
        return not self.faults and not self.is_known

    def find(self, key: str, why: Rejection | Lack) -> None:
        self.faults.append(Fault(self.number, key, why))


@dataclass(frozen=True, slots=True)
class Preview:
    """What entering a sheet would do. Counts of rows; `cards` are those that make invitations,
    `changed` those of the new ones that replace what stands."""

    kind: str
    new: int
    known: int
    faulty: int
    cards: int
    faults: tuple[Fault, ...]
    changed: tuple[Checked, ...] = ()

    @property
    def may_enter(self) -> bool:
        """Innovations are known again by their names, and scores by what they are of, so good rows
        need not wait for faulty ones; an invitation is not: a sheet that came twice would invite
        twice."""
        return self.new > 0 and (self.kind in {"innovations", "scores"} or not self.faulty)
