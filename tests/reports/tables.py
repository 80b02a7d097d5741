"""Columns, and files that hold them, for the tests of sheets."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.sheets import Column, Value
from reports.sheets.reading import read_rows

NAMES = tuple(f"Perangkat daerah ke-{number}, dengan nama yang panjang" for number in range(38))
COLUMNS = (
    Column("name", "Nama inovasi", 40, required=True, note="Nama resmi, tanpa singkatan."),
    Column("unit", "Perangkat daerah", 30, required=True, options=NAMES),
    Column("phone", "Telepon", 18, required=False, as_text=True),
    Column("born", "Tanggal penerapan", 16, required=False),
    Column("score", "Nilai", 10, required=False),
)
HEAD = [column.title for column in COLUMNS]


def workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    sheet = only(book)
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def only(book: Workbook) -> Worksheet:
    return book.worksheets[0]


def saved(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def text_file(rows: list[list[str]], delimiter: str) -> str:
    target = StringIO(newline="")
    csv.writer(target, delimiter=delimiter).writerows(rows)
    return target.getvalue()


def values(data: bytes) -> list[dict[str, Value]]:
    return [row.values for row in read_rows(data, COLUMNS)]


def row(name: Value, **others: Value) -> dict[str, Value]:
    return dict.fromkeys((column.key for column in COLUMNS), None) | {"name": name} | others
