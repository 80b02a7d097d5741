"""`reading` and `marking`, done by `child` in a process of its own."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from reports.confined import BrokeOffError, run
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
from reports.sheets.reading import UNPACKED

CHILD = "reports.sheets.child"
DAY = "day"


def read_rows(data: bytes, columns: Sequence[Column], limit: int = ROWS) -> list[SheetRow]:
    """The first sheet below its header. A formula gives the value that Excel last showed."""
    told, _ = _done("read", data, columns, limit=limit)
    return [
        SheetRow(number, {key: _value(value) for key, value in values.items()})
        for number, values in told["rows"]
    ]


def with_comments(data: bytes, columns: Sequence[Column], errors: Sequence[CellError]) -> bytes:
    """Marks of an earlier round vanish. Raises what `read_rows` raises, but for too many rows."""
    _, marked = _done("mark", data, columns, errors=[asdict(error) for error in errors])
    return marked


def _done(
    work: str, data: bytes, columns: Sequence[Column], **facts: Any
) -> tuple[dict[str, Any], bytes]:
    asked = {"work": work, "columns": [asdict(column) for column in columns], **facts}
    try:
        told, made = run(CHILD, asked, data)
    except BrokeOffError:
        raise TooLarge(UNPACKED) from None
    if error := told.get("error"):
        raise _error(error, told["facts"])
    return told, made


def _value(told: Any) -> Value:
    """A day is `{"day": "2026-11-30"}`."""
    value: Value = date.fromisoformat(told[DAY]) if isinstance(told, dict) else told
    return value


def _error(name: str, facts: list[Any]) -> SheetError:
    match name:
        case "TooLarge":
            return TooLarge(*facts)
        case "TooManyRows":
            return TooManyRows(*facts)
        case "MissingColumns":
            return MissingColumns(tuple(facts[0]))
    return NotASheet()
