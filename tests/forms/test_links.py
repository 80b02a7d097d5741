"""Addresses on the web as officers copy and type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.links import MOST, read_link
from forms.rejections import NotALink, Rejection, TooLong
from forms.repairs import repair_of
from tests.forms.anything import ANYTHING, often


@pytest.mark.parametrize(
    ("said", "link"),
    [
        ("https://youtu.be/abc", "https://youtu.be/abc"),
        (" http://kuburayakab.go.id\n", "http://kuburayakab.go.id"),
        ("youtu.be/abc", "https://youtu.be/abc"),
        ("www.youtube.com/watch?v=a_b-c&t=1", "https://www.youtube.com/watch?v=a_b-c&t=1"),
        ("HTTPS://YouTu.be/AbC", "HTTPS://YouTu.be/AbC"),
        ("drive.google.com/file/d/1/SK.pdf", "https://drive.google.com/file/d/1/SK.pdf"),
        ("contoh.go.id:8080/a?b=c@d#e", "https://contoh.go.id:8080/a?b=c@d#e"),
        ("https://id.wikipedia.org/wiki/Rasau_Jaya_(kota)", None),
        ("https://xn--bcher-kva.example/", None),
    ],
)
def test_links(said: str, link: str | None) -> None:
    assert read_link(said) == (link or said)


@pytest.mark.parametrize(
    "said",
    [
        "", "belum ada", "https://", "https:// youtu.be", "ftp://contoh.go.id/a",
        "javascript:alert(1)",
        "http://localhost/a", "https://server.local/a", "http://127.0.0.1/", "http://127.1/",
        "http://[::1]/", "http://0x7f.0.0.1/", "http://2130706433/", "https://a:b@contoh.go.id/",
        "https://contoh.go.id@jahat.example/", "https://contoh.go.id\\@jahat.example/",
        "24.11.2026",
        "https://contoh.go.id:99999/", "https://contoh.go.id:a/", "https://[a/", "SK-inovasi.pdf",
        "operator@contoh.go.id", "https://-contoh.go.id/", "https://contoh..id/", "a.b", "https://a",
        "https://contoh.go.id/<b>", "https://cоntоh.go.id/", "https://contoh.go.id/a\x00b",
        "https://youtu.be/abc https://youtu.be/def", f"{'a' * 64}.go.id",
    ],
)  # fmt: skip
def test_what_is_no_link(said: str) -> None:
    with pytest.raises(NotALink) as caught:
        read_link(said)
    assert (caught.value.given, repair_of(caught.value)) == (said, None)


@pytest.mark.parametrize(
    "said",
    [
        "htps://youtu.be/abc", "https:/youtu.be/abc", "https//youtu.be/abc",
        "hhttps;//youtu.be/abc",
        "videonya: https://youtu.be/abc.", "<https://youtu.be/abc>", "lihat htps://youtu.be/abc ya",
        "[video](https://youtu.be/abc)", "https:\\\\youtu.be/abc",
    ],
)  # fmt: skip
def test_an_evident_link_is_offered(said: str) -> None:
    with pytest.raises(NotALink) as caught:
        read_link(said)
    assert repair_of(caught.value) == "https://youtu.be/abc"


def test_there_is_a_longest() -> None:
    longest = "https://contoh.go.id/".ljust(MOST, "a")
    assert read_link(longest) == longest
    with pytest.raises(TooLong):
        read_link(longest + "a")
    with pytest.raises(TooLong):
        read_link(longest.removeprefix("https://") + "a")


@given(st.from_regex(r"[a-z0-9]{1,9}\.go\.id/[A-Za-z0-9_\-]{1,20}", fullmatch=True))
def test_what_is_kept_reads_back(said: str) -> None:
    assert read_link(read_link(said)) == read_link(said) == f"https://{said}"


@often
@given(ANYTHING)
def test_anything_else_is_a_rejection_whose_repair_is_accepted(said: str) -> None:
    try:
        assert read_link(said).casefold().startswith(("http://", "https://"))
    except Rejection as error:
        repair = repair_of(error)
        assert repair is None or read_link(repair)
