"""The recap as a picture."""

from collections.abc import Mapping

from reports import typesetting


def recap_png(picture: Mapping[str, object]) -> bytes:
    """1,000 pixels wide; `picture` is what `texts.recap.picture` makes."""
    return typesetting.png("recap", picture)
