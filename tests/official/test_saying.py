"""A score in one line, as people say it."""

import pytest

from forms.official import OFFICIAL, VERIFIED
from services.official.saying import is_order, understood

SAID = {
    "TERASA 87,5": ("TERASA", {"score": "87,5"}),
    "input skor terasa 87,5 resmi 2025": (
        "terasa",
        {"kind": OFFICIAL, "year": "2025", "score": "87,5"},
    ),
    "tolong catat nilai verifikasi SAPA WARGA 59": (
        "SAPA WARGA",
        {"kind": VERIFIED, "score": "59"},
    ),
    "inv-2026-0001 87.50 2026": ("INV-2026-0001", {"year": "2026", "score": "87,5"}),
    "input nilai iga e-KTP 2.0 tahun penilaian 2024 = 90 dari 111": (
        "e-KTP 2.0",
        {"kind": OFFICIAL, "year": "2024", "score": "90", "scale": "111"},
    ),
    "SEHAT 24 JAM 7/10": ("SEHAT 24 JAM", {"score": "7", "scale": "10"}),
    "TERASA 2025": ("TERASA", {"year": "2025"}),
    "input skor": ("", {}),
}
ORDERS = {
    "input skor sapa wargo 80": True,
    "Tolong inputkan nilai TERASA 87,5": True,
    "input skor TERASA": False,
    "input skor TERASA 2025": False,
    "input nilai mandiri 3": False,
    "berapa nilai TERASA 2025": False,
    "peringkat 10 besar": False,
}


@pytest.mark.parametrize("words", SAID)
def test_what_a_line_says(words: str) -> None:
    assert understood(words) == SAID[words]


@pytest.mark.parametrize("words", ORDERS)
def test_only_an_order_with_a_number_is_one(words: str) -> None:
    assert is_order(words) is ORDERS[words]
