"""The ranking card: the first line is the number, then the places, then the hour of the data."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from services.rankings import SCORES, Filter, Measure, Place, Ranking
from texts.mandate import KINDS
from texts.scores import RULE
from texts.screen import Address, Button, Row, Screen, rows_of, short, turning
from texts.words import escape, moment, number

PAGE = 10
PICTURED = 50  # places on a picture
PASTED = 3500  # characters of a text to paste
MEASURES = {
    Measure.OFFICIAL: "skor resmi",
    Measure.VERIFIED: "skor verifikasi",
    Measure.SELF: "skor mandiri",
    Measure.COUNT: "jumlah inovasi",
    Measure.COMPLETE: "kelengkapan",
}
TIES = "Nilai sama berbagi peringkat (1, 2, 2, 4); ditandai =."


def card(found: Ranking, page: int, at: datetime) -> Screen:
    last = max(0, (len(found.places) - 1) // PAGE)
    page = min(page, last)
    shown = found.places[page * PAGE : (page + 1) * PAGE]
    lines = [f"<b>{title(found)}</b>", *notes(found)]
    lines += ["", *(escape(line(one, found)) for one in shown)] if shown else []
    text = "\n".join([*lines, "", f"Data per {moment(at)}"])
    turns = turning(page, last, lambda n: address(found.filter, page=n))
    return Screen(text, (*turns, *_offers(found), *_ways(found)))


def title(found: Ranking) -> str:
    wanted, measure = found.filter, MEASURES[found.measure]
    kind = f" {KINDS[wanted.kind].lower()}" if wanted.kind in KINDS else ""
    what = (kind.strip() or "perangkat daerah") if wanted.of_units else f"inovasi{kind}"
    year = f"{_of_year(found.measure)} {wanted.year}"
    if not found.places:
        return f"Belum ada {measure} {what}, {year}."
    order = " terendah" if wanted.is_rising else ""
    return f"{len(found.places)} {what} menurut {measure}{order}, {year}"


def notes(found: Ranking) -> list[str]:
    """What has to be known to read the numbers."""
    said = []
    if found.is_fallback:
        said.append(f"Belum ada skor resmi {found.filter.year}; ini {MEASURES[found.measure]}.")
    elif found.measure in SCORES[1:] and found.places:
        said.append("Bukan skor resmi.")
    if any(one.is_shared for one in found.places):
        said.append(TIES)
    if found.filter.of_units and found.measure in SCORES and found.places:
        said.append(RULE)
    if found.without and found.places:
        said.append(f"{found.without} lainnya belum punya angka.")
    return said


def line(one: Place, found: Ranking) -> str:
    unit = f" · {one.entry.unit}" if one.entry.unit else ""
    return f"{one.place}{_tie(one)}. {short(one.entry.name, 80)}{unit} · {value(one, found)}"


def value(one: Place, found: Ranking) -> str:
    return number(one.value) + ("%" if found.measure is Measure.COMPLETE else "")


def pasted(found: Ranking, at: datetime) -> Screen:
    """To be pasted into WhatsApp: nothing but text, bold as it is written there."""
    head = [f"*{title(found)}*", *notes(found), ""]
    lines: list[str] = []
    for one in found.places:
        if sum(map(len, lines)) > PASTED:
            break
        lines.append(line(one, found))
    more = _more(found, len(lines))
    foot = [*([more] if more else []), "", f"Data per {moment(at)}"]
    return Screen(escape("\n".join([*head, *lines, *foot])))


def picture(found: Ranking, at: datetime) -> dict[str, object]:
    """The card as `reports.ranking` draws it."""
    rows = [
        (f"{one.place}{_tie(one)}", one.entry.name, one.entry.unit, value(one, found))
        for one in found.places[:PICTURED]
    ]
    return {
        "title": title(found),
        "notes": notes(found),
        "rows": rows,
        "more": _more(found, len(rows)),
        "as_of": moment(at),
    }


def sheet(
    found: Ranking, at: datetime
) -> tuple[list[str], list[tuple[str | int | float, ...]], list[tuple[str, str]]]:
    """Heads, rows, and what was asked."""
    heads = ["Peringkat", "Nama", "Perangkat daerah", "Jenis", MEASURES[found.measure].capitalize()]
    rows: list[tuple[str | int | float, ...]] = [
        (
            one.place,
            one.entry.name,
            one.entry.unit or one.entry.name,
            KINDS[one.entry.kind],
            float(round(one.value, 2)),
        )
        for one in found.places
    ]
    about = [("Isi", title(found)), *(("Catatan", note) for note in notes(found))]
    return heads, rows, [*about, ("Data per", moment(at)), ("Diminta oleh", found.asker)]


def address(wanted: Filter, verb: str = "rank", page: int = 0) -> Address:
    what = "u" if wanted.of_units else "i"
    order = "r" if wanted.is_rising else "f"
    choice = f"{what}.{wanted.kind}.{wanted.top}.{order}"
    return Address(verb, wanted.year, page, wanted.measure or "", choice)


def choices(wanted: Filter, years: Sequence[int]) -> Screen:
    """What the ranking can be narrowed to, with the way back."""
    kinds = [("Semua jenis", ""), *((name, kind) for kind, name in KINDS.items())]
    by_kind = [Button(name, address(replace(wanted, kind=kind))) for name, kind in kinds]
    by_year = [Button(str(year), address(replace(wanted, year=year))) for year in years[:8]]
    back = (Button("⬅️ Kembali", address(wanted)),)
    text = "Saring peringkat menurut jenis perangkat daerah, atau pilih tahunnya:"
    return Screen(text, (*rows_of(by_kind, 3), *rows_of(by_year, 4), back))


def _of_year(measure: Measure) -> str:
    return "penilaian" if measure is Measure.OFFICIAL else "inovasi tahun"


def _offers(found: Ranking) -> tuple[Row, ...]:
    """Where there is nothing: what is nearest and has something."""
    if found.places:
        return ()
    near = [replace(found.filter, measure=one) for one in Measure if one in found.measured]
    past = [replace(found.filter, measure=Measure.OFFICIAL, year=y) for y in found.official_years]
    return tuple(
        (
            Button(
                f"➡️ {MEASURES[one.measure or Measure.OFFICIAL].capitalize()} {one.year}",
                address(one),
            ),
        )
        for one in (near[:1] + past[:1])
    )


def _ways(found: Ranking) -> tuple[Row, ...]:
    wanted = found.filter
    marked = [
        Button(
            _marked(name.removeprefix("skor ").capitalize(), measure is found.measure),
            address(
                replace(
                    wanted, measure=measure, of_units=wanted.of_units or measure is Measure.COUNT
                )
            ),
        )
        for measure, name in MEASURES.items()
    ]
    what = [
        Button(
            _marked(name, wanted.of_units is of_units), address(replace(wanted, of_units=of_units))
        )
        for name, of_units in (("Inovasi", False), ("Perangkat daerah", True))
        if of_units or found.measure is not Measure.COUNT
    ]
    kind = KINDS.get(wanted.kind, "Semua jenis")
    narrow = Button(f"{wanted.year} · {kind} ▾", address(wanted, "rankby"))
    return (*rows_of(marked, 3), tuple(what), (narrow,), *_files(found))


def _files(found: Ranking) -> tuple[Row, ...]:
    if not found.places:
        return ()
    kinds = (("🖼 Gambar", "rankpng"), ("💬 Teks WhatsApp", "ranktext"), ("📄 XLSX", "rankxlsx"))
    return (tuple(Button(label, address(found.filter, verb)) for label, verb in kinds),)


def _more(found: Ranking, shown: int) -> str:
    left = len(found.places) - shown
    return f"… dan {left} lagi" if left else ""


def _tie(one: Place) -> str:
    return "=" if one.is_shared else ""


def _marked(label: str, is_current: bool) -> str:
    return f"• {label}" if is_current else label
