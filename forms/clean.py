"""What people send, before anybody reads it: nothing in it that cannot be seen, and nothing that
only looks like something else."""

import re
from unicodedata import category, decimal, normalize

UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
DROPPED = frozenset({"Cc", "Cf", "Cs"})  # controls; bidi and zero width; halves of pairs
MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]"
HEAPED = re.compile(f"({MARK}{{3}}){MARK}+")  # what climbs over the lines above it
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
ENDINGS = "app|biz|cc|co|com|dev|id|info|io|link|ly|me|net|online|org|ru|site|top|xyz"
LINK = re.compile(
    r"(?i)\b[a-z][a-z0-9+.-]*://\S*|(?<!\S)[@/#]\w+|\b(?:[\w-]+\.)+[a-z]{2,}/\S*"
    rf"|\b(?:[\w-]{{2,}}\.)+(?:{ENDINGS})\b"
)  # what Telegram makes a link of by itself; `S.Pd` and `M.Si` are titles
LOOKS_LIKE = str.maketrans(
    "аеорсухіјѕԁһԛԝьАВЕКМНОРСТУХІЈЅαικνορτυχγΑΒΕΖΗΙΚΜΝΟΡΤΥΧıłøđ",
    "aeopcyxijsdhqwbabekmhopctyxijsaiknoptuxyabezhikmnoptyxilod",
)  # from confusables.txt of Unicode's UTS #39: Cyrillic, Greek and others, as Latin letters


def clean(text: str) -> str:
    """In NFC, with the digits 0-9 for those of all scripts; without controls, bidi marks, zero
    width and lone surrogates. Tabs and newlines stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return CONTROLS.sub("", text)
    seen = "".join(map(_seen, text))
    return HEAPED.sub(r"\1", normalize("NFC", seen))


def clean_name(text: str, most: int = 80) -> str:
    """What is shown to others as somebody's or something's name: one line that leads nowhere.
    Empty if nothing is left."""
    return " ".join(LINK.sub(" ", clean(text)).split())[:most].strip()


def skeleton(text: str) -> str:
    """Two names that a reader cannot tell apart have the same one. Only to be compared."""
    if text.isascii():
        return text.casefold()
    return normalize("NFKC", clean(text)).translate(LOOKS_LIKE).casefold()


def _seen(char: str) -> str:
    kind = category(char)
    if kind == "Nd":
        return str(decimal(char))
    if kind in {"Zl", "Zp"} or char == "\x85":
        return "\n"
    if kind == "Zs":
        return " "
    return "" if (kind in DROPPED and char not in "\t\n") or char in UNSEEN else char
