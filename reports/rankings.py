"""The ranking as a picture."""

from collections.abc import Mapping

from reports import typesetting


def ranking_png(picture: Mapping[str, object]) -> bytes:
    """1,000 pixels wide; `picture` is what `texts.rankings.picture` makes."""
    return typesetting.png("ranking", picture)
