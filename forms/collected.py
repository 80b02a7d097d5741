"""Questions that are answered in several messages, until *Selesai*."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from forms.choices import listed
from forms.kinds import Question, Reading, Said
from forms.rejections import (
    FileTooBig,
    Rejection,
    TooFewWords,
    TooLong,
    TooManyFiles,
    WrongFileType,
    WrongForm,
)

MEGABYTE = 1_000_000  # bytes, as Telegram counts its limit of 20
Part = dict[str, Any]  # {"id": message id, "text": ...} or {"id": ..., "file": {...}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected(Question, ABC):
    """Comes in several messages until *Selesai*; what is there so far is kept as parts."""

    @abstractmethod
    def add(self, parts: list[Part], said: Said, at: Reading) -> list[Part]:
        """The parts, with what was said now behind them."""

    @abstractmethod
    def whole(self, parts: list[Part], at: Reading) -> Any:
        """The value that they make."""

    @abstractmethod
    def taken_apart(self, value: Any) -> list[Part]:
        """Parts of a value that came in whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LongText(Collected):
    """Limits in words and characters. `wanted` names a number of words in the year's instrument:
    fewer are kept, but not sent."""

    kind = "long_text"
    least_words: int = 1
    wanted: str | None = None
    most: int = 20_000

    def add(self, parts: list[Part], said: Said, at: Reading) -> list[Part]:  # noqa: ARG002
        if not said.text.strip():
            raise WrongForm(self.kind)
        added = [*parts, {"id": said.message_id, "text": said.text}]
        self._joined(added)
        return added

    def whole(self, parts: list[Part], at: Reading) -> str:  # noqa: ARG002
        text = self._joined(parts)
        if len(text.split()) < self.least_words:
            raise TooFewWords(self.least_words, len(text.split()))
        return text

    def taken_apart(self, value: Any) -> list[Part]:
        return [{"id": 0, "text": value}]

    def is_whole(self, parts: Sequence[Part], value: Any, least_words: int) -> bool:
        """The parts are those of a value that may be sent: what is said next is another answer. To
        one that is too short it is added."""
        is_value = value is not None and self._joined(parts) == value
        return is_value and len(str(value).split()) >= least_words

    def blocks(self, value: Any, at: Reading) -> Rejection | None:
        count = len(str(value or "").split())
        return TooFewWords(at.least_words, count) if value and count < at.least_words else None

    def _joined(self, parts: Sequence[Part]) -> str:
        text = "\n\n".join(part["text"].strip() for part in parts)
        if len(text) > self.most:
            raise TooLong(self.most, len(text))
        return text


@dataclass(frozen=True, slots=True, kw_only=True)
class Files(Collected):
    """Kept as a list of `{name, sha256, size, extension}`; the bytes are in the vault."""

    kind = "files"
    takes: ClassVar[str] = "file"
    types: tuple[str, ...] = ("pdf", "jpg", "png")
    most: int = 10
    most_bytes: int = 20 * MEGABYTE

    def add(self, parts: list[Part], said: Said, at: Reading) -> list[Part]:  # noqa: ARG002
        if said.file is None:
            raise WrongForm(self.kind)
        self._check(said.file)
        if len(parts) >= self.most:
            raise TooManyFiles(self.most)
        return [*parts, {"id": said.message_id, "file": said.file}]

    def whole(self, parts: list[Part], at: Reading) -> list[dict[str, Any]]:  # noqa: ARG002
        return [part["file"] for part in parts]

    def taken_apart(self, value: Any) -> list[Part]:
        return [{"id": 0, "file": file} for file in value]

    def holds(self, value: Any, at: Reading) -> bool:  # noqa: ARG002
        return isinstance(value, list) and bool(value) and all("sha256" in file for file in value)

    def _check(self, file: dict[str, Any]) -> None:
        if file["extension"] not in self.types:
            raise WrongFileType(file["extension"], self.types)
        if file["size"] > self.most_bytes:
            raise FileTooBig(file["size"], self.most_bytes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Collected):
    """Any number of options, ticked one by one."""

    kind = "choices"
    options: str | tuple[str, ...]

    def add(self, parts: list[Part], said: Said, at: Reading) -> list[Part]:
        if said.file or not said.text.strip():
            raise WrongForm(self.kind)
        wanted = [at.match(one, at.options) for one in listed(said.text, at.options)]
        chosen = [part["text"] for part in parts]
        added = (one for one in dict.fromkeys(wanted) if one not in chosen)
        return [*parts, *({"id": said.message_id, "text": one} for one in added)]

    def toggle(self, parts: list[Part], option: str) -> list[Part]:
        rest = [part for part in parts if part["text"] != option]
        return rest if len(rest) < len(parts) else [*parts, {"id": 0, "text": option}]

    def whole(self, parts: list[Part], at: Reading) -> list[str]:
        return [part["text"] for part in parts if part["text"] in at.options]

    def taken_apart(self, value: Any) -> list[Part]:
        return [{"id": 0, "text": option} for option in value]

    def holds(self, value: Any, at: Reading) -> bool:
        return isinstance(value, list) and bool(value) and all(v in at.options for v in value)


def wanted_file(question: Question | None) -> str | None:
    """What a file would be to a question: the "file" itself, "proof" (a film too), its "text", or
    nothing."""
    if isinstance(question, Files):
        return question.takes
    return "text" if isinstance(question, LongText) else None
