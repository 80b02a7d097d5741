"""What would have been taken instead, where it is plain what was meant."""

import re
from datetime import date

from forms.dates import written
from forms.rejections import NotAnOption, OutOfRange, Rejection


def repair_of(rejection: Rejection) -> str | None:
    """The text that is accepted if it is said instead; shown as a button, never assumed."""
    if isinstance(rejection, OutOfRange):
        return _with_year_mended(rejection)
    if isinstance(rejection, NotAnOption):
        return rejection.nearest[0] if len(rejection.nearest) == 1 else None
    return rejection.repair


def shortened(text: str, most: int) -> str:
    """Cut after the last whole word within `most` characters; a word longer than that is split."""
    whole = text.strip()
    if len(whole) <= most:
        return whole
    cut = re.match(rf".{{0,{most}}}(?!\S)", whole, re.DOTALL)
    return (cut[0].rstrip(" \n,;:-–—(") if cut else "") or whole[:most]


def _with_year_mended(error: OutOfRange) -> str | None:
    """Two digits of the year that changed places: 2062 for 2026."""
    year = f"{error.given.year:04}"
    swapped = {year[:n] + year[n + 1] + year[n] + year[n + 2 :] for n in range(3)}
    days = [day for y in swapped if (day := _in_year(error.given, int(y)))]
    fitting = [day for day in days if error.earliest <= day <= error.latest]
    return written(fitting[0]) if len(fitting) == 1 else None


def _in_year(day: date, year: int) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
