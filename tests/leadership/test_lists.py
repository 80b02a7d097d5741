"""Wherever a list is shown it can be given away, and says the same as text, sheet and paper."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from simulator.screen import Screen
from tests.assessment.conftest import leveled
from tests.conftest import House, Player
from tests.innovations.conftest import Registered
from tests.reports.paper import flat, pages

FORMS = ("🖼 Gambar", "💬 Teks WA", "📄 XLSX", "📑 PDF")
ASKED = {
    "/verifikasi": ("verifier", "2 inovasi menunggu verifikasi", {"AKRAB", "=BERES <b>"}, 2),
    "siapa yang belum punya operator": (
        "verifier",
        "dari 58 perangkat daerah",
        {"DPMD", "Dinsos"},
        58,
    ),
    "/inovasi": ("officer", "2 inovasi Disdikbud", {"AKRAB", "=BERES <b>"}, 2),
    "kecamatan mana yang belum": ("sekda", "9 dari 9 kecamatan belum", {"Kec. Sungai Raya"}, 9),
    "opd mana yang sudah": ("sekda", "1 dari 38 perangkat daerah sudah", {"Disdikbud"}, 38),
    "inovasi mana yang skornya di atas 5": ("sekda", "1 inovasi dengan skor", {"AKRAB"}, 1),
    "inovasi disdikbud apa saja": ("sekda", "2 inovasi", {"AKRAB", "=BERES <b>"}, 2),
    "/cari beres": ("officer", "1 inovasi untuk “beres”", {"=BERES <b>"}, 1),
    "/top10": ("officer", "Top 10 inovasi 2025", {"Sinergi Kreasi"}, 10),
}  # what is said, by whom; the first line, some of what is listed, and how many rows


def given(card: Screen) -> list[tuple[str, ...]]:
    """The rows that give a list away: two buttons each, more would be cut on a phone."""
    rows = [tuple(button.text for button in row) for row in card.buttons]
    return [row for row in rows if set(row) & set(FORMS)]


@pytest.mark.parametrize("said", ASKED)
async def test_it_says_the_same_everywhere(
    house: House, registered: Registered, request: pytest.FixtureRequest, said: str
) -> None:
    role, first, names, many = ASKED[said]
    who: Player = request.getfixturevalue(role)
    leveled(house, registered("AKRAB"), {"SID-16": 3})
    leveled(house, registered("=BERES <b>"), {"SID-16": 1})
    await who.says(said)
    card = who.screen
    title = re.sub(r"🏆 |, yang terlama.*", "", card.text.splitlines()[0])
    assert first in title
    assert given(card) == [FORMS[:2], FORMS[2:]]
    await who.taps(FORMS[1], on=card)
    heading, *lines = filter(None, who.screen.text.splitlines()[:-2])
    assert heading == f"*{title}*"
    assert all(any(name in line for line in lines) for name in names)
    await who.taps(FORMS[2], on=card)
    book = load_workbook(BytesIO(who.hands.files[-1].data))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert len(rows) == many
    assert names <= {str(cell) for row in rows for cell in row}
    assert book["Saringan"]["B1"].value == title
    await who.taps(FORMS[3], on=card)
    printed = flat(" ".join(pages(who.hands.files[-1].data)))
    assert flat(title) in printed
    assert all(flat(name) in printed for name in names)
    await who.taps(FORMS[0], on=card)
    assert int.from_bytes(who.hands.files[-1].data[16:20], "big") == 1000
