"""Options as people type them, and the short ids under which buttons carry them."""

import re
from hashlib import blake2s

from rapidfuzz import fuzz, process

from forms.rejections import NotAnOption

WORTH_ASKING = 65  # of 100: less alike than this is no suggestion
BEGUN, WITHIN = 95, 80  # of 100: what an option, or a later word of it, begins with
CALLED = {
    "opd": "perangkat daerah", "dinas": "perangkat daerah", "badan": "perangkat daerah",
    "bupati": "kepala daerah", "dewan": "dprd", "pegawai": "asn", "pns": "asn",
    "warga": "masyarakat",
    "aplikasi": "digital", "website": "digital", "web": "digital", "online": "digital",
    "manual": "non digital", "offline": "non digital", "sk": "keputusan",
}  # fmt: skip
"""What officers say for a word of an option."""
SHOWN = 3
APART = 15  # what is so much less alike than the best is not meant


def option_id(option: str) -> str:
    """Stable when other options come or go, unlike a position."""
    return blake2s(option.encode(), digest_size=4).hexdigest()


def match_option(text: str, options: tuple[str, ...]) -> str:
    """The option itself, by its words or its number in the list. Anything less exact is not
    guessed: NotAnOption brings what may have been meant, to be confirmed."""
    said = _plain(text)
    plain = {_plain(option): option for option in options}
    if said in plain:
        return plain[said]
    if said.isascii() and said.isdigit() and 1 <= int(said) <= len(options):
        return options[int(said) - 1]
    ranked = process.extract(
        said, list(plain), scorer=_alike, limit=SHOWN, score_cutoff=WORTH_ASKING
    )
    near = (found for found, score, _ in ranked if score > ranked[0][1] - APART)
    raise NotAnOption(text, tuple(plain[found] for found in near))


def listed(text: str, options: tuple[str, ...]) -> list[str]:
    """Several options in one message, a line or semicolon between them; commas too, where no option
    has one itself."""
    has_commas = any("," in option for option in options)
    whole = _plain(text) in {_plain(option) for option in options}
    pieces = [text] if whole else re.split(r"[;\n]" if has_commas else r"[;,\n]", text)
    return [piece for piece in pieces if piece.strip()]


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text.casefold()).split())


def _alike(said: str, option: str, *, score_cutoff: float | None = None) -> float:
    """A word out of a long option counts nearly as much as the whole of a short one."""
    whole = max(fuzz.ratio(said, option), fuzz.ratio(CALLED.get(said, said), option))
    part = fuzz.partial_ratio(said, option) * 0.9 if len(said) >= 4 else 0.0
    alike = max(whole, part, _begun(said, option), _begun(CALLED.get(said, ""), option))
    return alike if alike >= (score_cutoff or 0) else 0.0


def _begun(said: str, option: str) -> float:
    """A word of two letters has to be there whole."""
    if len(said) < 2:
        return 0.0
    end = "" if len(said) > 2 else " "
    place = f" {option} ".find(f" {said}{end}")
    return 0.0 if place < 0 else WITHIN if place else BEGUN
