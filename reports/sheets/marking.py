"""The sheet given back, each faulty cell in red with what is wrong beside it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter import Workbook

from reports.sheets.blank import ENTRY, OPTIONS
from reports.sheets.columns import CellError, Column, storable
from reports.sheets.reading import (
    Filled,
    Header,
    filled_rows,
    find_header,
    is_workbook,
    unreadable_is_not_a_sheet,
)

AUTHOR = "Inovasi Kubu Raya"
RED = PatternFill("solid", fgColor="FFF4B6B6")
LINE = 34  # characters of a comment's line, at its width
WIDTH, LINE_HEIGHT = 260, 18  # pixels


def with_comments(data: bytes, columns: Sequence[Column], errors: Sequence[CellError]) -> bytes:
    """Marks of an earlier round vanish. Raises what `read_rows` raises, but for too many rows."""
    rows = filled_rows(data, columns)
    header = find_header(rows, columns)
    with unreadable_is_not_a_sheet():
        book = load_workbook(BytesIO(data if is_workbook(data) else _workbook(rows)))
    sheet = book.worksheets[0]
    for area in list(sheet.merged_cells.ranges):  # a merged cell takes no comment
        sheet.unmerge_cells(str(area))
    _unmark(sheet, header, rows)
    _keep_notes(sheet, header)
    for (row, place), texts in _by_cell(errors, header, columns).items():
        _mark(sheet, row, place, "\n".join(texts))
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _workbook(rows: Sequence[Filled]) -> bytes:
    """A CSV as XLSX; nothing in it becomes a formula."""
    target = BytesIO()
    with Workbook(target, OPTIONS) as book:
        sheet = book.add_worksheet(ENTRY)
        for row in rows:
            for at, cell in enumerate(row.cells):
                sheet.write_string(row.number - 1, at, storable(str(cell)))
    return target.getvalue()


def _by_cell(
    errors: Iterable[CellError], header: Header, columns: Sequence[Column]
) -> dict[tuple[int, int], list[str]]:
    """An error of a column that is not in the sheet stands at the row's start, with its title."""
    titles = {column.key: column.title for column in columns}
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for error in errors:
        place = header.places.get(error.key)
        lost = place is None and error.key in titles
        text = f"{titles[error.key]}: {error.text}" if lost else error.text
        found[error.row, place or 0].append(text)
    return found


def _mark(sheet: Worksheet, row: int, place: int, text: str) -> None:
    cell = sheet.cell(row, place + 1)
    cell.fill = RED
    cell.comment = _note(storable(text), AUTHOR)


def _note(text: str, author: str) -> Comment:
    """As high as its words: openpyxl gives every note the same small box."""
    lines = sum(1 + len(line) // LINE for line in text.splitlines())
    return Comment(text, author, width=WIDTH, height=LINE_HEIGHT * (lines + 1))


def _keep_notes(sheet: Worksheet, header: Header) -> None:
    for place in header.places.values():
        cell = sheet.cell(header.number, place + 1)
        if cell.comment:
            cell.comment = _note(cell.comment.text, cell.comment.author)


def _unmark(sheet: Worksheet, header: Header, rows: Sequence[Filled]) -> None:
    for row in rows:
        for place in {0, *header.places.values()}:
            cell = sheet.cell(row.number, place + 1)
            if cell.fill.fgColor.rgb == RED.fgColor.rgb:  # whichever program saved it since
                cell.comment = None
                cell.fill = PatternFill()
