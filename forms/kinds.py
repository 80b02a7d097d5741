"""The kinds of question. `read` turns what was said into the value to keep, or raises a Rejection;
`holds` tells whether a kept value still answers the question as it stands today."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from forms.choices import match_option
from forms.dates import read_date
from forms.rejections import (
    FileTooBig,
    OutOfRange,
    TooFewWords,
    TooLong,
    TooShort,
    WrongFileType,
    WrongForm,
)

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Given:
    """A condition: the question is asked only if the other one was answered with one of these."""

    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    kind: ClassVar[str]
    key: str
    required: bool = True
    when: Given | None = None

    def read_text(self, text: str, *, options: tuple[str, ...], today: date) -> Any:  # noqa: ARG002
        raise WrongForm(self.kind)

    def check_file(self, *, extension: str, size: int) -> None:  # noqa: ARG002
        raise WrongForm(self.kind)

    def holds(self, value: Any, *, options: tuple[str, ...]) -> bool:  # noqa: ARG002
        return isinstance(value, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Question):
    """One line; limits in characters."""

    kind = "text"
    least: int = 1
    most: int = 200

    def read_text(self, text: str, *, options: tuple[str, ...], today: date) -> str:  # noqa: ARG002
        line = " ".join(text.split())
        if len(line) < self.least:
            raise TooShort(self.least, len(line))
        if len(line) > self.most:
            raise TooLong(self.most, len(line))
        return line


@dataclass(frozen=True, slots=True, kw_only=True)
class LongText(Question):
    """Collected over several messages until *Selesai*; limits in words and characters."""

    kind = "long_text"
    least_words: int = 1
    most: int = 20_000

    def join(self, parts: list[str]) -> str:
        whole = "\n\n".join(part.strip() for part in parts)
        if len(whole) > self.most:
            raise TooLong(self.most, len(whole))
        return whole

    def read_whole(self, parts: list[str]) -> str:
        whole = self.join(parts)
        if len(whole.split()) < self.least_words:
            raise TooFewWords(self.least_words, len(whole.split()))
        return whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """`options` names a list of the year's instrument."""

    kind = "choice"
    options: str

    def read_text(self, text: str, *, options: tuple[str, ...], today: date) -> str:  # noqa: ARG002
        return match_option(text, options)

    def holds(self, value: Any, *, options: tuple[str, ...]) -> bool:
        return value in options


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Question):
    """Kept as an ISO date; years back and ahead are counted from today."""

    kind = "date"
    years_back: int = 10
    years_ahead: int = 2

    def read_text(self, text: str, *, options: tuple[str, ...], today: date) -> str:  # noqa: ARG002
        day = read_date(text, today=today)
        earliest = today - timedelta(days=366 * self.years_back)
        latest = today + timedelta(days=366 * self.years_ahead)
        if not earliest <= day <= latest:
            raise OutOfRange(day, earliest, latest)
        return day.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class File(Question):
    """Kept as `{name, sha256, size, extension}`; the bytes are in the vault."""

    kind = "file"
    types: tuple[str, ...] = ("pdf", "jpg", "png")
    most_bytes: int = 20 * MEGABYTE

    def check_file(self, *, extension: str, size: int) -> None:
        if extension not in self.types:
            raise WrongFileType(extension, self.types)
        if size > self.most_bytes:
            raise FileTooBig(size, self.most_bytes)

    def holds(self, value: Any, *, options: tuple[str, ...]) -> bool:  # noqa: ARG002
        return isinstance(value, dict) and "sha256" in value


@dataclass(frozen=True, slots=True)
class Form:
    """`version` grows when questions change; drafts keep the version they were last answered in."""

    name: str
    version: int
    questions: tuple[Question, ...]

    def find(self, key: str) -> Question | None:
        return next((question for question in self.questions if question.key == key), None)
