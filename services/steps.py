"""Where a draft stands, as a value that screens are made of."""

from dataclasses import dataclass, replace
from typing import Any

from forms.kinds import OfScore, Question
from forms.rejections import Rejection
from forms.reminders import CLOSING, DEADLINE
from models import Mandate
from services import evidence_options, review
from services.desk import Desk, question_before
from services.instrument import Indicator
from services.review import Doubt

OF_A_DUTY = frozenset({DEADLINE.name, CLOSING.name})


@dataclass(frozen=True, slots=True)
class Overwritten:
    """The answer of a colleague that this one replaced."""

    key: str
    by: str
    value: Any


@dataclass(frozen=True, slots=True)
class Step:
    """`question` is None when all are answered: the review. `current` is an answer asked again,
    `parts` what a collected one holds so far. `others` have the same draft open. `corrected` was
    edited, `revised` asked for on the review and answered now: keys, or empty. `locked` cannot be
    changed from the review. `indicator` is the
    one that an evidence item is about, `basis` the id of its basis, `duty` the one that is moved or
    closed."""

    form: str
    draft_id: int
    revision: int
    unit: str
    question: Question | None
    options: tuple[str, ...]
    answers: tuple[tuple[Question, Any], ...]
    number: int
    total: int
    current: Any = None
    parts: tuple[dict[str, Any], ...] = ()
    wanted_words: int = 0
    has_back: bool = False
    has_review: bool = True
    corrects: int | None = None
    others: tuple[str, ...] = ()
    stale: bool = False
    corrected: str = ""
    revised: str = ""
    refusal: Rejection | None = None
    offer: str = ""
    overwritten: Overwritten | None = None
    blockers: tuple[tuple[Question, Rejection], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    locked: frozenset[str] = frozenset()
    year: int = 0
    indicator: Indicator | None = None
    basis: str | None = None
    duty: Mandate | None = None

    @property
    def words(self) -> int:
        return sum(len(part.get("text", "").split()) for part in self.parts)

    @property
    def is_complete(self) -> bool:
        """Over without a review."""
        return self.question is None and not self.has_review


def step(desk: Desk) -> Step:
    """Where the draft stands now."""
    question, asked = desk.position, desk.asked
    indicator = evidence_options.indicator(desk.draft, desk.instrument)
    place = asked.index(question) if question else len(asked)
    found = Step(
        form=desk.form.name,
        draft_id=desk.draft.id or 0,
        revision=desk.draft.revision,
        unit=desk.unit.short_name if desk.unit else "",
        question=question,
        options=desk.options(question) if question else (),
        answers=tuple((q, desk.value(q.key)) for q in asked if desk.is_answered(q)),
        number=min(place + 1, len(asked)),
        total=len(asked),
        has_back=question_before(desk) is not None,
        has_review=desk.form.has_review,
        corrects=desk.draft.innovation_id,
        others=desk.company(),
        year=desk.draft.mandate_year,
        indicator=indicator,
        basis=evidence_options.basis(desk.draft, indicator) if indicator else None,
        duty=_duty(desk),
    )
    return _with_review(desk, found) if question is None else _with_current(desk, found, question)


def _duty(desk: Desk) -> Mandate | None:
    if desk.form.name not in OF_A_DUTY:
        return None
    return desk.session.get(Mandate, desk.draft.about_id or 0)


def _with_review(desk: Desk, found: Step) -> Step:
    return replace(
        found,
        blockers=review.blockers(desk),
        doubts=review.doubts(desk),
        locked=review.locked(desk),
    )


def _with_current(desk: Desk, found: Step, question: Question) -> Step:
    answer = desk.answer(question.key)
    return replace(
        found,
        parts=tuple(desk.parts(question.key)),
        current=answer.get("value"),
        wanted_words=desk.reading(question).least_words,
        offer=answer.get("offer", ""),
        doubts=tuple(filter(None, [review.replaced(desk)])) if question.when == OfScore() else (),
    )
