"""The board as a picture: the last weeks, and the kinds of unit."""

from collections.abc import Mapping

from reports import typesetting


def board_png(picture: Mapping[str, object]) -> bytes:
    """1,000 pixels wide; `picture` is what `texts.boards.picture` makes."""
    return typesetting.png("board", picture)
