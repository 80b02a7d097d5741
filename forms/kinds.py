"""The kinds of question. `read` turns what was said into the value to keep, or raises a Rejection;
`holds` tells whether a kept value still answers the question as it stands today; `blocks` why a
kept value must not be sent yet."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from forms.choices import match_option
from forms.contacts import read_contact, read_shared
from forms.dates import read_date
from forms.links import read_link
from forms.money import read_money
from forms.places import read_coordinates, written
from forms.rejections import OutOfRange, Rejection, TooLong, TooShort, WrongForm
from forms.repairs import shortened

UNITS = "units"


@dataclass(frozen=True, slots=True)
class Given:
    """A condition: the question is asked only if the other one was answered with one of these; no
    values stand for any answer."""

    key: str
    values: tuple[str, ...] = ()

    def is_met_by(self, value: Any) -> bool:
        return value in self.values if self.values else value is not None


@dataclass(frozen=True, slots=True)
class OfIndicator:
    """A condition: the question is asked only if the indicator that is chosen in the draft has
    something of the kind (bases, levels, substances, signatories) or wants that document field."""

    what: str


@dataclass(frozen=True, slots=True)
class OfScore:
    """A condition: the question is asked only if another score stands already where the one of the
    draft is to stand."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a person did towards a question, read at the edge.

    `file` is `{name, sha256, size, extension}`, `contact` is `{name, phone}`, `location` is
    (latitude, longitude) in degrees. A document that holds text brings it in `text`.
    """

    message_id: int
    text: str = ""
    file: dict[str, Any] | None = None
    contact: dict[str, str] | None = None
    location: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader may know beside the words: the options and limits of the draft's year, the
    extensions that its indicator takes, and the bounds of a number (none: without)."""

    today: date
    options: tuple[str, ...] = ()
    match: Callable[[str, tuple[str, ...]], str] = match_option
    least_words: int = 0
    file_types: tuple[str, ...] = ()
    least: Decimal | None = None
    most: Decimal | None = None

    def allows(self, given: Decimal) -> bool:
        return (self.least is None or given >= self.least) and (
            self.most is None or given <= self.most
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    kind: ClassVar[str]
    key: str
    required: bool = True
    when: Given | OfIndicator | OfScore | None = None

    def read(self, said: Said, at: Reading) -> Any:
        """Files and shared things are refused here unless a kind says otherwise."""
        if not said.text.strip() or said.file:
            raise WrongForm(self.kind)
        return self.read_text(said.text, at)

    def read_text(self, text: str, at: Reading) -> Any:  # noqa: ARG002
        raise WrongForm(self.kind)

    def holds(self, value: Any, at: Reading) -> bool:  # noqa: ARG002
        return isinstance(value, str)

    def blocks(self, value: Any, at: Reading) -> Rejection | None:  # noqa: ARG002
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Question):
    """One line; limits in characters."""

    kind = "text"
    least: int = 1
    most: int = 200

    def read_text(self, text: str, at: Reading) -> str:  # noqa: ARG002
        line = " ".join(text.split())
        if len(line) < self.least:
            raise TooShort(self.least, len(line))
        if len(line) > self.most:
            raise TooLong(self.most, len(line), repair=shortened(line, self.most))
        return line


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """`options` names a list of the year's instrument, or UNITS, or is the list itself."""

    kind = "choice"
    options: str | tuple[str, ...]

    def read_text(self, text: str, at: Reading) -> str:
        return at.match(text, at.options)

    def holds(self, value: Any, at: Reading) -> bool:
        return value in at.options


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Question):
    """Kept as an ISO date; years back and ahead are counted from today."""

    kind = "date"
    years_back: int = 10
    years_ahead: int = 2
    is_past: bool = False  # what is asked about has mostly happened already

    def read_text(self, text: str, at: Reading) -> str:
        day = read_date(text, today=at.today, is_past=self.is_past)
        earliest = at.today - timedelta(days=366 * self.years_back)
        latest = at.today + timedelta(days=366 * self.years_ahead)
        if not earliest <= day <= latest:
            raise OutOfRange(day, earliest, latest)
        return day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Money(Question):
    """Whole rupiah."""

    kind = "money"

    def read_text(self, text: str, at: Reading) -> int:  # noqa: ARG002
        return read_money(text)

    def holds(self, value: Any, at: Reading) -> bool:  # noqa: ARG002
        return isinstance(value, int)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Question):
    kind = "link"

    def read_text(self, text: str, at: Reading) -> str:  # noqa: ARG002
        return read_link(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Question):
    """Kept as `{name, phone}`; typed, or shared from the phone's own list."""

    kind = "contact"

    def read(self, said: Said, at: Reading) -> Any:
        if said.contact:
            return read_shared(**said.contact)
        return Question.read(self, said, at)

    def read_text(self, text: str, at: Reading) -> dict[str, str]:  # noqa: ARG002
        return read_contact(text)

    def holds(self, value: Any, at: Reading) -> bool:  # noqa: ARG002
        return isinstance(value, dict) and "phone" in value


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Question):
    """Kept as `[latitude, longitude]` in degrees; typed, or a shared location."""

    kind = "place"

    def read(self, said: Said, at: Reading) -> Any:
        if said.location:
            return list(read_coordinates(written(*said.location)))
        return Question.read(self, said, at)

    def read_text(self, text: str, at: Reading) -> list[float]:  # noqa: ARG002
        return list(read_coordinates(text))

    def holds(self, value: Any, at: Reading) -> bool:  # noqa: ARG002
        return isinstance(value, list) and len(value) == 2


@dataclass(frozen=True, slots=True)
class Form:
    """`version` grows when questions change; drafts keep the version they were last answered in.
    A form without a review is over with its last answer."""

    name: str
    version: int
    questions: tuple[Question, ...]
    has_review: bool = True

    def find(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)
