"""Options as people type them, and the short ids under which buttons carry them."""

from hashlib import blake2s

from rapidfuzz import fuzz, process

from forms.rejections import NotAnOption

CERTAIN = 84  # rapidfuzz.fuzz.ratio, 0-100
LEAD = 4  # over the next best option
SHOWN = 3


def option_id(option: str) -> str:
    """Stable when other options come or go, unlike a position."""
    return blake2s(option.encode(), digest_size=4).hexdigest()


def match_option(text: str, options: tuple[str, ...]) -> str:
    """The option that was meant; a typing mistake is forgiven where it leaves no doubt."""
    said = " ".join(text.casefold().split())
    folded = {option.casefold(): option for option in options}
    if said in folded:
        return folded[said]
    ranked = process.extract(said, list(folded), scorer=fuzz.ratio, limit=SHOWN)
    best, runner_up = ranked[0][1], ranked[1][1] if len(ranked) > 1 else 0
    if len(said) >= 5 and best >= CERTAIN and best - runner_up >= LEAD:
        return folded[ranked[0][0]]
    raise NotAnOption(text, tuple(folded[found] for found, _, _ in ranked))
