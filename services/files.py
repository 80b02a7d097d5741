"""What a file is: by what stands in it, whatever its name says. The name is for people to read."""

from pathlib import PurePath
from zipfile import BadZipFile

import filetype

from forms.archives import ArchiveError, has_macros, parts_of
from forms.clean import clean

ALIASES = {"jpeg": "jpg"}
OFFICE = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "xl/workbook.bin": "xlsb",
    "ppt/presentation.xml": "pptx",
}
WITH_MACROS = {"docx": "docm", "xlsx": "xlsm", "pptx": "pptm"}
MACRO_TYPES = frozenset({*WITH_MACROS.values(), "xlsb"})
ZIP = b"PK\x03\x04"
LONGEST_NAME = 120


def kind_of(data: bytes) -> str:
    """An extension without a dot; empty if unknown. Office files with macros are `docm`, `xlsm`,
    `pptm`; an archive that had better not be unpacked is a `zip`."""
    found = _packed(data) if data.startswith(ZIP) else filetype.guess_extension(data) or ""
    return ALIASES.get(found, found)


def shown_name(name: str, kind: str) -> str:
    """On one line, without folders; it ends as what the file is, where that is known."""
    line = " ".join(clean(name).replace("\\", "/").rpartition("/")[2].split()).strip(". ")
    path = PurePath(line or "berkas")
    ending = path.suffix.lstrip(".").casefold()
    if kind in {"", "zip", ALIASES.get(ending, ending)}:
        return path.stem[: LONGEST_NAME - len(path.suffix)] + path.suffix[:LONGEST_NAME]
    return f"{path.name[:LONGEST_NAME]}.{kind}"


def _packed(data: bytes) -> str:
    try:
        parts = parts_of(data)
    except (ArchiveError, BadZipFile, ValueError):
        return "zip"
    names = {part.filename for part in parts}
    kind = next((kind for name, kind in OFFICE.items() if name in names), "zip")
    return WITH_MACROS.get(kind, kind) if has_macros(parts) else kind
