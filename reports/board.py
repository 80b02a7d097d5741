"""The board as a spreadsheet."""

from io import BytesIO

from xlsxwriter import Workbook


def board_sheet(year: int, units: list[tuple[str, str, str]], as_of: str) -> bytes:
    """`units` as (kind, short name, full name). Nothing in a cell is ever read as a formula."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        sheet = book.add_worksheet(f"Belum {year}")
        bold = book.add_format({"bold": True})
        sheet.write_row(0, 0, ["No", "Jenis", "Singkatan", "Perangkat daerah"], bold)
        for number, unit in enumerate(units, start=1):
            sheet.write_row(number, 0, [number, *unit])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(units), 3)
        sheet.autofit()
        sheet.write(len(units) + 2, 0, f"Data per {as_of}")
    return target.getvalue()
