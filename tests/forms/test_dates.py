"""Dates as officers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.dates import MONTHS, read_date, written
from forms.rejections import NotADate, Rejection
from forms.repairs import repair_of
from tests.forms.anything import ANYTHING, often

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
        ("minggu depan", date(2026, 12, 7)),
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


@pytest.mark.parametrize(
    "said",
    [
        "Selasa, 24 November 2026", "senin 24 november 2026", "tgl 24/11/2026", "Tgl. 24-11-2026",
        "tanggal 24 nopember 2026", "pada hari Selasa, tanggal 24 November 2026", "24 nov 26",
        "24november2026", "sejak 24/11/2026", "24/11/2026.", "24/nov/2026", "6 hari lalu",
        "6 hari yang lalu",
    ],
)  # fmt: skip
def test_what_is_said_around_a_date(said: str) -> None:
    assert read_date(said, today=TODAY) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("said", "repair"),
    [
        ("31/11/2026", "30/11/2026"),
        ("31 november 2026", "30/11/2026"),
        ("29 februari 2026", "28/02/2026"),
        ("11/24/2026", "24/11/2026"),
        ("2026-24-11", "24/11/2026"),
        ("Maret 2026", "01/03/2026"),
        ("bulan Maret, 2026", "01/03/2026"),
        ("03/2026", "01/03/2026"),
        ("24 november", "24/11/2026"),
        ("24/11", "24/11/2026"),
        ("5 januari", "05/01/2027"),
        ("24 nopmber 2026", "24/11/2026"),
        ("17 agutsus 2026", "17/08/2026"),
        ("24112026", "24/11/2026"),
        ("Selasa, 31/11/2026", "30/11/2026"),
    ],
)
def test_an_evident_date_is_offered(said: str, repair: str) -> None:
    with pytest.raises(NotADate) as caught:
        read_date(said, today=TODAY)
    assert repair_of(caught.value) == repair
    assert written(read_date(repair, today=TODAY)) == repair


@pytest.mark.parametrize(
    ("said", "repair"),
    [("1 maret", "01/03/2026"), ("5 desember", "05/12/2025"), ("30/11", "30/11/2026")],
)
def test_of_what_is_past_the_last_such_day_is_offered(said: str, repair: str) -> None:
    with pytest.raises(NotADate) as caught:
        read_date(said, today=TODAY, is_past=True)
    assert repair_of(caught.value) == repair


@pytest.mark.parametrize(
    "said",
    [
        "minggu lalu", "2 minggu lalu", "bulan depan", "24/13/2026", "0/1/2026", "32/1/2026",
        "2026", "24 xyz 2026", "1234 hari lalu", "senin", "24/11/026", "00/2026",
    ],
)  # fmt: skip
def test_nothing_is_offered_where_it_is_not_plain(said: str) -> None:
    with pytest.raises(NotADate) as caught:
        read_date(said, today=TODAY)
    assert repair_of(caught.value) is None


@given(st.dates())
def test_what_is_shown_reads_back(day: date) -> None:
    assert read_date(written(day), today=TODAY) == day
    assert read_date(day.isoformat(), today=TODAY) == day


@often
@given(ANYTHING)
def test_anything_else_is_a_rejection_whose_repair_is_accepted(said: str) -> None:
    try:
        assert isinstance(read_date(said, today=TODAY), date)
    except Rejection as error:
        repair = repair_of(error)
        assert repair is None or written(read_date(repair, today=TODAY)) == repair
