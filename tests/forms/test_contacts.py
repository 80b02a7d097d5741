"""A name and a number as officers write them together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.contacts import read_contact, read_shared
from forms.phones import LONGEST, spoken
from forms.rejections import (
    ContactWithManyPhones,
    ContactWithoutName,
    ContactWithoutPhone,
    NotAPhone,
    Rejection,
    TooLong,
)
from forms.repairs import repair_of
from tests.forms.anything import ANYTHING, often

OPERATOR = {"name": "Operator Disdikbud", "phone": "+6281234567890"}


@pytest.mark.parametrize(
    "said",
    [
        "Operator Disdikbud 0812-3456-7890", "Operator Disdikbud, 0812-3456-7890",
        "0812-3456-7890 Operator Disdikbud", "+62 812 3456 7890 - Operator Disdikbud",
        "Operator Disdikbud\n081234567890", "Operator Disdikbud (0812-3456-7890)",
        "Operator Disdikbud (WA 0812.3456.7890)", "Nama: Operator Disdikbud, HP: 0812 3456 7890",
        "Operator Disdikbud – no. telp. 62812 3456 7890", "Operator\nDisdikbud / 812 3456 7890",
        "CP: Operator Disdikbud 0812-3456-7890 / 0812 3456 7890",
        "Operator Disdikbud0812-3456-7890",
    ],
)  # fmt: skip
def test_one_contact_in_many_ways(said: str) -> None:
    assert read_contact(said) == OPERATOR


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Operator SMPN 1 0812-3456-7890", "Operator SMPN 1"),
        ("Operator Bidang 8 0812-3456-7890", "Operator Bidang 8"),
        ("Operator (Disdikbud) 0812-3456-7890", "Operator (Disdikbud)"),
        ("Operator Rasau–Jaya, S.Pd. 0812-3456-7890", "Operator Rasau–Jaya, S.Pd."),
        ("Operator 0812-3456-7890 Rasau Jaya", "Operator Rasau Jaya"),
        ("Normah 0812-3456-7890", "Normah"),
    ],
)
def test_names_stay_whole(said: str, name: str) -> None:
    assert read_contact(said) == {"name": name, "phone": "+6281234567890"}


def test_a_number_of_an_office() -> None:
    assert read_contact("Sekretariat (0561) 123456")["phone"] == "+62561123456"


@pytest.mark.parametrize("said", ["0812-3456-7890", "HP: 0812-3456-7890", "x 0812-3456-7890"])
def test_the_name_lacks(said: str) -> None:
    with pytest.raises(ContactWithoutName) as caught:
        read_contact(said)
    assert caught.value.given == said


@pytest.mark.parametrize("said", ["", "Operator Disdikbud", "Operator 0812-345", "Operator 2026"])
def test_the_number_lacks(said: str) -> None:
    with pytest.raises(ContactWithoutPhone) as caught:
        read_contact(said)
    assert caught.value.given == said


@pytest.mark.parametrize("between", [" / ", " atau ", "\n", " "])
def test_one_of_many_numbers_is_offered(between: str) -> None:
    with pytest.raises(ContactWithManyPhones) as caught:
        read_contact(f"Operator 0812-3456-7890{between}0813-4567-8901")
    assert (repair_of(caught.value) or "").endswith(", 0812-3456-7890")


def test_there_is_a_longest() -> None:
    with pytest.raises(TooLong):
        read_contact("a" * (LONGEST - 14) + " 0812-3456-7890")


@given(
    st.from_regex(r"[A-Z][a-z]{4,9}( [A-Z][a-z]{5,9}){0,3}", fullmatch=True),
    st.integers(10_000_000, 99_999_999),
    st.sampled_from([" ", ", ", " - ", "\n", ": "]),
)
def test_both_parts_in_either_order(name: str, number: int, between: str) -> None:
    phone = f"+62812{number}"
    for parts in ((name, spoken(phone)), (spoken(phone), name)):
        assert read_contact(between.join(parts)) == {"name": name, "phone": phone}


@often
@given(ANYTHING)
def test_anything_else_is_a_rejection_whose_repair_is_accepted(said: str) -> None:
    try:
        assert set(read_contact(said)) == {"name", "phone"}
    except Rejection as error:
        repair = repair_of(error)
        assert repair is None or read_contact(repair)


@pytest.mark.parametrize(
    ("said", "repair"),
    [
        ("Operator, O812-3456-789O", "Operator, 0812-3456-7890"),
        ("Operator Disdikbud 08l2 3456 78Ol", "Operator Disdikbud, 0812-3456-7801"),
        ("Ol Oil, 0812-345", None),
        ("O812-3456-789O", None),
    ],
)
def test_letters_typed_for_digits_are_never_dropped(said: str, repair: str | None) -> None:
    with pytest.raises(ContactWithoutPhone) as refused:
        read_contact(said)
    assert refused.value.repair == repair
    if repair:
        assert read_contact(repair)["phone"].startswith("+62812345678")


def test_a_shared_card_keeps_the_name_that_it_has() -> None:
    shared = read_shared("Operator 0813 1111 2222", "6281234567890")
    assert shared == {"name": "Operator 0813 1111 2222", "phone": "+6281234567890"}
    with pytest.raises(NotAPhone) as refused:
        read_shared("Operator", "+60123456789")
    assert refused.value.repair is None
    with pytest.raises(ContactWithoutName):
        read_shared("", "+6281234567890")
