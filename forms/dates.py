"""Dates as Indonesian officers write them."""

import re
from datetime import date, timedelta

from forms.rejections import NotADate

MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
NICKNAMES = {"agt": 8, "ags": 8, "agu": 8, "nop": 11, "nopember": 11, "pebruari": 2}
WORDS = {"hari ini": 0, "sekarang": 0, "kemarin": -1, "kemaren": -1, "besok": 1}
NUMERIC = re.compile(r"([0-9]{1,2})[/.\-\s]([0-9]{1,2})[/.\-\s]([0-9]{4}|[0-9]{2})")
NAMED = re.compile(r"([0-9]{1,2})[\s\-]+([a-z]+)[\s\-.,]+([0-9]{4})")
ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def read_date(text: str, *, today: date) -> date:
    """`24/11/2026`, `24-11-26`, `24 November 2026`, `24 nov 2026`, `2026-11-24`, `kemarin`."""
    said = " ".join(text.casefold().split())
    if said in WORDS:
        return today + timedelta(days=WORDS[said])
    try:
        return date(*_numbers(said))
    except ValueError:
        raise NotADate(text) from None


def _numbers(said: str) -> tuple[int, int, int]:
    if found := ISO.fullmatch(said):
        return int(found[1]), int(found[2]), int(found[3])
    if found := NUMERIC.fullmatch(said):
        year = int(found[3])
        return year + 2000 if year < 100 else year, int(found[2]), int(found[1])
    if found := NAMED.fullmatch(said):
        return int(found[3]), _month(found[2]), int(found[1])
    raise ValueError(said)


def _month(word: str) -> int:
    if word in NICKNAMES:
        return NICKNAMES[word]
    hits = [n for n, name in enumerate(MONTHS, start=1) if len(word) >= 3 and name.startswith(word)]
    if len(hits) != 1:
        raise ValueError(word)
    return hits[0]
