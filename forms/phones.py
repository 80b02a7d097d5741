"""Indonesian telephone numbers. Kept as E.164 (`+6281234567890`)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

from forms.rejections import NotAPhone

REGION = "ID"
LONGEST = 200  # characters in which a number is looked for
KINDS = {
    PhoneNumberType.MOBILE,
    PhoneNumberType.FIXED_LINE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE,
}
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
MISTYPED = str.maketrans("OoIl", "0011")
LABEL = re.compile(
    r"^(?:no(?:mor)?\b\.?\s*)?(?:hp|wa|whatsapp|telp|tlp|telepon|telpon)?\b[.:\s]*", re.IGNORECASE
)
WRITTEN = re.compile(r"[+(]?[0-9][0-9 ().\-]*")
# Written within other words: the end of one number is not swallowed by the next, and a letter that
# stands for a digit belongs to the number.
AMONG_WORDS = re.compile(
    r"(?<![0-9])(?<!\b[OoIl])"
    r"(?=((?:\+\s?62|62|\(?0|8)(?:[ ().\-]{0,3}[0-9]){7,13}(?![0-9]|[OoIl](?![a-z]))))"
)
LIKE_A_NUMBER = re.compile(r"(?<![A-Za-z0-9])[+(]?(?:[0-9OoIl][ ().\-]{0,3}){8,15}(?![A-Za-z0-9])")


@dataclass(frozen=True, slots=True)
class FoundPhone:
    phone: str
    start: int
    end: int


def read_phone(text: str) -> str:
    """E.164, from a mobile or fixed Indonesian number however it is grouped."""
    if phone := _phone(" ".join(text.translate(DASHES).split())):
        return phone
    raise NotAPhone(text, _repair(text))


def spoken(phone: str) -> str:
    """`0812-3456-7890`, from E.164."""
    return phonenumbers.format_number(phonenumbers.parse(phone, REGION), PhoneNumberFormat.NATIONAL)


def find_phones(text: str) -> list[FoundPhone]:
    """Numbers among other words, in the order in which they stand there."""
    found: list[FoundPhone] = []
    for candidate in _candidates(text):
        if not found or candidate.start >= found[-1].end:
            found.append(candidate)
    return found


def with_digits(text: str) -> str:
    """The text with digits for the letters that were typed into a number instead."""
    return LIKE_A_NUMBER.sub(lambda number: number[0].translate(MISTYPED), text)


def _candidates(text: str) -> Iterator[FoundPhone]:
    for match in AMONG_WORDS.finditer(text.translate(DASHES)):
        if phone := _phone(" ".join(match[1].split())):
            yield FoundPhone(phone, match.start(1), match.end(1))


def _phone(line: str) -> str | None:
    written = LABEL.sub("", line, count=1)
    if not WRITTEN.fullmatch(written):
        return None
    try:
        number = phonenumbers.parse(written, REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number_for_region(number, REGION):
        return None
    if phonenumbers.number_type(number) not in KINDS:
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _repair(text: str) -> str | None:
    """The only number among other words, or the one that letters were typed into for digits."""
    if len(text) > LONGEST:
        return None
    if phone := _phone(text.translate(MISTYPED).strip()):
        return spoken(phone)
    phones = {one.phone for one in find_phones(text)}
    return spoken(phones.pop()) if len(phones) == 1 else None
