"""Amounts of money as officers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.money import MOST, read_money, rupiah
from forms.rejections import NotMoney, Rejection, TooMuchMoney
from forms.repairs import repair_of
from tests.forms.anything import ANYTHING, often


@pytest.mark.parametrize(
    "said",
    [
        "Rp 12.500.000", "12500000", "12,5 juta", "12.5 juta", "rp12.5jt", "RP12,5JT", "12,50 juta",
        "Rp. 12.500.000,00", "12.500.000,-", "Rp12.500.000,--", "Rp.12.500.000.-", "IDR 12.500.000",
        "12.500.000 rupiah", "12,5 juta rupiah", "12,500,000", "12 juta 500 ribu", "12jt500rb",
        "0,0125 miliar", "12500 ribu", "12500k", " rp\u00a012.500.000 ", "12.500.000.",
    ],
)  # fmt: skip
def test_one_amount_in_many_ways(said: str) -> None:
    assert read_money(said) == 12_500_000


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("0", 0), ("Rp 0,-", 0), ("12.500", 12_500), ("500 ribu", 500_000), ("500rb", 500_000),
        ("1,2 miliar", 1_200_000_000), ("1,2 M", 1_200_000_000), ("1,125 milyar", 1_125_000_000),
        ("1 miliar 200 juta", 1_200_000_000), ("10 triliun", MOST), ("750", 750),
    ],
)  # fmt: skip
def test_amounts(said: str, amount: int) -> None:
    assert read_money(said) == amount


@pytest.mark.parametrize(
    "said",
    [
        "", "tidak ada", "gratis", "nol", "dua belas juta", "-5.000.000", "minus 5 juta",
        "- 5 juta",
        "12.500 juta", "12.5", "12.50.000", "12-15 juta", "12 s.d. 15 juta", "1 juta 2 juta",
        "1 ribu 5 juta", "1,0005 ribu", "081234567890", "12 meter", "Rp", "٥ juta", "1/2 juta",
        "1.2.3", "3 orang", "9" * 30, "5" * 5_000,
    ],
)  # fmt: skip
def test_what_is_no_amount_and_has_no_evident_repair(said: str) -> None:
    with pytest.raises(NotMoney) as caught:
        read_money(said)
    assert (caught.value.given, repair_of(caught.value)) == (said, None)


@pytest.mark.parametrize(
    "said",
    [
        "12,500,000.00", "12 500 000", "12.500.000,50", "12500000.00", "sekitar 12,5 juta",
        "±Rp 12.500.000", "Rp 12.500.000 (APBD)", "12,5 juta per tahun", "12.500,000",
    ],
)  # fmt: skip
def test_evident_amounts_are_offered(said: str) -> None:
    with pytest.raises(NotMoney) as caught:
        read_money(said)
    assert repair_of(caught.value) == "Rp 12.500.000"


def test_one_comma_alone_is_offered_as_a_dot() -> None:
    with pytest.raises(NotMoney) as caught:
        read_money("12,500")
    assert repair_of(caught.value) == "Rp 12.500"


def test_there_is_a_most() -> None:
    with pytest.raises(TooMuchMoney) as caught:
        read_money("10.000.000.000.001")
    assert (caught.value.given, caught.value.most) == (MOST + 1, MOST)


@given(st.integers(0, MOST))
def test_what_is_shown_reads_back(amount: int) -> None:
    assert read_money(rupiah(amount)) == amount
    assert read_money(str(amount)) == amount


@often
@given(ANYTHING)
def test_anything_else_is_a_rejection_whose_repair_is_accepted(said: str) -> None:
    try:
        assert 0 <= read_money(said) <= MOST
    except Rejection as error:
        repair = repair_of(error)
        assert repair is None or read_money(repair) <= MOST
