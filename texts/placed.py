"""Where a unit stands, and who is above or below a score."""

import operator
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from services.rankings import Place, Ranking
from texts import rankings
from texts.listing import Listing, of_view
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


def filtered(op: str, value: float, found: Ranking, view_id: int, at: datetime) -> Screen:
    fitting = _fitting(op, value, found)
    lines = [f"<b>{_title(op, value, found)}</b>", *_note(found), ""]
    lines += [f"• {_line(one, found)}" for one in fitting[:MOST]]
    if len(fitting) > MOST:
        lines.append(f"… dan {len(fitting) - MOST} lagi")
    if found.without:
        lines.append(f"{found.without} lainnya belum punya angka.")
    text = "\n".join([*lines, "", f"Data per {moment(at)}"])
    return Screen(text, of_view(view_id) if fitting else ())


def listing(op: str, value: float, found: Ranking, at: datetime) -> Listing:
    """Of a ranking, those on that side of the number."""
    within = rankings.listing(replace(found, places=_fitting(op, value, found)), at)
    return replace(within, title=_title(op, value, found))


def _fitting(op: str, value: float, found: Ranking) -> tuple[Place, ...]:
    _, fits = SIDES[op]
    return tuple(one for one in found.places if fits(float(one.value), value))


def _title(op: str, value: float, found: Ranking) -> str:
    what = "perangkat daerah" if found.filter.of_units else "inovasi"
    side = f"{MEASURES[found.measure]} {SIDES[op][0]} {number(value)}"
    return f"{len(_fitting(op, value, found))} {what} dengan {side}, {found.filter.year}"


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
