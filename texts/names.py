"""Lists of names inside a message."""

from collections.abc import Sequence

from texts.words import escape

MOST = 40


def listed(label: str, names: Sequence[str], most: int = MOST) -> str:
    """`label` in bold, how many, and who; empty for nobody."""
    if not names:
        return ""
    more = f", dan {len(names) - most} lainnya" if len(names) > most else ""
    return f"<b>{label}</b> ({len(names)}): {escape(', '.join(names[:most]))}{more}"
