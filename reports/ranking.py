"""The ranking as files: what is on the screen as a picture, and as a spreadsheet."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook

from reports import typesetting

Cell = str | int | float


def ranking_png(picture: Mapping[str, object]) -> bytes:
    """1,000 pixels wide; `picture` is what `texts.rankings.picture` makes."""
    return typesetting.png("ranking", picture)


def table_sheet(
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    about: Sequence[tuple[str, str]],
) -> bytes:
    """`about` says on a sheet of its own what was asked, when and by whom. Nothing in a cell is
    ever read as a formula."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, heads, book.add_format({"bold": True}))
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(heads) - 1)
        sheet.autofit()
        aside = book.add_worksheet("Saringan")
        for number, row in enumerate(about):
            aside.write_row(number, 0, row)
        aside.autofit()
    return target.getvalue()
