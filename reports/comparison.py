"""Units, or years, as bars."""

from collections.abc import Mapping

from reports.typesetting import png


def bars_png(content: Mapping[str, object]) -> bytes:
    """1000 pixels wide. `content`: title, notes, rows of {name, value, share (0 to 1), is_known},
    more of {name, values}, heads, as_of."""
    return png("bars", content)
