"""Options as people type them."""

import pytest

from forms.choices import match_option, option_id
from forms.rejections import NotAnOption

STAGES = ("Inisiatif", "Uji Coba", "Penerapan")
ALIKE = ("Pelayanan Publik A", "Pelayanan Publik B", "Tata Kelola", "Lainnya")


@pytest.mark.parametrize("said", ["Uji Coba", "uji coba", "  UJI   COBA ", "uji-coba", "2"])
def test_the_option_that_was_meant(said: str) -> None:
    assert match_option(said, STAGES) == "Uji Coba"


@pytest.mark.parametrize("said", ["uji cobaa", "ujicoba", "tahap uji coba"])
def test_a_likely_one_is_the_first_to_be_confirmed(said: str) -> None:
    with pytest.raises(NotAnOption) as caught:
        match_option(said, STAGES)
    assert caught.value.nearest[0] == "Uji Coba"


@pytest.mark.parametrize("said", ["uji", "belum tahu", "inis", "4", "0"])
def test_what_leaves_a_doubt_is_asked(said: str) -> None:
    with pytest.raises(NotAnOption) as caught:
        match_option(said, STAGES)
    assert caught.value.given == said
    assert set(caught.value.nearest) <= set(STAGES)


def test_two_that_are_alike_are_both_offered() -> None:
    with pytest.raises(NotAnOption) as caught:
        match_option("pelayanan publik", ALIKE)
    assert set(caught.value.nearest) == set(ALIKE[:2])


def test_an_id_belongs_to_the_words() -> None:
    assert len({option_id(stage) for stage in STAGES}) == len(STAGES)
    assert option_id("Uji Coba") == option_id("Uji " + "Coba")
    assert all(len(option_id(stage)) == 8 for stage in STAGES)


@pytest.mark.parametrize("said", ["gak ada", "ngak tau", "tidak ada"])
def test_what_is_like_none_of_them_offers_nothing(said: str) -> None:
    with pytest.raises(NotAnOption) as caught:
        match_option(said, ("Perpustakaan", "Perdagangan", "Pemberdayaan Masyarakat dan Desa"))
    assert caught.value.nearest == ()


@pytest.mark.parametrize(
    ("said", "options", "meant"),
    [
        ("opd", ("Kepala Daerah", "Perangkat Daerah", "ASN"), "Perangkat Daerah"),
        ("aplikasi", ("Digital", "Non Digital"), "Digital"),
        ("operator", ("Operator inovasi", "Kepala perangkat daerah"), "Operator inovasi"),
        ("SK", ("Peraturan Daerah", "SK Kepala Daerah"), "SK Kepala Daerah"),
    ],
)
def test_what_officers_call_an_option_and_how_it_begins_are_offered(
    said: str, options: tuple[str, ...], meant: str
) -> None:
    with pytest.raises(NotAnOption) as caught:
        match_option(said, options)
    assert caught.value.nearest[0] == meant
