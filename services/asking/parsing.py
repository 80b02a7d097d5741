"""A sentence taken apart: what it names, its slots, and what each other word may mean."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from services.asking import lexicon
from services.asking.names import Mention, Vocabulary, mentions
from services.asking.slots import Sentence, find_slots
from services.asking.spelling import CLITICS, number, spelled


@dataclass
class Parsed:
    """`places` has what each word may mean, `words` the plain word at each place, `sizes` of how
    many words each is that is of more than one."""

    sentence: Sentence
    named: list[Mention]
    slots: dict[str, Any]
    places: dict[int, frozenset[str]]
    words: dict[int, str]
    unknown: list[int]
    title: str = ""
    sizes: dict[int, int] = field(default_factory=dict)

    @property
    def present(self) -> frozenset[str]:
        return frozenset().union(*self.places.values()) if self.places else frozenset()


def parse(raw: list[str], vocabulary: Vocabulary) -> Parsed:
    sentence = Sentence(raw, vocabulary.year)
    slots = find_slots(sentence)
    phrased = list(_phrases(sentence.words))
    named = [
        it
        for it in mentions(raw, vocabulary)
        if sentence.used.isdisjoint(_span(it))
        and not any(_is_within(it, phrase) for phrase in phrased)
    ]
    parsed = Parsed(sentence, named, slots, {}, {}, [])
    for it in named:
        parsed.places[it.start] = _concept_of(it)
        parsed.sizes[it.start] = it.end - it.start
    covered = {n for it in named for n in _span(it)} | sentence.used
    if run := _capitals(raw, covered):
        parsed.title = " ".join(raw[n] for n in run)
        parsed.places[run.start] = frozenset({"TITLE"})
        parsed.sizes[run.start] = len(run)
        covered |= set(run)
    _mean(parsed, covered)
    kinds = {parsed.words[n] for n, it in parsed.places.items() if "KIND" in it}
    parsed.named = [_settled(it, kinds, vocabulary) for it in named]
    _mean_of_slots(parsed)
    return parsed


def _settled(it: Mention, kinds: set[str], vocabulary: Vocabulary) -> Mention:
    """A name of two is that of the kind that is said elsewhere: `kubu, yang kecamatan`."""
    fitting = tuple(code for code in it.units if vocabulary.kinds[code] in kinds)
    return replace(it, units=fitting) if len(it.units) > 1 and len(fitting) == 1 else it


def _is_within(it: Mention, phrase: range) -> bool:
    """A name that is only a part of a set phrase, or an everyday word of one, is none."""
    is_part = phrase.start <= it.start and it.end <= phrase.stop
    return is_part and (it.is_weak or len(phrase) > it.end - it.start)


def _span(it: Mention) -> range:
    return range(it.start, it.end)


def _concept_of(it: Mention) -> frozenset[str]:
    if it.innovation:
        return frozenset({"INNREF"})
    return frozenset({"WEAKREF" if it.is_weak else "UNITREF"})


def _capitals(raw: list[str], covered: set[int]) -> range | None:
    """A title that is not known is told by its capitals, where not all are capitals."""
    if all(word.isupper() for word in raw if word.isalpha()):
        return None
    loud = [n for n, word in enumerate(raw) if word.isupper() and len(word) > 1]
    run = [n for n in loud if n not in covered]
    strange = [n for n in run if _root(spelled(raw[n])) not in lexicon.CONCEPT_OF]
    if not strange:
        return None
    start = end = strange[0]
    while start - 1 in run:
        start -= 1
    while end + 1 in run:
        end += 1
    return range(start, end + 1)


def _mean(parsed: Parsed, covered: set[int]) -> None:
    words = parsed.sentence.words
    n = 0
    while n < len(words):
        if n in covered:
            n += 1
            continue
        concept, size = _phrase(words, n, covered)
        if concept:
            _put(parsed, n, " ".join(words[n : n + size]), frozenset({concept}))
            parsed.sizes[n] = size
            n += size
            continue
        _word(parsed, n)
        n += 1


def _phrases(words: list[str]) -> Iterator[range]:
    """Set phrases: `pelayanan publik` names no unit for public services."""
    for start in range(len(words)):
        concept, size = _phrase(words, start, set())
        if concept:
            yield range(start, start + size)


def _phrase(words: list[str], start: int, covered: set[int]) -> tuple[str, int]:
    for size in range(lexicon.LONGEST_PHRASE, 1, -1):
        span = range(start, start + size)
        if span.stop > len(words) or not covered.isdisjoint(span):
            continue
        for form in (tuple(words[n] for n in span), tuple(_root(words[n]) for n in span)):
            if concept := lexicon.PHRASE_OF.get(form):
                return concept, size
    return "", 1


@lru_cache(maxsize=4096)
def _root(word: str) -> str:
    """Of ours, or without its ending: `akhirnye`."""
    if found := lexicon.known(word):
        return found
    return next((word.removesuffix(end) for end in CLITICS if word.endswith(end)), word)


def _word(parsed: Parsed, n: int) -> None:
    word = parsed.sentence.words[n]
    form = lexicon.known(word)
    if form is None and number(word) is not None:
        parsed.words[n] = word
        parsed.places[n] = frozenset({"NUMBER"})
        return
    if form is None and not parsed.sentence.raw[n].isupper():
        form = lexicon.guessed(word)
    if form is None:
        if len(word) > 1 or word.isdigit():
            parsed.unknown.append(n)
        return
    _put(parsed, n, form, lexicon.concepts(form))


def _put(parsed: Parsed, n: int, word: str, concepts: frozenset[str]) -> None:
    parsed.words[n] = word
    if concepts != {"STOPWORD"}:
        parsed.places[n] = concepts


def _mean_of_slots(parsed: Parsed) -> None:
    """What stands in slots counts as said; at places behind the words."""
    behind = len(parsed.sentence.words)
    units = [it for it in parsed.named if it.units]
    said = {
        "UNITS": len(units) > 1,
        "TOPN": "top" in parsed.slots,
        "CMP": "op" in parsed.slots,
        "DATE": "date" in parsed.slots,
        "YEAR": "years" in parsed.slots,
        "YEARS": len(parsed.slots.get("years", ())) > 1,
    }
    for n, concept in enumerate(key for key, is_said in said.items() if is_said):
        parsed.places[behind + n] = frozenset({concept})


FRAGMENT = frozenset(
    [
        "UNITREF",
        "WEAKREF",
        "UNITS",
        "TOPN",
        "CMP",
        "YEAR",
        "YEARS",
        "KIND",
        "UNIT",
        "FILTER",
        "FORMAT",
        "STATUS",
        "HOW",
        "BEST",
        "WORST",
        "MOST",
        "INNOV",
        "SCORE",
        "WE",
        "NUMBER",
        "WHICH",
        "RANK",
        "REGENCY",
        "ALL",
    ]
)
BY_ITSELF = frozenset(["RANK", "SCORE", "INNOV"])
GIVING = frozenset(["FORMAT", "CONTACT", "SEND", "WANT", "LIST", "RECAP", "ALL", "WE", "CONTINUE"])
TAKING = frozenset(["unduh", "download", "export", "ekspor"])


def is_fragment(parsed: Parsed) -> bool:
    """Slots and hardly anything else: what carries a question on, and asks none."""
    present = parsed.present
    if parsed.unknown or not present <= FRAGMENT:
        return False
    return bool(present - {"HOW", "WHICH", "WE"}) and not (BY_ITSELF & present)


def form_alone(parsed: Parsed) -> str | None:
    """`pdf`, `kirim ke wa`, `unduh excelnya`: of what, it does not say."""
    recaps = {parsed.words[n] for n, it in parsed.places.items() if "RECAP" in it}
    is_named = "FORMAT" in parsed.present and parsed.present <= GIVING and recaps <= TAKING
    if parsed.unknown or not is_named:
        return None
    return parsed.slots.get("format") if parsed.slots.keys() == {"format"} else None
