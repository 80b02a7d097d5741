"""Why an answer cannot be taken. Each carries what its words need: the rule and what was given.

Rejection
├── WrongForm           something else was expected: words, a file, a button
├── TooShort, TooLong   a text, in characters
├── TooFewWords         a long text, in words
├── NotADate, OutOfRange
├── NotAnOption         with the options that come nearest
└── WrongFileType, FileTooBig
"""

from dataclasses import dataclass
from datetime import date


class Rejection(Exception):  # noqa: N818
    """The answer was not taken; nothing that was entered before is touched."""


@dataclass(eq=False)
class WrongForm(Rejection):
    expected: str  # "text", "long_text", "choice", "date" or "file"


@dataclass(eq=False)
class TooShort(Rejection):
    least: int
    given: int


@dataclass(eq=False)
class TooLong(Rejection):
    most: int
    given: int


@dataclass(eq=False)
class TooFewWords(Rejection):
    least: int
    given: int


@dataclass(eq=False)
class NotADate(Rejection):
    given: str


@dataclass(eq=False)
class OutOfRange(Rejection):
    given: date
    earliest: date
    latest: date


@dataclass(eq=False)
class NotAnOption(Rejection):
    given: str
    nearest: tuple[str, ...]


@dataclass(eq=False)
class WrongFileType(Rejection):
    given: str
    allowed: tuple[str, ...]


@dataclass(eq=False)
class FileTooBig(Rejection):
    given: int  # bytes
    most: int  # bytes
