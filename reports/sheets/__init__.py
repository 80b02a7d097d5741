"""Tables that people fill in: a blank to send out, rows read back, faults marked where they are."""

from reports.sheets.apart import read_rows, with_comments
from reports.sheets.blank import template
from reports.sheets.columns import (
    ROWS,
    CellError,
    Column,
    MissingColumns,
    NotASheet,
    SheetError,
    SheetRow,
    TooLarge,
    TooManyRows,
    Value,
)

__all__ = [
    "ROWS",
    "CellError",
    "Column",
    "MissingColumns",
    "NotASheet",
    "SheetError",
    "SheetRow",
    "TooLarge",
    "TooManyRows",
    "Value",
    "read_rows",
    "template",
    "with_comments",
]
