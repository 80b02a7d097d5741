"""What is offered instead of an answer that was not taken."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.rejections import OutOfRange, TooLong, TooShort
from forms.repairs import repair_of, shortened


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("SAPA WARGA", 10, "SAPA WARGA"),
        ("SAPA WARGA KITA", 10, "SAPA WARGA"),
        ("SAPA WARGA KITA", 11, "SAPA WARGA"),
        ("SAPA WARGA KITA", 9, "SAPA"),
        ("SAPA, WARGA", 6, "SAPA"),
        ("SAPAWARGA KITA", 4, "SAPA"),
        ("  SAPA  ", 4, "SAPA"),
        ("- - - -", 3, "- -"),
    ],
)
def test_cut_at_the_last_whole_word(text: str, most: int, short: str) -> None:
    assert shortened(text, most) == short


@given(st.text(min_size=1).filter(str.strip), st.integers(1, 50))
def test_what_is_left_fits_and_is_the_beginning(text: str, most: int) -> None:
    short = shortened(text, most)
    assert 0 < len(short) <= most
    assert text.strip().startswith(short)


def test_a_repair_is_carried() -> None:
    assert repair_of(TooLong(10, 15, "SAPA WARGA")) == "SAPA WARGA"
    assert repair_of(TooLong(10, 15)) is None
    assert repair_of(TooShort(3, 1)) is None


@pytest.mark.parametrize(
    ("day", "repair"),
    [
        (date(2062, 11, 24), "24/11/2026"),
        (date(2206, 11, 24), "24/11/2026"),
        (date(226, 11, 24), "24/11/2026"),
        (date(2030, 11, 24), None),
        (date(2042, 2, 28), "28/02/2024"),
        (date(2072, 2, 29), None),
    ],
)
def test_digits_of_a_year_that_changed_places(day: date, repair: str | None) -> None:
    error = OutOfRange(day, date(2016, 11, 24), date(2028, 11, 24))
    assert repair_of(error) == repair
