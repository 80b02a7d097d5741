"""A person to call: a name and a telephone number on one line, in either order."""

import re

from forms.phones import LONGEST, FoundPhone, find_phones, read_phone, spoken, with_digits
from forms.rejections import (
    ContactWithManyPhones,
    ContactWithoutName,
    ContactWithoutPhone,
    NotAPhone,
    TooLong,
)

DASH = "‐-―−\\-"  # the inside of a character class
LABELS = r"nama|hp|wa|whatsapp|telp|tlp|telepon|telpon|no|nomor|kontak|cp"
BEFORE = re.compile(rf"^(?:[\s,;:/|.){DASH}]|\b(?:{LABELS})\b)+", re.IGNORECASE)
AFTER = re.compile(rf"(?:[\s,;:/|({DASH}]|\b(?:{LABELS})\b[.:]*)+$", re.IGNORECASE)
LETTERS = 2  # the fewest that make a name


def read_contact(text: str) -> dict[str, str]:
    """`{name, phone}`, the phone in E.164: `Operator Disdikbud, 0812-3456-7890`."""
    if len(text) > LONGEST:
        raise TooLong(LONGEST, len(text))
    found = find_phones(text)
    if not found:
        raise ContactWithoutPhone(text, _repair(text))
    name = _name(text, found)
    if not _is_name(name):
        raise ContactWithoutName(text)
    if len({one.phone for one in found}) > 1:
        raise ContactWithManyPhones(text, f"{name}, {spoken(found[0].phone)}")
    return {"name": name, "phone": found[0].phone}


def read_shared(name: str, phone: str) -> dict[str, str]:
    """The same of a card from the phone's own list."""
    try:
        number = read_phone(phone)
    except NotAPhone:
        raise NotAPhone(phone) from None  # what it may have meant is no contact yet
    if not _is_name(name):
        raise ContactWithoutName(phone)
    return {"name": " ".join(name.split()), "phone": number}


def _repair(text: str) -> str | None:
    """With the letters taken for the digits that they look like."""
    mended = with_digits(text)
    found = find_phones(mended)
    name = _name(mended, found) if len(found) == 1 else ""
    return f"{name}, {spoken(found[0].phone)}" if _is_name(name) else None


def _is_name(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= LETTERS


def _name(text: str, found: list[FoundPhone]) -> str:
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text)]
    rest = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return " ".join(filter(None, map(_trimmed, rest)))


def _trimmed(words: str) -> str:
    return AFTER.sub("", BEFORE.sub("", " ".join(words.split())))
