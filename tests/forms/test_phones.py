"""Telephone numbers as officers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.phones import read_phone, spoken
from forms.rejections import NotAPhone, Rejection
from forms.repairs import repair_of
from tests.forms.anything import ANYTHING, often


@pytest.mark.parametrize(
    "said",
    [
        "0812-3456-7890", "081234567890", "62812 3456 7890", "+62 812 3456 7890", "812 3456 7890",
        "+62 (0)812-3456-7890", "0812.3456.7890", "WA 0812-3456-7890", "No. HP: 0812 3456 7890",
        "wa:081234567890", "0812–3456–7890", " 0812\u00a03456\n7890 ", "+6281234567890",
    ],
)  # fmt: skip
def test_one_number_in_many_ways(said: str) -> None:
    assert read_phone(said) == "+6281234567890"


@pytest.mark.parametrize("said", ["(0561) 123456", "0561-123456", "+62 561 123456", "0561123456"])
def test_a_number_of_an_office(said: str) -> None:
    assert read_phone(said) == "+62561123456"


@pytest.mark.parametrize(
    ("phone", "said"), [("+6281234567890", "0812-3456-7890"), ("+62561123456", "(0561) 123456")]
)
def test_as_it_is_written_here(phone: str, said: str) -> None:
    assert spoken(phone) == said


@pytest.mark.parametrize(
    "said",
    [
        "", "belum ada", "110", "0812-345", "+60 12-345 6789", "0800 1 234567", "24/11/2026",
        "081234567890123", "٠٨١٢٣٤٥٦٧٨٩٠", "12.500.000", "0812-FLOWERS", "0812-3456-7890 " * 20,
        "0812-3456-7890 / 0813-4567-8901",
    ],
)  # fmt: skip
def test_what_is_no_number(said: str) -> None:
    with pytest.raises(NotAPhone) as caught:
        read_phone(said)
    assert (caught.value.given, repair_of(caught.value)) == (said, None)


@pytest.mark.parametrize(
    "said",
    [
        "Operator Disdikbud 0812-3456-7890", "O812-3456-789O", "0812-3456-7890 (WA saja)",
        "0812-3456-7890 / 0812 3456 7890", "0812-3456-7890 ext. 12", "wa081234567890",
    ],
)  # fmt: skip
def test_an_evident_number_is_offered(said: str) -> None:
    with pytest.raises(NotAPhone) as caught:
        read_phone(said)
    assert repair_of(caught.value) == "0812-3456-7890"


@given(st.integers(10_000_000, 99_999_999))
def test_what_is_shown_reads_back(number: int) -> None:
    phone = read_phone(f"0812{number}")
    assert read_phone(spoken(phone)) == phone == read_phone(phone) == f"+62812{number}"


@often
@given(ANYTHING)
def test_anything_else_is_a_rejection_whose_repair_is_accepted(said: str) -> None:
    try:
        assert read_phone(said).startswith("+62")
    except Rejection as error:
        repair = repair_of(error)
        assert repair is None or read_phone(repair)
