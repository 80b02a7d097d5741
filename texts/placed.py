"""Where a unit stands, and who is above or below a score."""

import operator
from collections.abc import Callable
from datetime import datetime
from typing import Any

from services.rankings import Place, Ranking
from texts.rankings import MEASURES, UNITS
from texts.screen import Screen
from texts.words import escape, moment, number

MOST = 40  # places in one message
SIDES: dict[str, tuple[str, Callable[[Any, Any], bool]]] = {
    "<": ("di bawah", operator.lt),
    "<=": ("paling tinggi", operator.le),
    ">": ("di atas", operator.gt),
    ">=": ("paling rendah", operator.ge),
}


def position(unit: str, unit_id: int, found: Ranking, at: datetime) -> Screen:
    measure, year = MEASURES[found.measure], found.filter.year
    place = next((one for one in found.places if one.entry.id == unit_id), None)
    if place is None:
        first = f"{unit} belum punya {measure} {year}"
        more = f"{len(found.places)} perangkat daerah sudah punya angkanya."
    else:
        tie = " (nilai sama berbagi peringkat)" if place.is_shared else ""
        first = f"{unit} peringkat {place.place} dari {len(found.places)} menurut {measure} {year}"
        more = f"Nilainya {_value(place, found)}{tie}."
    lines = [f"<b>{escape(first)}</b>", escape(more), *_note(found), "", f"Data per {moment(at)}"]
    return Screen("\n".join(lines))


def filtered(op: str, value: float, found: Ranking, at: datetime) -> Screen:
    words, fits = SIDES[op]
    fitting = [one for one in found.places if fits(float(one.value), value)]
    what = "perangkat daerah" if found.filter.of_units else "inovasi"
    side = f"{MEASURES[found.measure]} {words} {number(value)}"
    lines = [f"<b>{len(fitting)} {what} dengan {side}, {found.filter.year}</b>", *_note(found), ""]
    lines += [f"• {_line(one, found)}" for one in fitting[:MOST]]
    if len(fitting) > MOST:
        lines.append(f"… dan {len(fitting) - MOST} lagi")
    if found.without:
        lines.append(f"{found.without} lainnya belum punya angka.")
    return Screen("\n".join([*lines, "", f"Data per {moment(at)}"]))


def _line(one: Place, found: Ranking) -> str:
    unit = f" · {one.entry.unit}" if one.entry.unit else ""
    return f"{escape(one.entry.name[:60] + unit)} · {_value(one, found)}"


def _value(one: Place, found: Ranking) -> str:
    return number(one.value) + UNITS.get(found.measure, "")


def _note(found: Ranking) -> list[str]:
    measure = MEASURES[found.measure]
    if not found.is_fallback:
        return []
    return [f"<i>Belum ada skor resmi {found.filter.year}; ini {measure}.</i>"]
