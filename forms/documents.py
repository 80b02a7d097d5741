"""The text in a document that was sent instead of typed. What is sent may be broken, locked, or
made to swell: nothing is unpacked beyond a size that we count ourselves."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

import docx
from docx.oxml.ns import qn

from forms.archives import MOST_UNPACKED, parts_of
from forms.clean import clean
from forms.rejections import EmptyDocument, UnreadableDocument, WrongFileType

TYPES = ("docx", "txt")
CHUNK = 64 * 1024
TEXT, PARAGRAPH, TABLE, ROW, CELL = (qn(f"w:{tag}") for tag in ("t", "p", "tbl", "tr", "tc"))
SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
CONTROLS = (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml"))
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNSEEN = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), FALLBACK}
BINARY = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_document(extension: str, data: bytes) -> str:
    """Lines as they stand, a table's row on one line with tabs between its cells.

    `extension` has no dot.
    """
    kind = extension.casefold()
    if kind == "doc":
        raise UnreadableDocument(kind)
    if kind not in TYPES:
        raise WrongFileType(kind, TYPES)
    text = _tidy(_plain(data) if kind == "txt" else _word(data))
    if not text:
        raise EmptyDocument
    return text


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in clean(text).splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _plain(data: bytes) -> str:
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not BINARY.search(text):
            return text
    raise UnreadableDocument("txt")


def _word(data: bytes) -> str:
    try:
        body = docx.Document(_unpacked(data)).element.body
        return "\n".join(_lines(body))
    except Exception as broken:  # the library raises whatever a broken file makes it stumble over
        raise UnreadableDocument("docx") from broken


def _unpacked(data: bytes) -> BytesIO:
    """The same members, unpacked under our count, for the library to read without surprises."""
    members = parts_of(data)
    with ZipFile(BytesIO(data)) as packed:
        plain = BytesIO()
        with ZipFile(plain, "w") as copy:
            left = MOST_UNPACKED
            for name, member in {m.filename: m for m in members}.items():
                content = _content(packed, member, left)
                left -= len(content)
                copy.writestr(name, content)
    plain.seek(0)
    return plain


def _content(packed: ZipFile, member: ZipInfo, most: int) -> bytes:
    """What a member says of its own size is not believed."""
    content = bytearray()
    with packed.open(member) as stream:
        while chunk := stream.read(CHUNK):
            content += chunk
            if len(content) > most:
                raise BadZipFile("too big")
    return bytes(content)


def _lines(element: Any) -> Iterator[str]:
    """Paragraphs and rows in the order of the document, within whatever holds them."""
    for child in element:
        if child.tag == PARAGRAPH:
            yield "".join(_pieces(child))
        elif child.tag == TABLE:
            for row in _within(child, ROW):
                yield from _row(row)
        elif child.tag not in UNSEEN:
            yield from _lines(child)


def _row(row: Any) -> Iterator[str]:
    """One line; but cells that hold several lines are a layout, and those lines are kept."""
    texts = ("\n".join(_lines(cell)).splitlines() for cell in _within(row, CELL))
    cells = [[line for line in lines if line.strip()] for lines in texts]
    if all(len(cell) <= 1 for cell in cells):
        yield "\t".join(" ".join("".join(cell).split()) for cell in cells)
    else:
        yield from (line for cell in cells for line in cell)


def _within(element: Any, tag: str) -> Iterator[Any]:
    """Children of that tag, also those that stand in a content control."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in CONTROLS:
            yield from _within(child, tag)


def _pieces(element: Any) -> Iterator[str]:
    """Words with their breaks. What was struck out under tracked changes is not among them."""
    for child in element:
        if child.tag == TEXT:
            yield child.text or ""
        elif child.tag in SIGNS:
            yield SIGNS[child.tag]
        elif child.tag not in UNSEEN:
            yield from _pieces(child)
            if child.tag == PARAGRAPH:  # in a text box
                yield "\n"
