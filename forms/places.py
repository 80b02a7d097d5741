"""Where something stands: coordinates typed, or copied out of a map."""

import re
from urllib.parse import unquote

from forms.rejections import NotCoordinates, OutsideIndonesia

LONGEST = 2_000  # characters; links out of Google Maps are long
SOUTH, NORTH, WEST, EAST = -11.0, 6.0, 95.0, 141.0  # Indonesia, degrees, generously
DIGITS = 6  # decimals that are kept: 11 cm
MARKS = str.maketrans({
    "º": "°", "˚": "°", "′": "'", "’": "'", "‘": "'", "´": "'", "″": '"', "”": '"', "“": '"',
    "−": "-", "–": "-",
})  # fmt: skip
HEMISPHERES = {"ls": -1, "lu": 1, "s": -1, "n": 1, "bt": 1, "bb": -1, "e": 1, "w": -1}
LATITUDES = ("ls", "lu", "s", "n")
IN_FULL = (
    ("lintang selatan", "ls"), ("lintang utara", "lu"), ("bujur timur", "bt"),
    ("bujur barat", "bb"), ("derajat", "°"), ("menit", "'"), ("detik", '"'), ("''", '"'),
)  # fmt: skip
LABELS = re.compile(r"\b(?:koordinat|lintang|bujur|latitude|longitude|lat|long|lng|lon)\b[\s:=]*")
SIDE = r"(ls|lu|bt|bb|[snew])(?![a-z])"
NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{1,15})?"
ANGLE = re.compile(
    rf"(?:\b{SIDE}[\s.:]*)?(?<![0-9])([-+]?)({NUMBER})(?![0-9])"
    rf"(?:\s?°(?:\s?({NUMBER})\s?'(?:\s?({NUMBER})\s?\")?)?)?(?(1)|(?:\s?{SIDE})?)"
)
FINE = re.compile(r"[0-9][.,][0-9]|°")  # whole numbers are a date, a count or a house number
BETWEEN = re.compile(r"[\s,;/()]*")
DECIMAL = r"(-?[0-9]{1,3}(?:\.[0-9]+)?)"
IN_LINKS = (  # the pin before what was asked for, and that before the middle of the view
    re.compile(rf"!3d{DECIMAL}!4d{DECIMAL}"),
    re.compile(rf"[?&/](?:q|ll|query|destination|daddr)=(?:loc:)?{DECIMAL},[\s+]?{DECIMAL}"),
    re.compile(rf"/(?:place|search|dir)/{DECIMAL},[\s+]?{DECIMAL}"),
    re.compile(rf"@{DECIMAL},{DECIMAL}"),
)
Pair = tuple[float, float]


def read_coordinates(text: str) -> Pair:
    """Latitude and longitude in degrees, put in that order; from numbers or a Google Maps link."""
    pair = _pair(text) if len(text) <= LONGEST else None
    if pair is None:
        raise NotCoordinates(text)
    if _is_inside(pair):
        return pair
    if _is_inside(pair[::-1]):
        return pair[::-1]
    raise OutsideIndonesia(*pair, repair=_repair(pair))


def written(latitude: float, longitude: float) -> str:
    """`-0.1234, 109.4567`, which reads back as the same."""
    return f"{_decimal(latitude)}, {_decimal(longitude)}"


def _decimal(value: float) -> str:
    whole, _, fraction = f"{value:.{DIGITS}f}".partition(".")
    return f"{whole}.{fraction.rstrip('0') or '0'}"


def _pair(text: str) -> Pair | None:
    pair = _from_link(unquote(text)) or _from_words(text)
    return next((p for p in (pair, pair and pair[::-1]) if p and _is_on_earth(p)), None)


def _is_on_earth(pair: Pair) -> bool:
    return abs(pair[0]) <= 90 and abs(pair[1]) <= 180


def _is_inside(pair: Pair) -> bool:
    return SOUTH <= pair[0] <= NORTH and WEST <= pair[1] <= EAST


def _repair(pair: Pair) -> str | None:
    """A minus that was forgotten, or is one too many; rather one of them than both."""
    latitude, longitude = pair
    turned = ((latitude, -longitude), (-latitude, longitude), (-latitude, -longitude))
    return next((written(*place) for place in turned if _is_inside(place)), None)


def _from_link(text: str) -> Pair | None:
    for pattern in IN_LINKS:
        if found := pattern.search(text):
            return _rounded(float(found[1])), _rounded(float(found[2]))
    return None


def _from_words(text: str) -> Pair | None:
    line = _plain(text)
    angles = list(ANGLE.finditer(line))
    if len(angles) != 2 or not BETWEEN.fullmatch(ANGLE.sub(" ", line)):
        return None
    if not FINE.search(line):
        return None
    first, second = (_degrees(angle) for angle in angles)
    if first is None or second is None:
        return None
    return _ordered((first, second), [_side(angle) for angle in angles])


def _plain(text: str) -> str:
    line = " ".join(text.translate(MARKS).casefold().split())
    for words, sign in IN_FULL:
        line = line.replace(words, sign)
    return LABELS.sub("", line)


def _side(angle: re.Match[str]) -> str:
    return angle[1] or angle[6] or ""


def _ordered(pair: Pair, sides: list[str]) -> Pair | None:
    """Named sides decide the order; without them it is left as it stands."""
    if not any(sides):
        return pair
    if not all(sides) or (sides[0] in LATITUDES) == (sides[1] in LATITUDES):
        return None
    return pair if sides[0] in LATITUDES else pair[::-1]


def _degrees(angle: re.Match[str]) -> float | None:
    whole, minutes, seconds = (float((angle[n] or "0").replace(",", ".")) for n in (3, 4, 5))
    if minutes >= 60 or seconds >= 60:
        return None
    size = whole + minutes / 60 + seconds / 3600
    return _rounded(HEMISPHERES.get(_side(angle), -1 if angle[2] == "-" else 1) * size)


def _rounded(value: float) -> float:
    return round(value, DIGITS) + 0.0  # no minus zero
