"""A blank to fill in. Only the first sheet is read back: examples stand on the second."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from reports.sheets.columns import ROWS, Column, Value, storable

ENTRY, GUIDE, CHOICES = "Isian", "Petunjuk", "Pilihan"
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
SHOWN_CHOICES = 12
HOW = (
    f"Isi lembar {ENTRY}, satu baris untuk satu data, mulai dari baris kedua.",
    "Jangan ubah judul kolom; urutan kolom boleh diubah.",
    "Kolom berkepala gelap wajib diisi, yang berkepala terang boleh kosong.",
    "Paling banyak {most} baris. Contoh di lembar ini tidak ikut dibaca.",
)


@dataclass(frozen=True, slots=True)
class Look:
    required: Format
    optional: Format
    plain: Format
    text: Format
    day: Format
    title: Format

    @classmethod
    def of(cls, book: Workbook) -> "Look":
        head = {"bold": True, "valign": "vcenter", "text_wrap": True, "border": 1}
        cell = {"valign": "top", "text_wrap": True}
        return cls(
            required=book.add_format(head | {"bg_color": "#0b5563", "font_color": "#ffffff"}),
            optional=book.add_format(head | {"bg_color": "#dbe7e9"}),
            plain=book.add_format(cell),
            text=book.add_format(cell | {"num_format": "@"}),
            day=book.add_format(cell | {"num_format": "dd/mm/yyyy", "align": "left"}),
            title=book.add_format({"bold": True, "font_size": 14}),
        )


def template(
    title: str,
    columns: Sequence[Column],
    example_rows: Sequence[Mapping[str, Value]] = (),
    rows: Sequence[Mapping[str, Value]] = (),
    *,
    most: int = ROWS,
) -> bytes:
    """`example_rows` are shown on the guide, never read; `rows` are filled in already, and `most`
    of them are taken back."""
    target = BytesIO()
    with Workbook(target, OPTIONS) as book:
        book.set_properties({"title": storable(title)})
        look = Look.of(book)
        _entry(book.add_worksheet(ENTRY), look, columns, rows, most)
        _guide(book.add_worksheet(GUIDE), look, (title, most), columns, example_rows)
        _choices(book, columns)
    return target.getvalue()


def _entry(
    sheet: Worksheet,
    look: Look,
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, Value]],
    most: int,
) -> None:
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width, look.text if column.as_text else look.plain)
        sheet.write_comment(0, at, _note(column), {"x_scale": 2})
        if column.options:
            sheet.data_validation(1, at, most, at, _one_of(at))
    _table(sheet, look, columns, rows, top=0)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)


def _guide(
    sheet: Worksheet,
    look: Look,
    about: tuple[str, int],
    columns: Sequence[Column],
    examples: Sequence[Mapping[str, Value]],
) -> None:
    title, most = about
    sheet.write_string(0, 0, storable(title), look.title)
    for row, sentence in enumerate(HOW, start=1):
        sheet.write_string(row, 0, sentence.format(most=most))
    top = len(HOW) + 2
    rules = [
        Column("title", "Kolom", 28, required=True),
        Column("required", "Wajib", 10, required=True),
        Column("note", "Keterangan", 60, required=True),
        Column("options", "Pilihan", 60, required=True),
    ]
    for at, column in enumerate(rules):
        sheet.set_column(at, at, column.width)
    _table(sheet, look, rules, [_rule(column) for column in columns], top)
    if examples:
        top += len(columns) + 2
        sheet.write_string(top, 0, "Contoh", look.title)
        _table(sheet, look, columns, examples, top + 1)


def _table(
    sheet: Worksheet,
    look: Look,
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, Value]],
    top: int,
) -> None:
    for at, column in enumerate(columns):
        head = look.required if column.required else look.optional
        sheet.write_string(top, at, storable(column.title), head)
        for row, values in enumerate(rows, start=top + 1):
            _put(sheet, (row, at), values.get(column.key), look, as_text=column.as_text)


def _put(
    sheet: Worksheet, cell: tuple[int, int], value: Value, look: Look, *, as_text: bool
) -> None:
    if value is None:
        return
    if isinstance(value, date):
        sheet.write_datetime(*cell, value, look.day)
    elif isinstance(value, str) or as_text:
        sheet.write_string(*cell, storable(str(value)), look.text if as_text else look.plain)
    else:
        sheet.write_number(*cell, value, look.plain)


def _choices(book: Workbook, columns: Sequence[Column]) -> None:
    """Lists on a hidden sheet, behind names: Excel keeps such a rule when it saves the file."""
    sheet = book.add_worksheet(CHOICES)
    sheet.hide()
    for at, column in enumerate(columns):
        for row, option in enumerate(column.options):
            sheet.write_string(row, at, storable(option))
        if column.options:
            area = f"{_letters(at)}$1:{_letters(at)}${len(column.options)}"
            book.define_name(_name(at), f"={CHOICES}!{area}")


def _one_of(at: int) -> dict[str, str]:
    return {
        "validate": "list",
        "source": f"={_name(at)}",
        "error_title": "Tidak ada di daftar",
        "error_message": "Pilih salah satu dari daftar pada sel ini.",
    }


def _name(at: int) -> str:
    return f"Pilihan_{at + 1}"


def _letters(at: int) -> str:
    return str(xl_col_to_name(at, col_abs=True))


def _note(column: Column) -> str:
    duty = "Wajib diisi." if column.required else "Boleh dikosongkan."
    return storable(f"{duty} {column.note}".strip())


def _rule(column: Column) -> dict[str, Value]:
    shown = "; ".join(column.options[:SHOWN_CHOICES])
    rest = len(column.options) - SHOWN_CHOICES
    return {
        "title": column.title,
        "required": "Ya" if column.required else "Tidak",
        "note": column.note,
        "options": f"{shown}; dan {rest} lagi, lihat daftar pada selnya" if rest > 0 else shown,
    }
