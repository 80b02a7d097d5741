"""Dates as Indonesian officers write them."""

import re
from calendar import monthrange
from datetime import date, timedelta

from rapidfuzz import fuzz, process

from forms.rejections import NotADate

MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
NICKNAMES = {"agt": 8, "ags": 8, "agu": 8, "nop": 11, "nopember": 11, "pebruari": 2}
WORDS = {
    "hari ini": 0, "sekarang": 0, "kemarin": -1, "kemaren": -1, "besok": 1, "lusa": 2,
    "kemarin lusa": -2, "kemarin dulu": -2, "minggu depan": 7, "pekan depan": 7,
}  # fmt: skip
ALIKE = 75  # rapidfuzz.fuzz.ratio, 0-100
# The name of a day adds nothing: the date decides.
PREFIX = re.compile(
    r"(?:(?:pada|sejak|mulai|hari|senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad)[\s,]+)*"
    r"(?:(?:tgl|tanggal)[\s.:]*)?"
)
AGO = re.compile(r"([0-9]{1,3}) hari (?:yang |yg )?lalu")
NUMERIC = re.compile(r"([0-9]{1,2})[/.\-\s]([0-9]{1,2})[/.\-\s]([0-9]{4}|[0-9]{2})")
NAMED = re.compile(r"([0-9]{1,2})[\s/.\-]*([a-z]+)[\s/.,\-]*([0-9]{4}|[0-9]{2})")
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")
WITHOUT_DAY = re.compile(r"(?:bulan )?()([a-z]+|[0-9]{1,2})[\s/\-.,]+([0-9]{4})")
WITHOUT_YEAR = re.compile(r"([0-9]{1,2})[\s/\-]+([a-z]+|[0-9]{1,2})()")
Numbers = tuple[int, int, int]  # year, month, day


def read_date(text: str, *, today: date, is_past: bool = False) -> date:
    """`24/11/2026`, `24-11-26`, `Senin, 24 Nov 2026`, `2026-11-24`, `kemarin`, `2 hari lalu`. Of
    what `is_past`, a day without its year is offered as the last such day."""
    said = " ".join(text.casefold().split())
    if said in WORDS:
        return today + timedelta(days=WORDS[said])
    if found := AGO.fullmatch(said):
        return today - timedelta(days=int(found[1]))
    said = PREFIX.sub("", said, count=1).rstrip(" .,")
    try:
        return date(*_numbers(said))
    except ValueError:
        raise NotADate(text, _repair(said, today, is_past=is_past)) from None


def written(day: date) -> str:
    """`24/11/2026`, which reads back as the same; `%Y` would leave out zeros."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _numbers(said: str) -> Numbers:
    if found := ISO.fullmatch(said):
        return int(found[1]), int(found[2]), int(found[3])
    if found := NUMERIC.fullmatch(said):
        return _year(found[3]), int(found[2]), int(found[1])
    if found := NAMED.fullmatch(said):
        return _year(found[3]), _month(found[2]), int(found[1])
    raise ValueError(said)


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _month(word: str) -> int:
    if word in NICKNAMES:
        return NICKNAMES[word]
    hits = [n for n, name in enumerate(MONTHS, start=1) if len(word) >= 3 and name.startswith(word)]
    if len(hits) != 1:
        raise ValueError(word)
    return hits[0]


def _repair(said: str, today: date, *, is_past: bool) -> str | None:
    try:
        return written(_mended(*_meant(said, today, is_past=is_past)))
    except ValueError:
        return None


def _meant(said: str, today: date, *, is_past: bool) -> Numbers:
    """The numbers of a date that is not one: a day or a year may lack, a month may be misspelt."""
    for shape in (TOGETHER, NAMED, WITHOUT_DAY, WITHOUT_YEAR):
        if found := shape.fullmatch(said):
            month, day = _likely_month(found[2]), int(found[1] or 1)
            find = _last_year if is_past else _nearest_year
            year = _year(found[3]) if found[3] else find(month, day, today)
            return year, month, day
    return _numbers(said)


def _mended(year: int, month: int, day: int) -> date:
    """A month and a day that changed places; a day after the end of its month."""
    if month > 12 and 1 <= day <= 12:
        month, day = day, month
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise ValueError(month, day)
    return date(year, month, min(day, monthrange(year, month)[1]))


def _likely_month(word: str) -> int:
    if word.isdigit():
        return int(word)
    try:
        return _month(word)
    except ValueError:
        found = process.extractOne(word, MONTHS, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if found is None:
            raise
        return found[2] + 1


def _last_year(month: int, day: int, today: date) -> int:
    """The year of the last such day."""
    return today.year - (_mended(today.year, month, day) > today)


def _nearest_year(month: int, day: int, today: date) -> int:
    """The year in which that day lies nearest to today."""
    years = (today.year, today.year - 1, today.year + 1)
    return min(years, key=lambda year: abs((_mended(year, month, day) - today).days))
