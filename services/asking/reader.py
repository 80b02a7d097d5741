"""Reads a sentence: what it names, its slots, what its words mean, the question that it makes."""

from services.asking import frames
from services.asking.belonging import fitted
from services.asking.leftover import left
from services.asking.lexicon import concepts, known
from services.asking.names import Vocabulary
from services.asking.parsing import Parsed, form_alone, is_fragment, parse
from services.asking.question import ACTIONS, Intent, Question, Reading
from services.asking.spelling import spelled, tokens

SURE, SURE_TO_ACT = 0.61, 0.72
NEAR = 0.3  # of worth, between two readings that have to be asked about
LONGEST = 40  # words; what is longer is no question
LONGEST_TEXT = 500  # characters
OUTSIDE = Question(Intent.OUTSIDE)
ASKING = frozenset({"WHO", "WHICH", "HOWMANY", "WHEN", "HOW", "ASKS", "METHOD"})


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """OUTSIDE where nothing is understood; of a fragment its question has the slots. A thumb is a
    greeting."""
    raw = tokens(text)
    if not raw and text.strip() and "?" not in text:
        return Reading(Question(Intent.GREETING), 1.0)
    if not raw or len(raw) > LONGEST:
        return Reading(OUTSIDE, 0.0)
    return _made_of(parse(raw, vocabulary), text)


def asks_clearly(text: str, vocabulary: Vocabulary) -> bool:
    """`read(...).is_clear_question`, told sooner where a word is not understood."""
    raw = tokens(text)
    if not raw or len(raw) > LONGEST:
        return False
    parsed = parse(raw, vocabulary)
    return not parsed.unknown and _made_of(parsed, text).is_clear_question


def _made_of(parsed: Parsed, text: str) -> Reading:
    found = frames.fits(parsed.places.values(), len(parsed.unknown))
    best = found[0] if found and _is_sure(found[0]) else None
    fragment = is_fragment(parsed)
    intent = best.frame.intent if best else Intent.OUTSIDE
    question = fitted(intent, parsed) if best or fragment else OUTSIDE
    return Reading(
        question,
        round(found[0].coverage, 3) if found else 0.0,
        rivals=_rivals(found) if best else (),
        also=_also(found) if best else (),
        unclear=tuple(it.units for it in parsed.named if len(it.units) > 1),
        unknown=tuple(parsed.sentence.words[n] for n in parsed.unknown),
        nearest=tuple(f.frame.intent for f in found if f.frame.intent not in ACTIONS)[:3],
        is_fragment=fragment,
        form=form_alone(parsed),
        left=left(parsed, best.frame, question) if best else (),
        is_asked="?" in text or not ASKING.isdisjoint(parsed.present) or _begins_with_look(parsed),
    )


def may_ask(text: str) -> bool:
    """Whether it is worth reading whether it asks: far quicker than reading it."""
    raw = tokens(text[:LONGEST_TEXT])
    if not raw or len(raw) > LONGEST:
        return False
    return "?" in text or any(_has_asking_word(word) for word in raw)


def _has_asking_word(word: str) -> bool:
    form = known(spelled(word))
    return form is not None and not concepts(form).isdisjoint(ASKING | {"LIST"})


def _begins_with_look(parsed: Parsed) -> bool:
    """`tampilkan ...`, `cek ...`; though `daftar ...` rather registers."""
    return parsed.places.get(0, frozenset()) == {"LIST"}


def _is_sure(fit: frames.Fit) -> bool:
    needed = SURE_TO_ACT if fit.frame.intent in ACTIONS else SURE
    return fit.coverage >= needed and fit.worth > 0


def _rivals(found: list[frames.Fit]) -> tuple[Intent, ...]:
    best = found[0]
    near = [fit for fit in found[1:3] if best.worth - fit.worth < NEAR and _is_sure(fit)]
    return tuple(fit.frame.intent for fit in near)


def _also(found: list[frames.Fit]) -> tuple[Intent, ...]:
    """A second action in the same sentence."""
    best = found[0].frame.intent
    if best is not Intent.MOVE_DEADLINE:
        return ()
    return tuple(f.frame.intent for f in found[1:] if f.frame.intent is Intent.ANNOUNCE)
