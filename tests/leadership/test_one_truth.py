"""Whatever is asked, chat, picture, spreadsheet, paper and text to paste say the same.

500 random filters over a random year: all of them as text, as picture data and as a spreadsheet
that is read back; every fiftieth as a PDF too, since typst takes its time.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cache
from html import unescape
from io import BytesIO

from openpyxl import load_workbook
from xlsxwriter import Workbook

from models import Unit
from reports.listing import OPTIONS, fill, listing_pdf
from services.instrument import Instrument, load_instruments
from services.rankings import OPTIONS as LISTS
from services.rankings import Facet, Filter, Measure, Ranking, rank, read
from services.rankings.entries import Entry
from services.rankings.filters import UNIT_KINDS
from settings import ROOT
from tests.reports.paper import flat, pages
from texts import listing as listings
from texts import rankings as words
from texts.listing import Listing
from texts.words import number

AT = datetime.fromisoformat("2026-11-30T08:00+07:00")
MANY, PRINTED = 500, 50
NAMES = ("=SUM(A1)", "<b>TEBAL", "A & B", "SI PINTAR", "ÉLAN", "+62", "-7", "@RT", "e-Surat")


@cache
def instrument() -> Instrument:
    return load_instruments(ROOT / "data").by_year[2026]


@dataclass(frozen=True, slots=True)
class Year:
    units: tuple[Unit, ...]
    entries: tuple[Entry, ...]


def some_year(dice: random.Random) -> Year:
    units = tuple(
        Unit(
            id=n,
            code=f"U{n}",
            kind=dice.choice(UNIT_KINDS),
            name=f"Unit {n}",
            short_name=f"Unit{n}",
            is_mandated=n % 4 > 0,
            is_confirmed=True,
        )
        for n in range(1, 15)
    )
    entries = tuple(_entry(n, dice.choice(units), dice) for n in range(1, 46))
    return Year(units, entries)


def _entry(number_: int, unit: Unit, dice: random.Random) -> Entry:
    values = {Measure.COUNT: Decimal(1), Measure.SPEED: Decimal(dice.randrange(300))}
    for measure in (Measure.OFFICIAL, Measure.VERIFIED, Measure.SELF, Measure.COMPLETE):
        if dice.random() < 0.7:
            values[measure] = Decimal(dice.randrange(0, 1110)) / dice.choice((7, 8, 10))
    facets = {str(facet): dice.choice(instrument().options(LISTS[facet])) for facet in Facet}
    name = f"{dice.choice(NAMES)} {number_}"
    return Entry(number_, name, unit.short_name, unit.id or 0, unit.kind, values, facets)


def some_filter(dice: random.Random) -> Filter:
    facets = {
        str(facet): dice.choice(instrument().options(LISTS[facet]))
        for facet in Facet
        if dice.random() < 0.12
    }
    of_units = dice.random() < 0.4
    return Filter(
        year=2026,
        measure=dice.choice((None, *Measure)),
        of_units=of_units,
        kind=dice.choice(UNIT_KINDS) if dice.random() < 0.25 else "",
        top=dice.choice((0, 0, 3, 10)),
        is_reversed=dice.random() < 0.2,
        unit=0 if of_units or dice.random() < 0.8 else dice.randrange(1, 15),
        **facets,
    )


def said_in_chat(found: Ranking) -> list[str]:
    """The lines of all pages of the card."""
    count = words.last_page(found) + 1
    cards = [unescape(re.sub(r"</?b>", "", words.text(found, n, AT))) for n in range(count)]
    assert all(len(card) <= words.CAPTION for card in cards)
    return [line for card in cards for line in _lines(card)]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if re.match(r"\d+=?\. ", line)]


def drawn(found: Ranking) -> Iterator[str]:
    for page in range(words.last_page(found) + 1):
        rows = words.picture(found, AT, page)["rows"]
        assert isinstance(rows, list)
        for row in rows:
            unit = f" · {row['unit']}" if row["unit"] else ""
            yield f"{row['place']}. {row['name']}{unit} · {row['value']}"


def read_back(listing: Listing, rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Of a sheet, what the list had in cells; an empty cell is none."""
    assert [str(head) for head in rows[0]] == list(listing.heads)
    return [tuple("" if cell is None else cell for cell in row) for row in rows[1:]]


def as_rows(lines: list[str]) -> list[tuple[int, str]]:
    """Place and number, as a spreadsheet would have them."""
    found = [re.fullmatch(r"(\d+)=?\. .* · ([\d,]+)(?:%| hari)?", line) for line in lines]
    return [(int(it[1]), it[2]) for it in found if it]


def test_500_filters_say_the_same_everywhere() -> None:
    dice, target = random.Random(9), BytesIO()  # noqa: S311
    year = some_year(dice)
    found = [rank(year.entries, year.units, some_filter(dice)) for _ in range(MANY)]
    listed = [words.listing(one, AT) for one in found]
    with Workbook(target, OPTIONS) as book:
        for n, listing in enumerate(listed):
            fill(book.add_worksheet(str(n)), listing, book)
    sheets = load_workbook(target, read_only=True)
    for n, (one, listing) in enumerate(zip(found, listed, strict=True)):
        said = said_in_chat(one)
        assert len(said) == len(one.places)
        assert said == list(drawn(one))
        assert words.picture(one, AT)["more"] == ""  # fewer than fit: all of them are on it
        assert [line for line in listing.lines if line] == said
        assert _lines(unescape(listings.pasted(listing).text)) == said
        cells = read_back(listing, list(sheets[str(n)].iter_rows(values_only=True)))
        assert cells == list(listing.rows)
        column = listing.heads.index("Jenis") + 1
        numbers = [(row[0], number(float(str(row[column])))) for row in cells]
        assert numbers == as_rows(said)
    assert sum(1 for one in found if one.places) > MANY // 2  # else nothing was shown


def test_paper_says_it_too() -> None:
    dice = random.Random(9)  # noqa: S311
    year = some_year(dice)
    filters = [some_filter(dice) for _ in range(MANY)]
    compared = 0
    for wanted in filters[::PRINTED]:
        listing = words.listing(rank(year.entries, year.units, wanted), AT)
        printed = flat(" ".join(pages(listing_pdf(listings.paper(listing, ("Kabupaten",))))))
        assert flat(listing.title) in printed
        for row in listing.rows:
            shown = "".join(listings.written(cell) or "–" for cell in row)
            assert flat(shown) in printed
        compared += len(listing.rows)
    assert compared > MANY // PRINTED  # else hardly anything was printed


def test_every_filter_fits_a_button_and_reads_back() -> None:
    dice = random.Random(9)  # noqa: S311
    for _ in range(MANY):
        wanted = some_filter(dice)
        at = words.address(wanted, "rankone", page=99, aside="text")
        assert len(str(at)) <= 64
        assert read(at.key, at.choice, at.row, instrument().options) == wanted
    marks = {(one, read_mark(one)) for name in LISTS.values() for one in instrument().options(name)}
    assert len({mark for _, mark in marks}) == len({one for one, _ in marks})


def read_mark(option: str) -> str:
    return Filter(2026, affair=option).choice.rpartition(".")[2]
