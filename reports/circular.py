"""A circular on paper, where no signed PDF came with it."""

from collections.abc import Mapping

from reports import typesetting


def circular_pdf(paper: Mapping[str, object]) -> bytes:
    """`paper` is what `texts.circulars.paper` makes."""
    return typesetting.pdf("circular", paper)
