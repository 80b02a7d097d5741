"""Rows of a sheet as people send it: XLSX or CSV, a letterhead above, blank rows between."""

import csv
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from io import BytesIO, StringIO
from itertools import islice
from typing import NamedTuple

from openpyxl import load_workbook

from forms.archives import TooMuchInItError, parts_of
from forms.clean import clean
from reports.sheets.columns import (
    ROWS,
    Column,
    MissingColumns,
    NotASheet,
    SheetError,
    SheetRow,
    TooLarge,
    TooManyRows,
    Value,
)

UNPACKED = 32 * 1024 * 1024  # bytes: a full sheet of long texts takes a third of it
HEADER_WITHIN = 20  # filled rows
EXCEL_ROWS = 1_048_576
WIDEST = 256  # columns that we look at
ZIP = b"PK"
ENCODINGS = ("utf-8-sig", "cp1252")  # the second is what Excel saves as plain "CSV"
DELIMITERS = ";,\t"


class Filled(NamedTuple):
    """A row in which something stands."""

    number: int
    cells: Sequence[object]


class Header(NamedTuple):
    number: int
    places: dict[str, int]  # key of a column -> index in `cells`


def read_rows(data: bytes, columns: Sequence[Column], limit: int = ROWS) -> list[SheetRow]:
    """The first sheet below its header. A formula gives the value that Excel last showed."""
    rows = filled_rows(data, columns, most=limit + HEADER_WITHIN + 1)
    header = find_header(rows, columns)
    found = [row for row in rows if row.number > header.number]
    if len(found) > limit:
        raise TooManyRows(limit)
    return [SheetRow(row.number, _values(row, header, columns)) for row in found]


def filled_rows(data: bytes, columns: Sequence[Column], most: int = EXCEL_ROWS) -> list[Filled]:
    rows = _workbook(data) if is_workbook(data) else _csv(data, columns)
    numbered = map(Filled._make, enumerate(islice(rows, EXCEL_ROWS), start=1))
    with unreadable_is_not_a_sheet():
        return list(islice(filter(_holds_anything, numbered), most))


@contextmanager
def unreadable_is_not_a_sheet() -> Iterator[None]:
    """A broken file breaks openpyxl in any way there is."""
    try:
        yield
    except SheetError:
        raise
    except Exception as error:
        raise NotASheet from error


def find_header(rows: Sequence[Filled], columns: Sequence[Column]) -> Header:
    """The row with most of our titles; it must have all that are required."""
    candidates = [Header(row.number, _places(row.cells, columns)) for row in rows[:HEADER_WITHIN]]
    best = max(candidates, key=lambda header: len(header.places), default=Header(0, {}))
    missing = tuple(c.title for c in columns if c.required and c.key not in best.places)
    if missing or not best.places:
        raise MissingColumns(missing or tuple(column.title for column in columns))
    return best


def is_workbook(data: bytes) -> bool:
    return data.startswith(ZIP)


def _holds_anything(row: Filled) -> bool:
    return any(_trimmed(cell) is not None for cell in row.cells)


def _workbook(data: bytes) -> Iterator[Sequence[object]]:
    try:
        parts_of(data, UNPACKED)
    except TooMuchInItError:
        raise TooLarge(UNPACKED) from None
    with closing(load_workbook(BytesIO(data), read_only=True, data_only=True)) as book:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # some programs write a wrong size, and rows would be lost
        yield from (cells[:WIDEST] for cells in sheet.iter_rows(values_only=True))


def _csv(data: bytes, columns: Sequence[Column]) -> Iterator[Sequence[object]]:
    if len(data) > UNPACKED:
        raise TooLarge(UNPACKED)
    text = _decoded(data)

    def titles(delimiter: str) -> int:
        head = islice(_split(text, delimiter), HEADER_WITHIN)
        return max((len(_places(cells, columns)) for cells in head), default=0)

    yield from _split(text, max(DELIMITERS, key=titles))


def _split(text: str, delimiter: str) -> Iterator[Sequence[str]]:
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter)


def _decoded(data: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotASheet


def _places(cells: Sequence[object], columns: Sequence[Column]) -> dict[str, int]:
    keys = {_plain(column.title): column.key for column in columns}
    places: dict[str, int] = {}
    for at, cell in enumerate(cells):
        if (key := keys.get(_plain(cell))) is not None:
            places.setdefault(key, at)
    return places


def _plain(title: object) -> str:
    return " ".join(str(title).replace("*", " ").split()).casefold()


def _values(row: Filled, header: Header, columns: Sequence[Column]) -> dict[str, Value]:
    return {column.key: _value(row, header.places.get(column.key), column) for column in columns}


def _value(row: Filled, place: int | None, column: Column) -> Value:
    if place is None or place >= len(row.cells):
        return None
    value = _trimmed(row.cells[place])
    return _as_text(value) if column.as_text and value is not None else value


def _as_text(value: str | float | date) -> str:
    """A number that Excel made of a name, without the `.0` it may have gained."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)


def _trimmed(cell: object) -> Value:
    if isinstance(cell, str):
        return clean(cell.replace("_x000D_", "")).strip() or None
    if isinstance(cell, bool):
        return "Ya" if cell else "Tidak"
    if isinstance(cell, datetime):
        return cell.date()
    if cell is None or isinstance(cell, int | float | date):
        return cell
    return str(cell)
