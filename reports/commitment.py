"""Commitments on paper: one unit's, or all."""

from collections.abc import Mapping

from reports import typesetting


def commitment_pdf(paper: Mapping[str, object]) -> bytes:
    """`paper` is what `texts.commitments.statement.paper` or `paper_of_all` makes."""
    return typesetting.pdf("commitment", paper)
