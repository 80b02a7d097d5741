"""Whatever people type gets onto paper, as text and as nothing else."""

import re
import struct
from concurrent.futures import ThreadPoolExecutor

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import typesetting
from reports.typesetting import pages, pdf, png
from tests.reports import paper

A4_AT_144 = (1191, 1684)


def receipt(said: str, *, name: str = "Sapa Warga") -> dict[str, object]:
    return {
        "number": "INV-2026-0001",
        "name": name,
        "unit": "Dinas Perikanan",
        "registered_by": "Operator Dinas Perikanan",
        "at": "30 November 2026, 08.15 WIB",
        "mandate_year": "2026",
        "answers": [["Masalah", said]],
    }


def printed(said: str) -> str:
    return "\n".join(paper.pages(pdf("receipt", receipt(said))))


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize(
    "said",
    [
        r"#let x = 1; $x^2$ *tebal* _miring_ `kode` <label> @rujukan // /* */ [isi] = judul",
        r"""#read("house.typ") \u{1F600} \ \\ "kutip" \n 'petik' (kurung (dalam))""",
        "Émile, Søren, Ştefan, ½ m² ≥ 3 €",
        "- satu\n- dua\n+ tiga\n/ empat: lima",
    ],
)
def test_markup_is_only_text(said: str) -> None:
    assert paper.flat(said) in paper.flat(printed(said))


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("🚀 SIPELITA 👍🏽 🇮🇩 1️⃣ ✅ jadi", "SIPELITA 1jadi"),
        ("a\x00b\x1bc\u202ed\ufe0f", "abcd"),
        ("potongan \ud83d emoji", "potongan ? emoji"),
        ("baris\r\nbaru\r\n\r\nalinea", "baris baru alinea"),
        ("👍", "–"),
        ("", "–"),
        ("  \n ", "–"),
    ],
)
def test_what_no_font_can_show_is_left_out(said: str, shown: str) -> None:
    assert f"Masalah{paper.flat(shown)}Dataper" in paper.flat(printed(said))


def test_arabic_has_letters() -> None:
    assert "الرحمن" in printed("بسم الله الرحمن الرحيم")


def test_a_whole_link_can_be_copied() -> None:
    link = "https://drive.google.com/file/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789/view"
    assert link in printed(link).replace("\n", "")


@pytest.mark.parametrize("said", ["x" * 20_000, "👍" * 20_000, "a\n\n" * 3_000, "é" * 9_000])
def test_long_without_a_blank(said: str) -> None:
    assert pdf("receipt", receipt(said)).startswith(b"%PDF-")


def test_a_word_without_end_stays_on_the_paper() -> None:
    """Broken into lines; in one line the page would show its first hundred letters."""
    assert len(pages("receipt", receipt("x" * 20_000), 36)) > 2


def test_ten_thousand_words_flow_over_pages() -> None:
    words = " ".join(f"kata{number}" for number in range(10_000))
    found = paper.pages(pdf("receipt", receipt(words)))
    assert len(found) > 10
    assert "kata9999" in found[-1]
    assert all(f"{at}/{len(found)}" in page for at, page in enumerate(found, start=1))
    assert all("Inovasi Kubu Raya" in page for page in found)
    assert all("Data per 30 November 2026, 08.15 WIB" in page for page in found)


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(exclude_categories=()), max_size=300))
def test_any_text_is_printed(said: str) -> None:
    assert pdf("receipt", receipt(said, name=said)).startswith(b"%PDF-")


def test_the_same_data_give_the_same_bytes() -> None:
    first = pdf("receipt", receipt("Antre lama."))
    assert first == pdf("receipt", receipt("Antre lama."))
    assert b"/CreationDate" not in first


def test_pictures_differ_with_the_data_and_grow_with_the_ppi() -> None:
    one, other = png("receipt", receipt("satu")), png("receipt", receipt("dua"))
    assert one != other
    assert size(one) == size(other) == A4_AT_144
    assert size(png("receipt", receipt("satu"), 72))[0] == pytest.approx(A4_AT_144[0] / 2, abs=1)


def test_a_picture_is_one_page() -> None:
    with pytest.raises(ValueError, match="unpack"):
        png("receipt", receipt("kata " * 3_000))


def test_only_fonts_that_come_with_the_packages() -> None:
    inside_typst = typst.Fonts(include_system_fonts=False).families()
    assert {*typesetting._fonts().families()} == {*inside_typst, "Noto Sans"}


@pytest.mark.parametrize("template", ["receipt", "invitations"])
def test_no_template_asks_for_a_font_that_is_not_there(template: str) -> None:
    """typst only warns, and takes another."""
    source = (typesetting.TEMPLATES / "house.typ").read_text(encoding="utf-8")
    source += (typesetting.TEMPLATES / f"{template}.typ").read_text(encoding="utf-8")
    asked = set(re.findall(r'font: "([^"]+)"', source))
    assert asked <= {*typesetting._fonts().families()}
    assert "Noto Sans" in asked


def test_threads_do_not_disturb_each_other() -> None:
    alone = [pdf("receipt", receipt(f"kata {number}")) for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda n: pdf("receipt", receipt(f"kata {n}")), range(8)))
    assert together == alone
