"""Lists of names inside a message."""

from collections.abc import Sequence
from itertools import accumulate

from texts.words import escape

MOST = 40


def listed(label: str, names: Sequence[str], most: int = MOST) -> str:
    """`label` in bold, how many, and who; empty for nobody."""
    if not names:
        return ""
    return f"<b>{label}</b> ({len(names)}): {escape(some(names, most))}"


def some(names: Sequence[str], most: int | None) -> str:
    """So many of them (None: all), and how many more there are; not escaped."""
    shown = names[:most]
    more = f", dan {len(names) - len(shown)} lainnya" if len(shown) < len(names) else ""
    return ", ".join(shown) + more


def fitting(names: Sequence[str], most: int) -> str:
    """Those that fit so many characters, one at least, and how many more there are; not escaped."""
    ends = accumulate(len(name) + 2 for name in names)
    count = max(1, sum(end <= most for end in ends))
    return some(names, count)
