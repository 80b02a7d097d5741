"""The instrument of a year on paper, for somebody who checks it against the ministry's own."""

from collections.abc import Mapping

from reports import typesetting


def instrument_pdf(paper: Mapping[str, object]) -> bytes:
    """`paper` is what `texts.instrument.paper` makes: everything is written out in it."""
    return typesetting.pdf("instrument", paper)
