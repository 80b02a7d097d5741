"""What a sheet is made of, and why one cannot be read.

SheetError
├── NotASheet         neither XLSX nor CSV, or broken
├── TooLarge          more bytes, once unpacked, than we care to read
├── MissingColumns    required titles that stand nowhere
└── TooManyRows
"""

import re
from dataclasses import dataclass
from datetime import date

ROWS = 2_000  # filled rows below the header
CELL = 32_767  # characters; Excel holds no more in one cell

Value = str | int | float | date | None
FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """`as_text` is for phone and other numbers that are names: `0812` keeps its zero."""

    key: str
    title: str
    width: float
    required: bool
    note: str = ""
    options: tuple[str, ...] = ()
    as_text: bool = False


@dataclass(frozen=True, slots=True)
class SheetRow:
    """`number` is what stands beside the row in Excel; `values` has every column's key."""

    number: int
    values: dict[str, Value]


@dataclass(frozen=True, slots=True)
class CellError:
    """`row` as in `SheetRow.number`. An error of the whole row has an empty `key`."""

    row: int
    key: str
    text: str


class SheetError(Exception):
    """The file was not read; no row of it was taken."""


class NotASheet(SheetError):  # noqa: N818
    pass


@dataclass(eq=False)
class TooLarge(SheetError):  # noqa: N818
    most: int  # bytes


@dataclass(eq=False)
class MissingColumns(SheetError):  # noqa: N818
    titles: tuple[str, ...]


@dataclass(eq=False)
class TooManyRows(SheetError):  # noqa: N818
    most: int


def one_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def storable(text: str) -> str:
    """Without what a cell cannot hold: XML forbids it, and Excel calls the file damaged."""
    return FORBIDDEN.sub("", one_newline(text))[:CELL]
