"""Packed files (XLSX, DOCX) looked at before anybody unpacks them."""

import struct
from io import BytesIO
from zipfile import ZipFile, ZipInfo

MOST_PARTS = 2_000
MOST_UNPACKED = 50 * 1024 * 1024  # bytes
MOST_LISTED = 1024 * 1024  # bytes of the list of parts
LIKELY = 200  # times smaller than unpacked; office files with much of the same reach half of it
SMALL = 1024 * 1024  # bytes that may shrink as they like
ENCRYPTED = 0x1
END, END_64 = b"PK\x05\x06", b"PK\x06\x07"
END_SIZE, END_64_SIZE, LONGEST_NOTE = 22, 20, 65_535
MACROS = "vbaproject.bin"


class ArchiveError(Exception):
    """Not to be unpacked."""


class TooMuchInItError(ArchiveError):
    pass


def parts_of(data: bytes, most: int = MOST_UNPACKED) -> list[ZipInfo]:
    """What is packed in it, if that is no more than `most` bytes, and packed as people pack.
    BadZipFile where it is no archive."""
    _look_at_the_list(data)
    with ZipFile(BytesIO(data)) as packed:
        parts = packed.infolist()
    total = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or total > most:
        raise TooMuchInItError
    if any(map(_swells, parts)) or sum(part.compress_size for part in parts) > len(data):
        raise TooMuchInItError
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise ArchiveError
    return parts


def has_macros(parts: list[ZipInfo]) -> bool:
    return any(part.filename.casefold().endswith(MACROS) for part in parts)


def _look_at_the_list(data: bytes) -> None:
    """A list of parts that takes all memory is the cheapest bomb."""
    at = data.rfind(END, -(END_SIZE + LONGEST_NOTE))
    if at < 0 or len(data) - at < END_SIZE:
        return  # no archive: ZipFile says so
    parts, listed = struct.unpack_from("<10xHL", data, at)
    is_64 = data[max(0, at - END_64_SIZE) :].startswith(END_64)
    if is_64 or parts > MOST_PARTS or listed > MOST_LISTED:
        raise TooMuchInItError


def _swells(part: ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > LIKELY * part.compress_size
