"""Units side by side, and over the years: the number first, what is missing said."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from services.asking.question import Question
from services.comparing import LEAST, MOST, Compared, Line, OfRegency, Row
from services.rankings.filters import SCORES, Measure
from texts.asking import asked, chips
from texts.listing import Cell, Listing, cell, of_view
from texts.rankings import MEASURES, UNITS
from texts.screen import Screen, short
from texts.words import escape, moment, number

NAMES: dict[Row, str] = dict(MEASURES.items()) | {
    OfRegency.HAVING: "perangkat daerah yang punya inovasi",
    OfRegency.INDEX: "indeks inovasi daerah",
}
MEAN = "Skor kabupaten adalah rata-rata inovasi yang punya skor itu."
UNKNOWN = "belum ada"
OF_UNITS = (
    f"<b>Bandingkan {LEAST} sampai {MOST} perangkat daerah</b>: sebutkan namanya.\n\n"
    "Contoh:\n/banding dinkes disdikbud\n/banding dinkes, dinsos, dlh 2025\n\n"
    "Kalimat biasa juga bisa: “skor dinsos sama dpmd tinggian mana?”"
)


def which_units() -> Screen:
    return Screen(OF_UNITS)


def card(question: Question, found: Compared, view_id: int, at: datetime) -> Screen:
    lines = [f"<b>{escape(title(found))}</b>", ""]
    lines += _lines(found)
    lines += ["", *(f"<i>{escape(note)}</i>" for note in notes(found)), f"Data per {moment(at)}"]
    buttons = (*chips(question, view_id, found.year), *of_view(view_id))
    return Screen("\n".join(lines), buttons)


def title(found: Compared) -> str:
    """`Dinkes 87,5 · Disdikbud belum ada: skor verifikasi 2026`."""
    name, line = NAMES[found.main], found.main_line
    if found.year:
        said = " · ".join(
            f"{head} {_shown(value, found.main)}"
            for head, value in zip(found.heads, line.values, strict=True)
        )
        return f"{said}: {name} {_of_year(found)}"
    subject = found.subject or "Kabupaten"
    return f"{subject}: {name} {_change(found)}"


def notes(found: Compared) -> list[str]:
    """What has to be known to read the numbers."""
    said = []
    shown = [found.main_line, *_others(found)]
    if any(value is None for line in shown for value in line.values):
        said.append(f"“{UNKNOWN}” berarti tidak tercatat di sini, bukan nol.")
    if found.main in SCORES[1:]:
        said.append(f"{NAMES[found.main].capitalize()} bukan skor resmi.")
    if not found.year and not found.subject and found.main in SCORES:
        said.append(MEAN)
    return said


def listing(question: Question, found: Compared, at: datetime) -> Listing:
    """A row for each measure of which something is known, the main one first."""
    shown = [found.main_line, *_others(found)]
    return Listing(
        name="Perbandingan" if found.year else "Tren",
        title=title(found),
        notes=tuple(notes(found)),
        heads=("Ukuran", *found.heads),
        widths=("1.6fr", *("1fr" for _ in found.heads)),
        rows=tuple((_head(one.row), *(_cell(value) for value in one.values)) for one in shown),
        lines=tuple(_line(one, found.heads) for one in shown),
        as_of=moment(at),
        filter=asked(question, found.year),
    )


def picture(found: Compared, at: datetime) -> dict[str, object]:
    """As `reports.comparison` draws it."""
    line = found.main_line
    most = max((value for value in line.values if value is not None), default=Decimal(1))
    rows = [
        {
            "name": short(head, 40),
            "value": _shown(value, found.main),
            "share": float(value / most) if value is not None and most else 0.0,
            "is_known": value is not None,
        }
        for head, value in zip(found.heads, line.values, strict=True)
    ]
    more = [
        {"name": _named(one.row), "values": [_shown(v, one.row) for v in one.values]}
        for one in _others(found)
    ]
    return {
        "title": title(found),
        "notes": notes(found),
        "rows": rows,
        "more": more,
        "heads": list(found.heads),
        "as_of": moment(at),
    }


def _lines(found: Compared) -> list[str]:
    """One block for each row of which something is known; the main one first."""
    shown = [found.main_line, *_others(found)]
    return [
        f"{escape(_named(one.row))}: "
        + " · ".join(
            f"{escape(short(head, 24))} <b>{_shown(value, one.row)}</b>"
            for head, value in zip(found.heads, one.values, strict=True)
        )
        for one in shown
    ]


def _line(one: Line, heads: Sequence[str]) -> str:
    said = " · ".join(
        f"{head} {_shown(value, one.row)}" for head, value in zip(heads, one.values, strict=True)
    )
    return f"{_named(one.row)} · {said}"


def _head(row: Row) -> str:
    unit = UNITS.get(row, "").strip() if isinstance(row, Measure) else ""
    return _named(row) + (f" ({unit})" if unit else "")


def _named(row: Row) -> str:
    name = NAMES[row]
    return name[0].upper() + name[1:]


def _cell(value: Decimal | None) -> Cell:
    """What nobody has recorded is no number."""
    return UNKNOWN if value is None else cell(value)


def _others(found: Compared) -> Sequence[Line]:
    return [one for one in found.lines if one.row != found.main and not one.is_empty]


def _shown(value: Decimal | None, row: Row) -> str:
    if value is None:
        return UNKNOWN
    unit = UNITS.get(row, "") if isinstance(row, Measure) else ""
    return number(value) + unit


def _of_year(found: Compared) -> str:
    of = "penilaian " if found.main is Measure.OFFICIAL else ""
    return f"{of}{found.year}"


def _change(found: Compared) -> str:
    """Between the last two years of which something is known."""
    known = [
        (head, value)
        for head, value in zip(found.heads, found.main_line.values, strict=True)
        if value is not None
    ]
    if not known:
        return f"{found.heads[0]}–{found.heads[-1]} {UNKNOWN}"
    (year, now) = known[-1]
    if len(known) == 1:
        return f"{_shown(now, found.main)} ({year}); tahun lain {UNKNOWN}"
    (earlier, before) = known[-2]
    moved = "naik" if now > before else "turun" if now < before else "tetap"
    return f"{moved}, {earlier} {_shown(before, found.main)} → {year} {_shown(now, found.main)}"
