"""A score as people say it in one line: `TERASA 87,5 dari 111 resmi 2026`, in any order. Pure."""

import re

from forms import official as form

POLITE = r"tolong|mohon|mau|saya|bantu"
DOING = r"input(?:kan)?|isi(?:kan)?|masukkan|masukin|catat(?:kan)?|entri|simpan"
ORDER = re.compile(
    rf"^(?:(?:{POLITE}|{DOING}|tambah|ubah|ganti|skor|nilai|score|inovasi|untuk|dari)\s+)+",
    re.IGNORECASE,
)
ENTERING = re.compile(rf"^(?:(?:{POLITE})\s+)*(?:{DOING})\s+(?:skor|nilai|score)\b", re.IGNORECASE)
YEAR = re.compile(r"\b(?:tahun\s+|penilaian\s+)*(20[0-4][0-9])\b(?![.,][0-9])", re.IGNORECASE)
NUMBER = r"(?<![\w.,-])[0-9]{1,4}(?:[.,][0-9]{1,4})?(?![\w]|[.,][0-9])"
OF_SCALE = re.compile(rf"({NUMBER})\s*(?:dari|/)\s*({NUMBER})", re.IGNORECASE)
ALONE = re.compile(NUMBER)
KINDS = (
    (form.VERIFIED, re.compile(r"\b(?:ter)?verifikasi\b", re.IGNORECASE)),
    (form.OFFICIAL, re.compile(r"\b(?:resmi|iga|iid|kemendagri|kementerian)\b", re.IGNORECASE)),
)
FILLER = re.compile(
    r"\b(?:skor|nilai|tahun|penilaian|dari|untuk|jadi|adalah|sebesar)\b|[=:]", re.IGNORECASE
)


def is_order(words: str) -> bool:
    """Whether a sentence can only mean that a score is to be written down: it orders so and has a
    number. A self-assessment is none of it."""
    plain = " ".join(words.split())
    is_own = re.search(r"\bmandiri\b", plain, re.IGNORECASE)
    return bool(ENTERING.match(plain) and ALONE.search(YEAR.sub(" ", plain)) and not is_own)


def understood(words: str) -> tuple[str, dict[str, str]]:
    """The name or number of the innovation, as far as one was said, and what else: `kind`, `year`,
    `score` and `scale`."""
    rest, said = ORDER.sub("", f"{' '.join(words.split())} "), {}
    numbered = form.NUMBERED.search(rest.upper())
    if numbered:
        rest = _without(rest, numbered)
    for kind, pattern in KINDS:
        if pattern.search(rest):
            said["kind"], rest = kind, pattern.sub(" ", rest)
            break
    if year := _last(rest, YEAR):
        said["year"], rest = year[1], _without(rest, year)
    if of_scale := OF_SCALE.search(rest):
        said["score"], said["scale"] = map(_written, of_scale.groups())
        rest = _without(rest, of_scale)
    elif alone := _last(rest, ALONE):
        said["score"], rest = _written(alone[0]), _without(rest, alone)
    name = " ".join(FILLER.sub(" ", rest).split())
    return (numbered[0] if numbered else name), said


def _written(number: str) -> str:
    return form.written(form.read_number(number))


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def _last(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    return max(pattern.finditer(text), key=lambda found: found.start(), default=None)
