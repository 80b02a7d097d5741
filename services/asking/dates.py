"""Days as they are said in a sentence: `20 desember`, `20/12/2026`."""

import re
from collections.abc import Sequence
from datetime import date

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "mei": 5, "jun": 6, "jul": 7, "agu": 8, "ags": 8,
    "agt": 8, "sep": 9, "okt": 10, "nov": 11, "des": 12, "dec": 12, "nop": 11, "aug": 8, "may": 5,
}  # fmt: skip
FULL_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember", "nopember", "pebruari", "december", "august",
)  # fmt: skip
NUMERIC = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{2,4})")


def date_at(words: Sequence[str], n: int, year: int) -> tuple[str | None, int]:
    """ISO, and of how many words, of the day that begins there; of that year where none is said."""
    if numeric := NUMERIC.fullmatch(words[n]):
        day, month, said = map(int, numeric.groups())
        return _made(day, month, said if said > 99 else 2000 + said), 1
    month = _month(words[n + 1]) if n + 1 < len(words) else 0
    if not (words[n].isdigit() and month):
        return None, 0
    following = words[n + 2] if n + 2 < len(words) else ""
    has_year = bool(re.fullmatch(r"20\d\d", following))
    return _made(int(words[n]), month, int(following) if has_year else year), 3 if has_year else 2


def _month(word: str) -> int:
    if word in FULL_MONTHS:
        return MONTHS.get(word[:3], 2)
    return MONTHS.get(word, 0)


def _made(day: int, month: int, year: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
