"""A list on paper and as a spreadsheet."""

from collections.abc import Mapping
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports import typesetting
from texts.listing import Listing

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "d mmm yyyy",
}
WIDEST = 60  # characters of a column


def listing_pdf(paper: Mapping[str, object]) -> bytes:
    """`paper` is what `texts.listing.paper` makes."""
    return typesetting.pdf("listing", paper)


def listing_png(picture: Mapping[str, object]) -> bytes:
    """1,000 pixels wide; `picture` is what `texts.listing.drawn` makes."""
    return typesetting.png("list", picture)


def listing_sheet(listing: Listing) -> bytes:
    """Numbers are numbers; the head stays in sight and can be filtered; a sheet of its own says
    what was asked, when and by whom. Nothing in a cell is ever read as a formula."""
    target = BytesIO()
    with Workbook(target, OPTIONS) as book:
        fill(book.add_worksheet(listing.name[:31]), listing, book)
        aside = book.add_worksheet("Saringan")
        for number, row in enumerate(listing.about):
            aside.write_row(number, 0, row)
        aside.set_column(0, 0, 24)
        aside.set_column(1, 1, WIDEST, book.add_format({"text_wrap": True}))
    return target.getvalue()


def fill(sheet: Worksheet, listing: Listing, book: Workbook) -> None:
    bold = book.add_format({"bold": True, "bg_color": "#eef4f5", "bottom": 1})
    sheet.write_row(0, 0, listing.heads, bold)
    for number, row in enumerate(listing.rows, start=1):
        sheet.write_row(number, 0, row)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(listing.rows)), len(listing.heads) - 1)
    for column, head in enumerate(listing.heads):
        longest = max([len(head) + 3, *(len(str(row[column])) for row in listing.rows)])
        sheet.set_column(column, column, min(WIDEST, longest + 1))
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
