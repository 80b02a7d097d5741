"""Text out of documents, whole or hostile. Word files are made here, by the library or by hand."""

import struct
import zipfile
from contextlib import suppress
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from forms import archives
from forms.documents import read_document
from forms.rejections import EmptyDocument, Rejection, UnreadableDocument, WrongFileType
from tests.forms.anything import often


def saved(document: "docx.document.Document") -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def paragraph(inner: str) -> bytes:
    """A Word file with one paragraph, whose inside is given as it stands in the file."""
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    return saved(document)


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    """The same file with one more member, or with one exchanged."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return stream.getvalue()


def test_paragraphs_lists_and_tables_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("Latar belakang", 1)
    document.add_paragraph("Warga menunggu\ttiga jam.")
    document.add_paragraph("Berkas hilang", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (c for row in table.rows for c in row.cells), ("No", "Tahap", "1", "Uji"), strict=True
    ):
        cell.text = text
    document.add_paragraph("Penutup")
    assert read_document("docx", saved(document)).splitlines() == [
        "Latar belakang", "Warga menunggu\ttiga jam.", "Berkas hilang", "No\tTahap", "1\tUji",
        "Penutup",
    ]  # fmt: skip


def test_a_table_that_is_a_layout_keeps_its_lines() -> None:
    document = docx.Document()
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text = "Masalah\nWarga menunggu"
    row.cells[1].add_table(1, 2).rows[0].cells[1].text = "dalam"
    text = read_document("docx", saved(document))
    assert text.splitlines() == ["Masalah", "Warga menunggu", "\tdalam"]


def test_merged_cells_are_read_once() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "Satu"
    assert read_document("docx", saved(document)) == "Satu"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>KTP</w:t></w:r>", "e-KTP"),
        ("<w:ins><w:r><w:t>masuk</w:t></w:r></w:ins>", "masuk"),
        ("<w:r><w:t>a</w:t></w:r><w:del><w:r><w:delText>b</w:delText></w:r></w:del>", "a"),
        ("<w:r><w:t>a</w:t></w:r><w:moveFrom><w:r><w:t>b</w:t></w:r></w:moveFrom>", "a"),
        ("<w:hyperlink><w:r><w:t>tautan</w:t></w:r></w:hyperlink>", "tautan"),
        ("<w:sdt><w:sdtContent><w:r><w:t>isian</w:t></w:r></w:sdtContent></w:sdt>", "isian"),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t></w:r>", "a"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>a</w:t></w:r>", "a"),
    ],
)
def test_what_stands_in_a_paragraph(inner: str, text: str) -> None:
    assert read_document("docx", paragraph(inner)) == text


def test_a_block_in_a_content_control_is_read() -> None:
    document = docx.Document()
    block = "<w:sdtContent><w:p><w:r><w:t>dalam</w:t></w:r></w:p></w:sdtContent>"
    document.element.body.insert(0, parse_xml(f"<w:sdt {nsdecls('w')}>{block}</w:sdt>"))
    assert read_document("docx", saved(document)) == "dalam"


@pytest.mark.parametrize(
    "data",
    [
        "Rancang bangun — é".encode(),
        "Rancang bangun — é".encode("utf-8-sig"),
        "Rancang bangun — é".encode("utf-16"),
        b"\xfe\xff" + "Rancang bangun — é".encode("utf-16-be"),
        "Rancang bangun — é".encode("cp1252"),
    ],
)
def test_plain_text_in_the_usual_encodings(data: bytes) -> None:
    assert read_document("TXT", data) == "Rancang bangun — é"


def test_lines_are_tidied() -> None:
    assert read_document("txt", b"\r\nsatu  \r\n\r\n\r\n\r\ndua\rtiga\n") == "satu\n\ndua\ntiga"


@pytest.mark.parametrize("data", [b"a\x00b", b"%PDF-1.7\x01", b"\x81\xff", b"\xff\xfea"])
def test_what_is_no_plain_text(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read_document("txt", data)


def test_an_old_word_file_says_which() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_document("doc", b"\xd0\xcf\x11\xe0")
    assert caught.value.extension == "doc"


def test_other_kinds_are_refused() -> None:
    with pytest.raises(WrongFileType) as caught:
        read_document("pdf", b"%PDF")
    assert caught.value.allowed == ("docx", "txt")


@pytest.mark.parametrize(("extension", "data"), [("txt", b" \r\n"), ("docx", paragraph(""))])
def test_nothing_in_it(extension: str, data: bytes) -> None:
    with pytest.raises(EmptyDocument):
        read_document(extension, data)


GOOD = paragraph("<w:r><w:t>isi</w:t></w:r>")
LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


def with_password(data: bytes) -> bytes:
    """Every member marked as encrypted, in both headers."""
    marked = bytearray(data)
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(signature)
        while start >= 0:
            marked[start + at] |= 1
            start = marked.find(signature, start + 4)
    return bytes(marked)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, b"PK\x03\x04", GOOD[:-40],
        GOOD[200:], with_password(GOOD), repacked(GOOD, "word/document.xml", b"<w:document"),
        repacked(GOOD, "[Content_Types].xml", b"<Types/>"),
        repacked(GOOD, "word/document.xml", b"<a/>"),
    ],
    ids=["empty", "locked", "head", "no end", "no head", "password", "cut", "types", "no body"],
)  # fmt: skip
def test_broken_and_locked_files(data: bytes) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_document("docx", data)
    assert caught.value.extension == "docx"


def test_entities_are_not_expanded() -> None:
    with pytest.raises(Rejection):
        read_document("docx", repacked(GOOD, "word/document.xml", LAUGHS.encode()))


def test_a_file_that_swells_is_refused() -> None:
    bomb = repacked(GOOD, "word/media/a.bin", b"\x00" * (archives.MOST_UNPACKED + 1))
    assert len(bomb) < 1024 * 1024
    with pytest.raises(UnreadableDocument):
        read_document("docx", bomb)


def test_a_file_that_lies_about_its_size_is_refused() -> None:
    size = archives.MOST_UNPACKED + 1
    bomb = repacked(GOOD, "word/media/a.bin", b"\x00" * size)
    with pytest.raises(UnreadableDocument):
        read_document("docx", bomb.replace(struct.pack("<L", size), struct.pack("<L", 9)))


def test_too_many_members_are_refused() -> None:
    stream = BytesIO(GOOD)
    with zipfile.ZipFile(stream, "a") as file:
        for number in range(archives.MOST_PARTS):
            file.writestr(f"word/{number}", b"")
    with pytest.raises(UnreadableDocument):
        read_document("docx", stream.getvalue())


@often
@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=8), st.integers(0, 8))
def test_a_file_with_a_flaw_is_read_or_refused(at: int, put: bytes, gone: int) -> None:
    with suppress(Rejection):
        assert read_document("docx", GOOD[:at] + put + GOOD[at + gone :])


@often
@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for extension in ("txt", "docx", "doc"):
        with suppress(Rejection):
            assert read_document(extension, data)
