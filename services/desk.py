"""An officer at a draft: what is asked, what is answered, where it stands."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlmodel import Session

from forms.kinds import Choice, Form, Question
from models import Draft, ReplacedAnswer
from services.instrument import Instruments
from services.people import Officer


@dataclass(frozen=True, slots=True)
class Said:
    """What a person did towards the open question, read at the edge."""

    message_id: int
    text: str = ""
    file: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Tap:
    """A button: the draft and revision it was made for, the question, and what it carries."""

    draft_id: int
    revision: int
    key: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """`question` is None when all are answered: the review. `current` is an answer asked again."""

    draft_id: int
    revision: int
    unit: str
    question: Question | None
    options: tuple[str, ...]
    answers: tuple[tuple[Question, Any], ...]
    number: int
    total: int
    current: Any = None
    words: int = 0
    has_back: bool = False
    stale: bool = False
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """An officer at a draft."""

    session: Session
    draft: Draft
    form: Form
    instruments: Instruments
    who: Officer
    now: datetime

    def options(self, question: Question) -> tuple[str, ...]:
        if not isinstance(question, Choice):
            return ()
        return self.instruments.of(self.draft.instrument_year).options(question.options)

    @property
    def asked(self) -> list[Question]:
        return [q for q in self.form.questions if self._applies(q)]

    def _applies(self, question: Question) -> bool:
        if question.when is None:
            return True
        other = self.draft.answers.get(question.when.key, {})
        return not other.get("open") and other.get("value") in question.when.values

    def is_answered(self, question: Question) -> bool:
        answer = self.draft.answers.get(question.key)
        if answer is None or answer.get("open"):
            return False
        if answer.get("skipped"):
            return not question.required
        return question.holds(answer.get("value"), options=self.options(question))

    @property
    def position(self) -> Question | None:
        return next((q for q in self.asked if not self.is_answered(q)), None)

    def write(self, key: str, answer: dict[str, Any]) -> None:
        """Replaces an answer; what stood there before stays in the history."""
        before = self.draft.answers.get(key)
        if before is not None and before.get("value") != answer.get("value"):
            self.session.add(
                ReplacedAnswer(
                    draft_id=self.draft.id or 0, key=key, answer=before, replaced_at=self.now
                )
            )
        stamp = {"by": self.who.person.id, "at": self.now.isoformat()}
        self.draft.answers = {**self.draft.answers, key: {**answer, **stamp}}
        self.draft.revision += 1
        self.draft.form_version = self.form.version
        self.draft.changed_at = self.now
        self.session.add(self.draft)


def is_old(desk: Desk, tap: Tap) -> bool:
    """The draft has changed since the button was shown."""
    return tap.revision != desk.draft.revision


def step(desk: Desk) -> Step:
    """Where the draft stands now."""
    question = desk.position
    asked = desk.asked
    answers = tuple(
        (q, desk.draft.answers[q.key].get("value")) for q in asked if desk.is_answered(q)
    )
    found = Step(
        draft_id=desk.draft.id or 0,
        revision=desk.draft.revision,
        unit=desk.who.unit.short_name,
        question=question,
        options=desk.options(question) if question else (),
        answers=answers,
        number=asked.index(question) + 1 if question else len(asked),
        total=len(asked),
        has_back=question_before(desk) is not None,
    )
    return _with_current(desk, found, question)


def _with_current(desk: Desk, found: Step, question: Question | None) -> Step:
    if question is None:
        return found
    words = sum(len(part["text"].split()) for part in parts_of(desk, question.key))
    answer = desk.draft.answers.get(question.key, {})
    return replace(found, words=words, current=answer.get("value"))


def question_before(desk: Desk) -> Question | None:
    asked = desk.asked
    question = desk.position
    place = asked.index(question) if question else len(asked)
    return asked[place - 1] if place else None


def parts_of(desk: Desk, key: str) -> list[dict[str, Any]]:
    return list(desk.draft.answers.get(key, {}).get("parts", []))
