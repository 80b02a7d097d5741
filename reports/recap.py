"""The recap on paper and as a picture."""

from collections.abc import Mapping

from reports import typesetting


def recap_png(paper: Mapping[str, object]) -> bytes:
    """1,000 pixels wide; `paper` is what `texts.recap.paper` makes."""
    return typesetting.png("recap", paper)


def recap_pdf(paper: Mapping[str, object]) -> bytes:
    return typesetting.pdf("recap", paper)
