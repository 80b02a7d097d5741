"""Lists of names inside a message."""

from collections.abc import Sequence
from itertools import accumulate

from texts.words import escape

MOST = 40


def listed(label: str, names: Sequence[str], most: int = MOST) -> str:
    """`label` in bold, how many, and who; empty for nobody."""
    if not names:
        return ""
    more = f", dan {len(names) - most} lainnya" if len(names) > most else ""
    return f"<b>{label}</b> ({len(names)}): {escape(', '.join(names[:most]))}{more}"


def fitting(names: Sequence[str], most: int) -> str:
    """Those that fit so many characters, one at least, and how many more there are; not escaped."""
    ends = accumulate(len(name) + 2 for name in names)
    count = max(1, sum(end <= most for end in ends))
    more = f", dan {len(names) - count} lainnya" if count < len(names) else ""
    return ", ".join(names[:count]) + more
