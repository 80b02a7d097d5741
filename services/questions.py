"""Plain words of a person: read, carried on from the question before, kept as a view.

What is not understood is written down without names and numbers, and counted for Bappedalitbang.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, func, select

from models import (
    Innovation,
    Mandate,
    Person,
    Recognition,
    Role,
    UnansweredQuestion,
    Unit,
)
from models import View as ViewRow
from services import mandates, people, policy
from services.asking.asker import suited
from services.asking.belonging import BELONGS, TITLES
from services.asking.following import followed
from services.asking.lexicon import CONCEPT_OF
from services.asking.lexicon import known as known_word
from services.asking.question import Intent, Question, Reading
from services.asking.reader import read
from services.asking.spelling import spelled, tokens
from services.errors import NotFound
from services.policy import Action, Reach
from services.vocabulary import Known

GOES_ON = timedelta(hours=1)  # so long a question is carried on
KEPT = 50  # views of a chat
ALTERED = ("unit_kind", "years", "units", "intent", "metric")
BEHIND = {
    Intent.SEARCH: (Action.SEARCH, Reach.OPEN),
    Intent.COMPARE: (Action.RANK, Reach.ALL),
    Intent.TREND: (Action.SEE_SCORES, Reach.UNIT),
}
"""What the commands that take words ask for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`view_id` is 0 where nothing was understood. `units`: short names by code, of those said;
    `command`: the one whose name was said, and nothing else."""

    reading: Reading
    view_id: int
    role: Role | None
    units: dict[str, str]
    command: str = ""

    @property
    def question(self) -> Question:
        return self.reading.question


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one mandate year and kind of unit: who has met the duty, who has not; `closed_at` if it is
    over."""

    year: int
    done: tuple[Unit, ...]
    missing: tuple[Unit, ...]
    counting: mandates.Counting
    closed_at: datetime | None = None

    @property
    def mandated(self) -> int:
        return len(self.done) + len(self.missing)


def ask(session: Session, text: str, known: Known, *, telegram_id: int, now: datetime) -> Asked:
    person = people.allowed(session, Action.ASK, telegram_id=telegram_id, now=now, least=Reach.SELF)
    held = people.posts(session, person=person, now=now)
    reading = followed(read(text, known.of(session)), _before(session, telegram_id, now))
    role = held[0].role if held else None
    has_unit = bool(held and held[0].unit)
    reading = suited(reading, role, has_unit=has_unit, text=text)
    if reading.intent is Intent.OUTSIDE and has_unit and (command := _command(text, role)):
        return Asked(reading, 0, role, {}, command)
    if reading.intent is Intent.OUTSIDE:
        _write_down(session, text, reading, role, now)
        return Asked(reading, 0, role, {})
    view_id = _keep(session, reading.question, telegram_id, now)
    return Asked(reading, view_id, role, _short_names(session, reading))


def _command(text: str, role: Role | None) -> str:
    """`skor` is /skor, to those who may, and of their own unit: else it would ask of which."""
    name = text.strip(" ?!.").casefold()
    action = policy.COMMANDS.get(name)
    return name if action and policy.may(role, action) else ""


def begin(
    session: Session, intent: Intent, text: str, known: Known, *, telegram_id: int, now: datetime
) -> tuple[int, Question]:
    """What stands behind the command for it: the id of the view, and the question. NotFound where
    a trend is asked of something that is no unit of ours."""
    action, least = BEHIND[intent]
    people.allowed(session, action, telegram_id=telegram_id, now=now, least=least)
    reading = read(f"{intent} {text}", known.of(session))
    said = {key: value for key, value in reading.slots.items() if key in BELONGS[intent]}
    tuples: dict[str, Any] = {
        key: tuple(v) if isinstance(v, list) else v for key, v in said.items()
    }
    question = Question(intent, **tuples)
    if intent is Intent.SEARCH and not question.query:
        question = Question(intent, query=text)
    if intent is Intent.TREND and reading.unknown and not question.units:
        raise NotFound
    return _keep(session, question, telegram_id, now), question


def _keep(session: Session, question: Question, chat_id: int, now: datetime) -> int:
    view = ViewRow(chat_id=chat_id, filter=question.as_json(), asked_at=now)
    session.add(view)
    session.flush()
    _let_go(session, chat_id)
    return view.id or 0


def viewed(session: Session, view_id: int, *, telegram_id: int, now: datetime) -> Question:
    """NotFound if it is another's, or was let go."""
    people.allowed(session, Action.ASK, telegram_id=telegram_id, now=now, least=Reach.SELF)
    view = session.get(ViewRow, view_id)
    if view is None or view.chat_id != telegram_id:
        raise NotFound
    return Question.of_json(view.filter)


def change(
    session: Session, view_id: int, key: str, choice: str, *, telegram_id: int, now: datetime
) -> Question:
    """One change of a view; an empty choice takes the slot away. What it is not made of is left."""
    question = viewed(session, view_id, telegram_id=telegram_id, now=now)
    if key not in ALTERED:
        return question
    held = question.as_json()
    if choice:
        held[key] = _value(key, choice)
    else:
        held.pop(key, None)
    try:
        changed = Question.of_json(held)
    except ValueError:
        raise NotFound from None
    session.get_one(ViewRow, view_id).filter = changed.as_json()
    return changed


def standing(
    session: Session, question: Question, *, telegram_id: int, now: datetime
) -> Standing | None:
    """None where no duty of that year is known."""
    people.allowed(session, Action.ASK_MISSING, telegram_id=telegram_id, now=now)
    mandate = _mandate(session, question)
    if mandate is None:
        return None
    found = mandates.missing(session, mandate=mandate)
    done, missing = (
        tuple(unit for unit in units if question.unit_kind in (None, unit.kind))
        for units in (found.done, found.units)
    )
    return Standing(mandate.year, done, missing, found.counting, found.closed_at)


def state(
    session: Session, question: Question, *, telegram_id: int, now: datetime
) -> list[mandates.UnitState]:
    """How the units that were named stand, or the asker's own; NotFound if one is not theirs."""
    mandate = _mandate(session, question)
    if mandate is None:
        return []
    person = people.known(session, telegram_id=telegram_id)
    units = list(session.exec(select(Unit).where(col(Unit.code).in_(question.units))))
    post = people.post_of(session, telegram_id=telegram_id, now=now)
    if not question.units and post and post.unit:
        units = [post.unit]
    if not units:
        raise NotFound
    for unit in units:
        if not people.reaches(session, person, Action.READ, unit_id=unit.id, now=now):
            raise NotFound
    return [mandates.state_of(session, unit, mandate=mandate) for unit in units]


def years(session: Session, intent: Intent) -> list[int]:
    """Those that have something to show, the newest first: a duty, or innovations as well."""
    found = set(session.exec(select(Mandate.year)))
    if intent in BEHIND:
        found |= set(session.exec(select(Innovation.mandate_year).distinct()))
        found |= set(session.exec(select(Recognition.year).distinct()))
    return sorted(found, reverse=True)


def not_understood(
    session: Session, *, telegram_id: int, now: datetime, most: int = 20
) -> list[tuple[str, int]]:
    """What was asked in vain in the last 90 days, with how often; the most frequent first."""
    people.allowed(session, Action.READ_QUESTIONS, telegram_id=telegram_id, now=now)
    lately = col(UnansweredQuestion.asked_at) >= now - timedelta(days=90)
    count = func.count()
    wanted = select(UnansweredQuestion.words, count).where(lately)
    grouped = wanted.group_by(UnansweredQuestion.words)
    ordered = grouped.order_by(count.desc(), UnansweredQuestion.words).limit(most)
    return [(words, number) for words, number in session.exec(ordered)]


def _before(session: Session, chat_id: int, now: datetime) -> Question | None:
    mine = ViewRow.chat_id == chat_id, col(ViewRow.asked_at) >= now - GOES_ON
    last = session.exec(select(ViewRow).where(*mine).order_by(col(ViewRow.id).desc())).first()
    return Question.of_json(last.filter) if last else None


def _let_go(session: Session, chat_id: int) -> None:
    """Of a chat only the newest are kept."""
    mine = select(ViewRow.id).where(ViewRow.chat_id == chat_id).order_by(col(ViewRow.id).desc())
    oldest = session.exec(mine.offset(KEPT).limit(1)).first()
    if oldest is not None:
        old = col(ViewRow.id) <= oldest
        session.execute(delete(ViewRow).where(col(ViewRow.chat_id) == chat_id, old))


def _value(key: str, choice: str) -> object:
    if key == "years":
        if not choice.isdigit():
            raise NotFound
        return [int(choice)]
    return [choice] if key == "units" else choice


def _mandate(session: Session, question: Question) -> Mandate | None:
    year = question.year(mandates.meant(session).year)
    return mandates.of_year(session, year)


def named(session: Session, question: Question) -> str:
    """What the question is about, by the one name that was said; empty if none or several."""
    found = session.exec(select(Unit).where(col(Unit.code).in_(question.units))).all()
    if len(found) > 1:
        return ""
    return found[0].name if found else question.innovation or ""


def _short_names(session: Session, reading: Reading) -> dict[str, str]:
    codes = {*reading.question.units, *(code for several in reading.unclear for code in several)}
    found = session.exec(select(Unit).where(col(Unit.code).in_(codes)).order_by(col(Unit.id)))
    return {unit.code: unit.short_name for unit in found}


def _write_down(
    session: Session, text: str, reading: Reading, role: Role | None, now: datetime
) -> None:
    words = _nameless(session, text)
    if words:
        nearest = str(reading.nearest[0]) if reading.nearest else None
        session.add(UnansweredQuestion(words=words, role=role, nearest=nearest, asked_at=now))


def _nameless(session: Session, text: str) -> str:
    """No numbers, nobody whom the bot knows, nobody who is called by a title, no capitals within a
    sentence; the first 20 words."""
    names = {word for name in session.exec(select(Person.name)) for word in name.casefold().split()}
    raw = tokens(text)[:20]
    kept = []
    for n, word in enumerate(raw):
        plain = spelled(word)
        after_title = n > 0 and raw[n - 1].casefold().rstrip(".") in TITLES
        is_ours = known_word(plain) in CONCEPT_OF
        is_name = word.casefold() in names or after_title or (n > 0 and word[0].isupper())
        if plain.isalpha() and (is_ours or not is_name):
            kept.append(plain)
    return " ".join(kept)
