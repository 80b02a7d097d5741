"""What came of the form by which personal data is erased."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Erased:
    """`called` is what they are called from now on, empty if they thought better of it; `emptied`
    the numbers of innovations that have no contact any more."""

    called: str
    emptied: tuple[str, ...] = ()
