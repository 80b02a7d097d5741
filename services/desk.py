"""A person at a draft: what is asked, what is answered, where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from typing import Any, TypeVar, cast

from sqlalchemy import bindparam
from sqlmodel import Session, col, select

from forms.choices import match_option
from forms.collected import LongText
from forms.evidence import Proof
from forms.kinds import UNITS, Form, OfIndicator, OfScore, Question, Reading
from forms.official import INNOVATIONS, Number, match_innovation
from forms.package import UPLOADABLE
from models import Draft, Person, ReplacedAnswer, Unit
from services import evidence_options, rewritten, units
from services.figures import Figures
from services.instrument import Instrument, Instruments
from services.official import options as score_options
from services.package.options import uploadable
from services.verifying import returning

Found = TypeVar("Found")
BESIDE = (
    Person.open_draft_id == bindparam("draft_id"),
    col(Person.id) != bindparam("person_id"),
)
OTHERS = select(Person).where(*BESIDE).order_by(col(Person.id))
NAMES = select(Person.name).where(*BESIDE).order_by(col(Person.id))


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds at this moment: the instruments of the years, the hour (UTC), the local day, the
    forms as they are asked now, the zone of that day, and what the innovations come to."""

    instruments: Instruments
    now: datetime
    today: date
    forms: Mapping[str, Form]
    zone: tzinfo = UTC
    figures: Figures = field(default_factory=Figures)


@dataclass(frozen=True, slots=True)
class Tap:
    """A button: the draft and revision it was made for, the question, and what it carries."""

    draft_id: int
    revision: int
    key: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """`unit` is that of the draft; forms like a request for access have none. `is_repeated` where
    the message that it was opened for had been taken before, `is_alone` where it is known already
    that nobody else has the draft open."""

    session: Session
    draft: Draft
    form: Form
    person: Person
    unit: Unit | None
    terms: Terms
    is_repeated: bool = False
    is_alone: bool = False
    _options: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _known: dict[str, tuple[Any, Any]] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return self.terms.now

    @property
    def instrument(self) -> Instrument:
        return self.terms.instruments.of(self.draft.instrument_year)

    def options(self, question: Question) -> tuple[str, ...]:
        named = getattr(question, "options", ())
        if isinstance(named, tuple):
            return named
        if named in evidence_options.NAMED:
            return evidence_options.options(self.session, self.draft, self.instrument, named)
        if named in score_options.GROWING:
            return score_options.options(self.draft, self.instrument, named)
        if named not in self._options:
            self._options[named] = self._listed(named)
        return self._options[named]

    def _listed(self, named: str) -> tuple[str, ...]:
        """A list that stays while the draft is answered."""
        if named == UNITS:
            return units.open_names(self.session, today=self.terms.today)
        if named == INNOVATIONS:
            return score_options.innovations(self.session)
        if named == UPLOADABLE:
            return uploadable(self.session)
        return self.instrument.options(named)

    def reading(self, question: Question) -> Reading:
        wanted = question.wanted if isinstance(question, LongText) else None
        is_number = isinstance(question, Number)
        least, most = score_options.bounds(self.draft, question.key) if is_number else (None, None)
        return Reading(
            today=self.terms.today,
            options=self.options(question),
            match=self._matching(getattr(question, "options", "")),
            least_words=self.instrument.limits[wanted] if wanted else 0,
            file_types=self._file_types(question),
            least=least,
            most=most,
        )

    def _matching(self, named: object) -> Callable[[str, tuple[str, ...]], str]:
        if named in {INNOVATIONS, UPLOADABLE}:
            return match_innovation
        return self._match_unit if named == UNITS else match_option

    def _file_types(self, question: Question) -> tuple[str, ...]:
        if not isinstance(question, Proof):
            return ()
        return evidence_options.file_types(self.draft, self.instrument)

    def _match_unit(self, text: str, _options: tuple[str, ...]) -> str:
        return units.match(self.session, text, today=self.terms.today).short_name

    @property
    def locked(self) -> frozenset[str]:
        """Questions that stay as they are: only what was returned is mended."""
        return returning.locked(self.session, self.draft)

    @property
    def asked(self) -> list[Question]:
        return self._meanwhile("asked", self._asked)

    def _asked(self) -> list[Question]:
        return [q for q in self.form.questions if self._applies(q)]

    def _meanwhile(self, name: str, find: Callable[[], Found]) -> Found:
        """What was found holds until an answer is replaced: a step asks for it a dozen times."""
        answers, found = self._known.get(name, (None, None))
        if answers is not self.draft.answers:
            found = find()
            self._known[name] = self.draft.answers, found
        return cast("Found", found)

    def _applies(self, question: Question) -> bool:
        if question.when is None:
            return True
        if isinstance(question.when, OfScore):
            return score_options.replaced(self.session, self.draft) is not None
        if isinstance(question.when, OfIndicator):
            return evidence_options.wants(self.draft, self.instrument, question.when.what)
        other = self.draft.answers.get(question.when.key, {})
        return not other.get("open") and question.when.is_met_by(other.get("value"))

    def is_answered(self, question: Question) -> bool:
        answer = self.draft.answers.get(question.key)
        if answer is None or answer.get("open"):
            return False
        if answer.get("skipped"):
            return not question.required
        return question.holds(answer.get("value"), self.reading(question))

    @property
    def position(self) -> Question | None:
        return self._meanwhile("position", self._position)

    def _position(self) -> Question | None:
        return next((q for q in self.asked if not self.is_answered(q)), None)

    def answer(self, key: str) -> dict[str, Any]:
        return dict(self.draft.answers.get(key, {}))

    def parts(self, key: str) -> list[dict[str, Any]]:
        return list(self.draft.answers.get(key, {}).get("parts", []))

    def value(self, key: str) -> Any:
        return self.draft.answers.get(key, {}).get("value")

    def write(self, key: str, answer: dict[str, Any]) -> None:
        """Replaces an answer; what stood there before stays in the history, and whoever gave it is
        told if that was somebody else."""
        before = self.answer(key)
        self._put(key, {**answer, "by": self.person.id, "at": self.now.isoformat()})
        if before.get("value") not in (None, answer.get("value")):
            self._tell_author(before)

    def mark(self, key: str, **marks: Any) -> None:
        """What is to be done with an answer that stays: its author stays with it."""
        self._put(key, {**self.answer(key), **marks})

    def _put(self, key: str, answer: dict[str, Any]) -> None:
        before = self.answer(key)
        if _loses(before, answer):
            self._put_by(key, before)
        self.draft.answers = {**self.draft.answers, key: answer}
        self.draft.revision += 1
        self.draft.form_version = self.form.version
        self.draft.changed_at = self.now
        self.session.add(self.draft)

    def _put_by(self, key: str, before: dict[str, Any]) -> None:
        self.session.add(
            ReplacedAnswer(
                draft_id=self.draft.id or 0, key=key, answer=before, replaced_at=self.now
            )
        )

    def _tell_author(self, before: dict[str, Any]) -> None:
        author = self.session.get(Person, before.get("by", 0))
        if author is not None and author.id != self.person.id:
            rewritten.owe(self.session, self.draft, author, now=self.now)

    def others(self) -> list[Person]:
        """Who else has this draft open."""
        asked = {"draft_id": self.draft.id, "person_id": self.person.id}
        return list(self.session.exec(OTHERS, params=asked))

    def company(self) -> tuple[str, ...]:
        """Their names; every step tells them, and what it writes need not be written for that."""
        if self.is_alone:
            return ()
        asked = {"draft_id": self.draft.id, "person_id": self.person.id}
        return tuple(self.session.connection().scalars(NAMES, asked))


def _loses(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Something that was said is not in the answer any more."""
    was, kept = before.get("value"), after.get("parts", [])
    is_replaced = was not in (None, after.get("value"))
    return is_replaced or any(part not in kept for part in before.get("parts", []))


def is_old(desk: Desk, tap: Tap) -> bool:
    """The draft has changed since the button was shown."""
    return tap.revision != desk.draft.revision


def question_before(desk: Desk) -> Question | None:
    asked, question, locked = desk.asked, desk.position, desk.locked
    place = asked.index(question) if question else len(asked)
    return next((one for one in reversed(asked[:place]) if one.key not in locked), None)
