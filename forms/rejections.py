"""Why an answer cannot be taken. Each carries what its words need: the rule and what was given.

Rejection
├── WrongForm           something else was expected: words, a file, a button
├── MayBeQuestion       it would be taken, and reads like a question to the bot
├── TooShort, TooLong   a text, in characters
├── TooFewWords         a long text, in words
├── CannotBeSkipped     a question that has to be answered
├── NotADate, OutOfRange
├── NotAnHour, NotAnOffset, NotAYear
├── NotAnOption         with the options that come nearest
├── NotMoney, TooMuchMoney
├── NotANumber, OutOfScale
├── SeveralFit          a name that several things have
├── NotAPhone, NotALink
├── NotCoordinates, OutsideIndonesia
├── ContactWithoutName, ContactWithoutPhone, ContactWithManyPhones
├── WrongFileType, FileTooBig, TooManyFiles
├── QuotaFull, DiskFull, HasMacros
└── UnreadableDocument, EmptyDocument

Where it is plain what was meant, `repair` is the text that would have been taken. It is shown and
never assumed. Ask `forms.repairs.repair_of` for it: some repairs are worked out there.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


class Rejection(Exception):  # noqa: N818
    """The answer was not taken; nothing that was entered before is touched."""

    repair: str | None = None


@dataclass(eq=False)
class WrongForm(Rejection):
    expected: str  # the kind of the question, or "review"


@dataclass(eq=False)
class MayBeQuestion(Rejection):
    given: str

    @property
    def repair(self) -> str:  # type: ignore[override]
        """What was said, if it is the answer after all."""
        return self.given


@dataclass(eq=False)
class TooShort(Rejection):
    least: int
    given: int


@dataclass(eq=False)
class TooLong(Rejection):
    most: int
    given: int
    repair: str | None = None


@dataclass(eq=False)
class TooFewWords(Rejection):
    least: int
    given: int


class CannotBeSkipped(Rejection):
    pass


@dataclass(eq=False)
class NotADate(Rejection):
    given: str
    repair: str | None = None


@dataclass(eq=False)
class OutOfRange(Rejection):
    given: date
    earliest: date
    latest: date


@dataclass(eq=False)
class NotAnHour(Rejection):
    given: str


@dataclass(eq=False)
class NotAnOffset(Rejection):
    given: str
    most: int  # days


@dataclass(eq=False)
class NotAYear(Rejection):
    given: str
    first: int
    last: int


@dataclass(eq=False)
class NotAnOption(Rejection):
    given: str
    nearest: tuple[str, ...]


@dataclass(eq=False)
class NotMoney(Rejection):
    given: str
    repair: str | None = None


@dataclass(eq=False)
class TooMuchMoney(Rejection):
    given: int  # rupiah
    most: int  # rupiah


@dataclass(eq=False)
class NotANumber(Rejection):
    given: str


@dataclass(eq=False)
class OutOfScale(Rejection):
    given: Decimal
    least: Decimal | None
    most: Decimal | None


@dataclass(eq=False)
class SeveralFit(Rejection):
    given: str
    fitting: tuple[str, ...]


@dataclass(eq=False)
class NotAPhone(Rejection):
    given: str
    repair: str | None = None


@dataclass(eq=False)
class NotALink(Rejection):
    given: str
    repair: str | None = None


@dataclass(eq=False)
class NotCoordinates(Rejection):
    given: str


@dataclass(eq=False)
class OutsideIndonesia(Rejection):
    latitude: float  # degrees
    longitude: float  # degrees
    repair: str | None = None


@dataclass(eq=False)
class ContactWithoutName(Rejection):
    given: str


@dataclass(eq=False)
class ContactWithoutPhone(Rejection):
    given: str
    repair: str | None = None


@dataclass(eq=False)
class ContactWithManyPhones(Rejection):
    given: str
    repair: str | None = None


@dataclass(eq=False)
class WrongFileType(Rejection):
    given: str
    allowed: tuple[str, ...]


@dataclass(eq=False)
class FileTooBig(Rejection):
    given: int  # bytes
    most: int  # bytes


@dataclass(eq=False)
class TooManyFiles(Rejection):
    most: int


@dataclass(eq=False)
class QuotaFull(Rejection):
    whose: str  # innovation or unit
    given: int  # bytes
    used: int  # bytes
    most: int  # bytes


class DiskFull(Rejection):
    pass


@dataclass(eq=False)
class HasMacros(Rejection):
    extension: str


@dataclass(eq=False)
class UnreadableDocument(Rejection):
    extension: str


class EmptyDocument(Rejection):
    pass
