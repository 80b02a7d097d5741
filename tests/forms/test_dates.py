"""Dates as officers write them."""

from datetime import date

import pytest

from forms.dates import MONTHS, read_date
from forms.rejections import NotADate

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    "said",
    [
        "24/11/2026", "24-11-26", "24.11.2026", "24 11 2026", "24 November 2026", "24 nov 2026",
        "24-Nov-2026", "24 nop. 2026", "24 NOPEMBER 2026", "2026-11-24", "  24   november  2026 ",
    ],
)  # fmt: skip
def test_one_day_in_many_ways(said: str) -> None:
    assert read_date(said, today=TODAY) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("hari ini", date(2026, 11, 30)),
        ("Sekarang", date(2026, 11, 30)),
        ("kemarin", date(2026, 11, 29)),
        ("KEMAREN", date(2026, 11, 29)),
        ("besok", date(2026, 12, 1)),
        ("29 pebruari 2024", date(2024, 2, 29)),
        ("17 agt 2026", date(2026, 8, 17)),
        ("5/6/2026", date(2026, 6, 5)),
    ],
)
def test_words_and_nicknames(said: str, day: date) -> None:
    assert read_date(said, today=TODAY) == day


@pytest.mark.parametrize("number", range(1, 13))
def test_months_in_full(number: int) -> None:
    assert read_date(f"9 {MONTHS[number - 1]} 2026", today=TODAY) == date(2026, number, 9)


@pytest.mark.parametrize(
    "said",
    [
        "", "segera", "31/11/2026", "29 februari 2026", "24 ju 2026", "24/13/2026", "0/1/2026",
        "24 november", "2026", "24/11/026", "1 movember 2026", "٢٤/11/2026",
    ],
)  # fmt: skip
def test_what_is_no_date(said: str) -> None:
    with pytest.raises(NotADate) as caught:
        read_date(said, today=TODAY)
    assert caught.value.given == said
