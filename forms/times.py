"""When the bot may write unasked: the hours of the week, and days that are not as the calendar
says."""

import re
from dataclasses import dataclass, replace
from typing import Any

from forms.choices import listed
from forms.clock import Clock
from forms.collected import Choices
from forms.kinds import Choice, Date, Form, Reading, Said, Text

WEEK = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
SPAN = re.compile(r"(\w+)\s*(?:-|–|sampai|s\.?/?d\.?)\s*(\w+)")
EVERY_DAY = "setiap hari"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekdays(Choices):
    """Kept as their names. Typed also from one to another: `Senin-Kamis`, `setiap hari`."""

    options: str | tuple[str, ...] = WEEK

    def add(self, parts: list[dict[str, Any]], said: Said, at: Reading) -> list[dict[str, Any]]:
        named = [day for one in listed(said.text, WEEK) for day in _span(one)]
        return Choices.add(self, parts, replace(said, text=", ".join(named)), at)


def _span(text: str) -> tuple[str, ...]:
    plain = text.casefold().strip()
    if plain == EVERY_DAY:
        return WEEK
    by_name = {day.casefold(): n for n, day in enumerate(WEEK)}
    found = SPAN.fullmatch(plain)
    first, last = (by_name.get(name) for name in found.groups()) if found else (None, None)
    return (text,) if first is None or last is None else WEEK[first : last + 1] or (text,)


DAY_OFF, DAY_WORKED = "Libur", "Masuk"
HOURS = Form(
    "hours",
    2,
    (
        Weekdays(key="weekdays"),
        Clock(key="opens"),
        Clock(key="closes"),
        Date(key="since", years_back=0, required=False),
        Date(key="until", years_back=0, required=False),
    ),
)
HOURS_CHANGE = Form("hours_change", 2, HOURS.questions)
CALENDAR_DAY = Form(
    "calendar_day",
    1,
    (
        Choice(key="what", options=(DAY_OFF, DAY_WORKED)),
        Date(key="day", years_back=0),
        Text(key="reason", least=3, most=200),
    ),
)
