"""The units by how far they have come, as a picture."""

from collections.abc import Mapping

from reports import typesetting


def digest_png(picture: Mapping[str, object]) -> bytes:
    """1,000 pixels wide; `picture` is what `texts.digest.picture` makes."""
    return typesetting.png("digest", picture)
