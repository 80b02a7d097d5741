"""What is left of a sentence once it is read: where anything is, the reading is only a guess.

Left over is a word that nobody knows, a meaning that the question has no use for, a slot that it
does not take (`operator dinkes 2025`) and a moment that no answer is about: each may have changed
what was meant.
"""

from collections.abc import Iterator

from services.asking.belonging import BELONGS, FILTERS, meant
from services.asking.frames import WEIGHTS, Frame
from services.asking.parsing import Parsed
from services.asking.question import QUESTIONS, Intent, Question

TELLING = 0.5  # what a meaning has to weigh to be missed
POLITE = frozenset({"GREET", "WANT", "HELP", "ASKING"})
NAMED = {
    "UNITREF": "units",
    "WEAKREF": "units",
    "KIND": "unit_kind",
    "INNREF": "innovation",
    "TITLE": "innovation",
}
MAY_BE_IDLE = frozenset({"WEAKREF", "TITLE"})  # said beside what is meant
DAYS = frozenset(["senin", "selasa", "rabu", "kamis", "jumat", "sabtu"])
TIMES = DAYS | {"kemarin", "besok", "lusa", "lalu", "depan", "minggu", "bulan"}
NO_MOMENT = frozenset({Intent.RECAP, Intent.DEADLINE, Intent.SUBSCRIBE, Intent.HELP})


def left(parsed: Parsed, frame: Frame, question: Question) -> tuple[str, ...]:
    """The words of it as typed, in order."""
    found = {*_strange(parsed, frame), *_idle(parsed, frame, question)}
    found |= {*_untaken(parsed, question), *_moments(parsed, question)}
    taken, end = _taken(parsed, question), _end(parsed, question)
    return tuple(parsed.sentence.raw[n] for n in sorted(found - taken) if n < end)


def _taken(parsed: Parsed, question: Question) -> set[int]:
    """Places of the slots that the question has, and of the name in it."""
    marked = parsed.sentence.marked.items()
    found = {n for key, at in marked if key in _slots(question) for n in at}
    said = {word.casefold() for word in (question.name or "").split()}
    return found | {n for n, word in enumerate(parsed.sentence.raw) if word.casefold() in said}


def _end(parsed: Parsed, question: Question) -> int:
    """What is searched for begins here: it may be any words."""
    about = [n for n, it in parsed.places.items() if it & {"ABOUT", "SEARCH"}]
    is_search = question.intent is Intent.SEARCH and about
    return max(about) if is_search else len(parsed.sentence.words)


def _slots(question: Question) -> frozenset[str]:
    return BELONGS.get(question.intent, frozenset())


def _takes_any(frame: Frame) -> bool:
    """A name may be any word, though whoever takes over a post is called by a title."""
    return "FREE" in frame.takes and frame.intent is not Intent.HAND_OVER


def _strange(parsed: Parsed, frame: Frame) -> list[int]:
    return [] if _takes_any(frame) else parsed.unknown


def _idle(parsed: Parsed, frame: Frame, question: Question) -> Iterator[int]:
    explained = frame.explains(parsed.present) | POLITE
    units = meant(parsed, question.intent)
    has_unit, meant_at = bool(units), {it.start for it in units}
    for n, it in parsed.places.items():
        if n >= len(parsed.sentence.words):
            continue
        slots = {NAMED[concept] for concept in it & NAMED.keys()}
        is_beside = (has_unit and "KIND" in it) or it & MAY_BE_IDLE or _takes_any(frame)
        is_unmeant = "WEAKREF" in it and has_unit and n not in meant_at
        is_lost = slots and not slots & _slots(question) and not is_beside
        is_useless = not it & explained and max(WEIGHTS[c] for c in it) >= TELLING
        if is_lost or is_unmeant or (is_useless and not slots & _slots(question)):
            yield from range(n, n + parsed.sizes.get(n, 1))


def _untaken(parsed: Parsed, question: Question) -> Iterator[int]:
    """Numbers, years and dates, and what narrows a list."""
    mine = _slots(question)
    narrows = FILTERS | ({"status"} if mine >= FILTERS else frozenset())
    for key, at in parsed.sentence.marked.items():
        if key not in mine:
            yield from at & parsed.sentence.used if key not in narrows else at


def _moments(parsed: Parsed, question: Question) -> Iterator[int]:
    if question.intent not in (QUESTIONS | {Intent.REMIND}) - NO_MOMENT:
        return
    for n, word in enumerate(parsed.sentence.words):
        is_now = parsed.sentence.at(n + 1) in {"ini", "sekarang"}
        if word in TIMES and n not in parsed.sentence.used and not is_now:
            yield n
