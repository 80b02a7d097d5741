"""A person to call: a name and a telephone number on one line, in either order."""

import re

from forms.phones import LONGEST, FoundPhone, find_phones, spoken
from forms.rejections import (
    ContactWithManyPhones,
    ContactWithoutName,
    ContactWithoutPhone,
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
        raise ContactWithoutPhone(text)
    name = _name(text, found)
    if sum(letter.isalpha() for letter in name) < LETTERS:
        raise ContactWithoutName(text)
    if len({one.phone for one in found}) > 1:
        raise ContactWithManyPhones(text, f"{name}, {spoken(found[0].phone)}")
    return {"name": name, "phone": found[0].phone}


def _name(text: str, found: list[FoundPhone]) -> str:
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text)]
    rest = (text[end:start] for end, start in zip(ends, starts, strict=True))
    return " ".join(filter(None, map(_trimmed, rest)))


def _trimmed(words: str) -> str:
    return AFTER.sub("", BEFORE.sub("", " ".join(words.split())))
