"""A list as it leaves the chat: one value that text, picture, paper and spreadsheet are made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from texts.screen import Address, Button, Row, Screen, rows_of
from texts.words import MONTHS, escape, number

Cell = str | int | float | date
HUNDREDTH = Decimal("0.01")
PICTURED = 50  # lines on a picture
PASTED = 3500  # characters of a text to paste
FORMS = {"png": "🖼 Gambar", "text": "💬 Teks WA", "xlsx": "📄 XLSX", "pdf": "📑 PDF"}


@dataclass(frozen=True, slots=True)
class Listing:
    """`name` is that of the file and its sheet, `lines` say in the chat what `rows` hold in cells;
    `filter` is what was asked, as (what, which). `widths` of the columns on paper, as typst writes
    them."""

    name: str
    title: str
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    widths: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[str, ...]
    as_of: str
    filter: tuple[tuple[str, str], ...]
    asker: str = ""

    @property
    def about(self) -> tuple[tuple[str, str], ...]:
        """What a sheet of its own tells about the list."""
        notes = tuple(("Catatan", note) for note in self.notes)
        asked = ("Diminta oleh", self.asker)
        return (("Isi", self.title), *self.filter, *notes, ("Data per", self.as_of), asked)


def ways(to: Callable[[str], Address]) -> tuple[Row, ...]:
    """The buttons that give a list away; `to` is where one of the forms is. Four in a row would be
    cut on a phone."""
    return tuple(rows_of([Button(label, to(form)) for form, label in FORMS.items()], 2))


def of_view(view_id: int) -> tuple[Row, ...]:
    """Of what a question has found."""
    return ways(lambda form: Address("viewas", view_id, key=form))


def asked_first(screen: Screen, form: str | None) -> Screen:
    """What is given away in the form that was named, if the screen does, stands above all else."""
    label = FORMS.get("text" if form == "teks" else form or "")
    wanted = [button for row in screen.buttons for button in row if button.label == label]
    if not wanted:
        return screen
    rest = [tuple(one for one in row if one not in wanted) for row in screen.buttons]
    first = Button(f"⬇️ {label}", wanted[0].address)
    return replace(screen, buttons=((first,), *(row for row in rest if row)))


def cell(value: Decimal) -> int | float:
    """Rounded as it is written."""
    rounded = value.quantize(HUNDREDTH, ROUND_HALF_UP)
    return int(rounded) if rounded == int(rounded) else float(rounded)


def drawn(it: Listing) -> dict[str, object]:
    """As `reports.listing` draws it: the lines of the chat, what comes first in each of them
    apart."""
    return {
        "title": it.title,
        "notes": list(it.notes),
        "rows": [line.partition(" · ")[::2] for line in it.lines[:PICTURED]],
        "more": "".join(_left(len(it.lines) - PICTURED)),
        "as_of": it.as_of,
    }


def pasted(it: Listing) -> Screen:
    """To be pasted into WhatsApp: nothing but text, bold as it is written there."""
    shown: list[str] = []
    for line in it.lines:
        if sum(map(len, shown)) > PASTED:
            break
        shown.append(line)
    more = _left(len(it.lines) - len(shown))
    text = "\n".join([f"*{it.title}*", *it.notes, "", *shown, *more, "", f"Data per {it.as_of}"])
    return Screen(escape(text))


def paper(it: Listing, letterhead: Sequence[str]) -> dict[str, object]:
    """As `reports.listing` prints it."""
    return {
        "letterhead": list(letterhead),
        "title": it.title,
        "notes": list(it.notes),
        "heads": list(it.heads),
        "widths": list(it.widths),
        "numeric": [_is_numeric(it.rows, n) for n in range(len(it.heads))],
        "rows": [[written(cell) for cell in row] for row in it.rows],
        "as_of": it.as_of,
    }


def written(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell.day} {MONTHS[cell.month - 1][:3]} {cell.year}"
    return cell if isinstance(cell, str) else number(cell)


def _is_numeric(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Words among numbers say that one is not known."""
    return any(not isinstance(row[column], str | date) for row in rows)


def _left(count: int) -> list[str]:
    return [f"… dan {count} lagi"] if count > 0 else []
