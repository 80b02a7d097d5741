"""Cards to cut out: eight a page, each with its own code and link."""

import struct
import zlib
from dataclasses import asdict, replace

import pytest
import segno

from reports import typesetting
from reports.invitations import PIXELS, QUIET, InvitationCard, invitation_pdf, qr_png
from tests.reports import paper

LINK = "https://t.me/inovasi_kubu_raya_bot?start=und_3fA9kQ2x"
CARD = InvitationCard("Dinas Perikanan", "Operator inovasi", LINK, "14 Desember 2026")
AS_OF = "30 November 2026, 08.15 WIB"


def cards(count: int) -> list[InvitationCard]:
    return [replace(CARD, unit=f"Kecamatan {n}.", link=f"{LINK}-{n}.") for n in range(count)]


def pixels(picture: bytes) -> list[str]:
    """Rows of `0` (black) and `1` of a picture with one bit a pixel, as segno writes it."""
    width, height, depth = struct.unpack(">IIB", picture[16:25])
    assert (width, depth) == (height, 1)
    start = picture.index(b"IDAT") + 4
    raw = zlib.decompress(picture[start : picture.index(b"IEND") - 8])
    stride = (width + 7) // 8
    rows, above = [], bytes(stride)
    for at in range(0, len(raw), stride + 1):
        above = unfiltered(raw[at], raw[at + 1 : at + 1 + stride], above)
        rows.append("".join(f"{byte:08b}" for byte in above)[:width])
    return rows


def unfiltered(kind: int, row: bytes, above: bytes) -> bytes:
    """PNG's row filters `None` and `Up`."""
    assert kind in (0, 2)
    added = above if kind == 2 else bytes(len(row))
    return bytes((one + other) % 256 for one, other in zip(row, added, strict=True))


@pytest.mark.parametrize(("count", "expected"), [(1, [1]), (8, [8]), (9, [8, 1]), (17, [8, 8, 1])])
def test_eight_cards_a_page(count: int, expected: list[int]) -> None:
    pages = paper.pages(invitation_pdf(cards(count), AS_OF))
    assert [page.count("Undangan untuk") for page in pages] == expected


def test_each_card_says_it_all() -> None:
    pdf = invitation_pdf(cards(3), AS_OF)
    (page,) = paper.pages(pdf)
    for card in cards(3):
        assert card.unit in page
        assert paper.flat(card.link) in paper.flat(page)
        assert b"/URI(%b)" % card.link.encode() in pdf
    assert page.count("Operator inovasi") == page.count("14 Desember 2026") == 3
    how = paper.flat("Pindai kode atau buka tautan, lalu tekan Mulai.")
    assert paper.flat(page).count(how) == 3
    assert f"Data per {AS_OF}" in page


def test_the_code_is_the_link() -> None:
    code = segno.make(LINK, error="m", micro=False).svg_inline(border=QUIET, light="white")
    data = {"as_of": AS_OF, "invitations": [asdict(CARD) | {"qr": code}]}
    assert invitation_pdf([CARD], AS_OF) == typesetting.pdf("invitations", data)


def test_the_longest_name_keeps_to_its_card() -> None:
    """It is set smaller, and pushes nothing away."""
    name = (
        "Dinas Pengendalian Penduduk, Keluarga Berencana, Pemberdayaan Perempuan dan "
        "Perlindungan Anak"
    )
    pages = paper.pages(invitation_pdf([replace(CARD, unit=name)] * 8, AS_OF))
    assert len(pages) == 1
    assert paper.flat(pages[0]).count(paper.flat(name)) == 8


def test_nobody_invited() -> None:
    (page,) = paper.pages(invitation_pdf([], AS_OF))
    assert "Tidak ada undangan" in page


@pytest.mark.parametrize("link", [LINK, "x", "https://t.me/" + "x" * 900])
def test_a_picture_of_the_code(link: str) -> None:
    """Each module is a square of one colour, with four modules of white around them all."""
    rows = pixels(qr_png(link))
    matrix = segno.make(link, error="m", micro=False).matrix
    assert len(rows) >= PIXELS
    scale, rest = divmod(len(rows), len(matrix) + 2 * QUIET)
    assert rest == 0
    white = "1" * QUIET
    drawn = ["".join("0" if dark else "1" for dark in row) for row in matrix]
    blank = ["1" * len(rows[0])] * (QUIET * scale)
    wide = ["".join(bit * scale for bit in white + row + white) for row in drawn]
    assert rows == [*blank, *(row for row in wide for _ in range(scale)), *blank]
