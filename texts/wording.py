"""What the screens say about a question."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """`why` tells what the answer is for, `example` is one that would be accepted, `skipped` is
    what it costs to leave the question out."""

    label: str
    ask: str
    why: str
    example: str
    skipped: str = ""
