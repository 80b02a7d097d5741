"""Several tables as one XLSX: typed cells, a head that stays in sight, a filter on each."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from reports.sheets.blank import OPTIONS
from reports.sheets.columns import Value, storable
from texts.package.files import Sheet


def workbook(title: str, sheets: Sequence[Sheet]) -> bytes:
    target = BytesIO()
    with Workbook(target, OPTIONS) as book:
        book.set_properties({"title": storable(title)})
        for sheet in sheets:
            _fill(book, book.add_worksheet(sheet.title), sheet)
    return target.getvalue()


def _fill(book: Workbook, page: Worksheet, sheet: Sheet) -> None:
    cell = {"valign": "top", "text_wrap": True}
    head = book.add_format(
        cell | {"bold": True, "border": 1, "bg_color": "#0b5563", "font_color": "#ffffff"}
    )
    plain = book.add_format(cell)
    day = book.add_format(cell | {"num_format": "dd/mm/yyyy", "align": "left"})
    for at, (title, width) in enumerate(sheet.heads):
        page.set_column(at, at, width)
        page.write_string(0, at, storable(title), head)
        for row, values in enumerate(sheet.rows, start=1):
            _put(page, (row, at), values[at], plain, day)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, max(1, len(sheet.rows)), len(sheet.heads) - 1)


def _put(page: Worksheet, cell: tuple[int, int], value: Value, plain: Format, day: Format) -> None:
    if value is None:
        return
    if isinstance(value, date):
        page.write_datetime(*cell, value, day)
    elif isinstance(value, str):
        page.write_string(*cell, storable(value), plain)
    else:
        page.write_number(*cell, value, plain)
