"""What stands on each page of a PDF that typst wrote, read back without typst.

Enough of the format for our own papers: plain objects, deflated streams, fonts with ToUnicode.
"""

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)
ONE = re.compile(rb"<([0-9A-F]+)> <([0-9A-F]+)>")
PLAIN = rb"(?:\\.|[^\\()])"
NESTED = rb"(?:%b|\((?:%b|\(%b*\))*\))*" % (PLAIN, PLAIN, PLAIN)
# A new font, an alternative text, a language (passed over), a string, or the end of a line.
SHOWN = re.compile(
    rb"/(?P<font>f\d+) [\d.]+ Tf|ActualText<FEFF(?P<said>\w+)>>>BDC.*?EMC|/Lang\(\w+\)"
    rb"|\((?P<glyphs>" + NESTED + rb")\)|(?P<end>\bET\b)",
    re.DOTALL,
)
ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages(pdf: bytes) -> list[str]:
    objects = {int(number): body for number, body in OBJECT.findall(pdf)}
    order = _references(
        next(b for b in objects.values() if b.startswith(b"<</Type/Pages")), b"Kids"
    )
    return [_page(objects, objects[number]) for number in order]


def flat(page: str) -> str:
    """Without blanks, so that it does not matter where a line broke."""
    return re.sub(r"[\s\u200b]", "", page)


def _page(objects: dict[int, bytes], page: bytes) -> str:
    resources = objects[_references(page, b"Resources")[0]]
    listed = re.search(rb"/Font<<(.*?)>>", resources)
    fonts = re.findall(rb"(f\d+) (\d+) 0 R", listed[1]) if listed else []
    maps = {name: _characters(objects, objects[int(number)]) for name, number in fonts}
    return _written(_stream(objects[_references(page, b"Contents")[0]]), maps)


def _written(content: bytes, maps: dict[bytes, dict[int, str]]) -> str:
    parts, font = [], b""
    for found in SHOWN.finditer(content):
        font = found["font"] or font
        if found["glyphs"] is not None:
            raw = ESCAPE.sub(_byte, found["glyphs"])
            codes = (high << 8 | low for high, low in zip(raw[::2], raw[1::2], strict=True))
            parts.append("".join(maps[font].get(code, "\ufffd") for code in codes))
        elif found["said"]:
            parts.append(bytes.fromhex(found["said"].decode()).decode("utf-16-be"))
        elif found["end"]:
            parts.append("\n")
    return "".join(parts)


def _characters(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    table = _stream(objects[_references(font, b"ToUnicode")[0]]).partition(b"endcodespacerange")[2]
    lines = ONE.findall(table)
    return {int(code, 16): bytes.fromhex(to.decode()).decode("utf-16-be") for code, to in lines}


def _references(body: bytes, key: bytes) -> list[int]:
    found = re.search(rb"/" + key + rb"[ \[]*((?:\d+ 0 R ?)+)", body)
    assert found, (key, body)
    return [int(number) for number in re.findall(rb"(\d+) 0 R", found[1])]


def _stream(body: bytes) -> bytes:
    return zlib.decompress(body.split(b"stream\n", 1)[1])


def _byte(found: re.Match[bytes]) -> bytes:
    said = found[1]
    return bytes([int(said, 8)]) if len(said) == 3 else NAMED.get(said, said)
