"""The points of an innovation, indicator by indicator, as a picture for the chat."""

from collections.abc import Mapping

from reports import typesetting


def score_png(picture: Mapping[str, object]) -> bytes:
    """`picture` is what `texts.scores.picture` makes: everything is written out in it."""
    return typesetting.png("score", picture)
