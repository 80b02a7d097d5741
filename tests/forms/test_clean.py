"""Nothing that cannot be seen, or only looks like something else, gets in."""

from unicodedata import category, normalize

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from forms.clean import clean, clean_name, skeleton


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("Sapa\u200b Wa\u2060rga\ufeff", "Sapa Warga"),  # zero width
        ("SK\u202efdp.exe", "SKfdp.exe"),  # turns what follows around
        ("satu\x00\x07\x1b[31mdua", "satu[31mdua"),  # controls of a terminal
        ("satu\r\ndua\rtiga\u2028empat\tlima", "satu\ndua\ntiga\nempat\tlima"),
        ("Rp\u00a012", "Rp 12"),
        ("e\u0301", "é"),
        ("٢٠٢٦ ２０२६ 𝟐", "2026 2026 2"),  # digits of other scripts
        ("x²", "x²"),  # no digit, whatever isdigit() says
        ("\ud83d rusak", " rusak"),  # half of a pair
        ("a" + "\u0301\u0302" * 40, "á\u0302\u0301\u0302"),
        ("✏️ Ubah 1️⃣", "✏️ Ubah 1️⃣"),  # as on our own buttons
        ("Naïve – “kutip” ½ °", "Naïve – “kutip” ½ °"),
    ],
)
def test_what_is_read_of_what_was_sent(sent: str, read: str) -> None:
    assert clean(sent) == read


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_whatever_is_sent(text: str) -> None:
    found = clean(text)
    assert clean(found) == found
    assert normalize("NFC", found) == found
    assert {category(c) for c in found if c not in "\t\n"}.isdisjoint({"Cc", "Cf", "Cs"})
    assert all(c in "0123456789" for c in found if c.isdecimal())
    found.encode()


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ("Budi\nSantoso", "Budi Santoso"),
        ("Klik https://jahat.example/x ya", "Klik ya"),
        ("Hadiah t.me/penipu", "Hadiah"),
        ("Admin @penipu_bot #promo /start", "Admin"),
        ("jahat.com", ""),
        ("Drs. H. Ahmad, S.Pd., M.Si", "Drs. H. Ahmad, S.Pd., M.Si"),
        ("\u202e\u200b", ""),
        ("n" * 500, "n" * 80),
    ],
)
def test_a_name_is_one_line_that_leads_nowhere(sent: str, shown: str) -> None:
    assert clean_name(sent) == shown


def test_names_that_look_alike_have_one_skeleton() -> None:
    assert (
        skeleton("Dіnаs Кеѕеhаtаn") == skeleton("ＤＩＮＡＳ kese\u200bhatan") == "dinas kesehatan"
    )
    assert skeleton("Dinas Kesehatan") != skeleton("Dinas Kesejahteraan")
