"""Units and innovations by name, inside a sentence."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self

from rapidfuzz import fuzz, process

from services.asking.lexicon import CONCEPT_OF, known
from services.asking.spelling import spelled
from services.units import ALIKE, LEAD, SHORTEST
from services.units import normalised as _normalised

LONGEST, LONGEST_GUESS = 12, 4  # words of a name
SURE_INNOVATION = 88
KINDS = frozenset({"kecamatan", "puskesmas"})
PERSONS = frozenset({"sekda", "sekwan"})  # a unit, where it is not the one who heads it
BEFORE_PERSONS = frozenset({"pak", "bu", "untuk", "bapak", "ibu", "ke", "kepada"})
normalised = lru_cache(maxsize=8192)(_normalised)


@dataclass(frozen=True, slots=True)
class UnitNames:
    """All that a unit is called: its name, its short name, and others."""

    code: str
    kind: str
    names: tuple[str, ...]

    @property
    def short(self) -> str:
        return self.names[1]


@dataclass(frozen=True)
class Vocabulary:
    """What the regency has: `units` by a name (several may share one), the one unit that uses a
    `rare` word in its name, innovations by a title in small letters, the open mandate's year."""

    units: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    rare: Mapping[str, str]
    innovations: Mapping[str, str]
    year: int
    everyday: frozenset[str]
    unit_keys: tuple[str, ...] = field(repr=False, default=())
    innovation_keys: tuple[str, ...] = field(repr=False, default=())

    @classmethod
    def of(cls, units: Iterable[UnitNames], innovations: Iterable[str], *, year: int) -> Self:
        named: dict[str, dict[str, None]] = defaultdict(dict)
        using: dict[str, set[str]] = defaultdict(set)
        kinds, short = {}, set()
        for unit in units:
            kinds[unit.code] = unit.kind
            short.add(normalised(unit.short))
            for name in filter(None, map(normalised, unit.names)):
                named[name][unit.code] = None
                for word in name.split():
                    using[word].add(unit.code)
        rare = {w: codes.pop() for w, codes in using.items() if len(codes) == 1 and len(w) >= 5}
        titles = {plain: name for name in innovations if (plain := _plain(name))}
        called = {name: tuple(codes) for name, codes in named.items()}
        everyday = frozenset(word for name in called if " " in name for word in name.split())
        everyday -= short
        return cls(called, kinds, rare, titles, year, everyday, tuple(called), tuple(titles))


@dataclass(frozen=True, slots=True)
class Mention:
    """Words from `start` to before `end` name these units (several: any of them), or an
    innovation. `is_weak`: an everyday word, which may not mean a unit at all."""

    start: int
    end: int
    units: tuple[str, ...] = ()
    innovation: str = ""
    is_weak: bool = False


def mentions(raw: Sequence[str], vocabulary: Vocabulary) -> list[Mention]:
    """What `raw` names, in order: titles and names as they are, then what is like one, then words
    that only one unit has in its name."""
    plain = [spelled(word) for word in raw]
    found: list[Mention] = []
    taken: set[int] = set()

    def look(most: int, name: Callable[[range], Mention | None]) -> None:
        for span in _spans(len(raw), most):
            if taken.isdisjoint(span) and (it := name(span)):
                found.append(it)
                taken.update(span)

    look(LONGEST, lambda span: _titled(raw, span, vocabulary))
    taken.update(_regency(plain))
    look(LONGEST, lambda span: _exact(raw, plain, span, vocabulary))
    look(LONGEST_GUESS, lambda span: _alike(plain, span, vocabulary))
    look(1, lambda span: _rare(plain, span.start, vocabulary))
    return sorted(found, key=lambda it: it.start)


def _spans(count: int, most: int) -> Iterator[range]:
    """The longest first."""
    for size in range(min(most, count), 0, -1):
        for start in range(count - size + 1):
            yield range(start, start + size)


def _regency(plain: Sequence[str]) -> Iterable[int]:
    for n, word in enumerate(plain):
        if word == "kkr":
            yield n
        if word == "kubu" and plain[n + 1 : n + 2] == ["raya"]:
            yield from (n, n + 1)


def _exact(
    raw: Sequence[str], plain: Sequence[str], span: range, vocabulary: Vocabulary
) -> Mention | None:
    said = " ".join(filter(None, (normalised(raw[n]) for n in span)))
    codes = vocabulary.units.get(said, ())
    is_person = said in PERSONS and span.start and plain[span.start - 1] in BEFORE_PERSONS
    if not codes or said in KINDS or is_person:
        return None
    word = plain[span.start]
    is_weak = len(span) == 1 and len(word) > 4 and _is_everyday(said, vocabulary)
    return Mention(span.start, span.stop, units=codes, is_weak=is_weak)


def _titled(raw: Sequence[str], span: range, vocabulary: Vocabulary) -> Mention | None:
    title = vocabulary.innovations.get(" ".join(raw[n].casefold() for n in span))
    return (
        Mention(span.start, span.stop, innovation=title) if title and _is_title(raw, span) else None
    )


def _is_title(raw: Sequence[str], span: range) -> bool:
    """A word that means something here is a title only in capitals, or after `inovasi`."""
    if len(span) > 1 or known(spelled(raw[span.start])) is None:
        return True
    before = raw[span.start - 1].casefold() if span.start else ""
    return raw[span.start].isupper() or before == "inovasi"


def _is_everyday(word: str, vocabulary: Vocabulary) -> bool:
    """`pendidikan` is what a unit is about; `disdik` is a unit."""
    return word in vocabulary.everyday


def _alike(plain: Sequence[str], span: range, vocabulary: Vocabulary) -> Mention | None:
    words = [plain[n] for n in span]
    if _means_something(words[0]) or _means_something(words[-1]):
        return None
    if len(words) == 1 and known(words[0]):
        return None
    said = " ".join(filter(None, map(normalised, words)))
    if len(said) < SHORTEST or said in KINDS:
        return None
    near = process.extract(
        said, vocabulary.unit_keys, scorer=fuzz.ratio, score_cutoff=ALIKE - LEAD, limit=4
    )
    if near and near[0][1] >= ALIKE:
        codes = vocabulary.units[near[0][0]]
        rivals = [s for name, s, _ in near[1:] if not set(vocabulary.units[name]) & set(codes)]
        if not rivals or near[0][1] - rivals[0] >= LEAD:
            return Mention(span.start, span.stop, units=codes)
    title = process.extractOne(
        said, vocabulary.innovation_keys, scorer=fuzz.ratio, score_cutoff=SURE_INNOVATION
    )
    if title:
        return Mention(span.start, span.stop, innovation=vocabulary.innovations[title[0]])
    return None


def _means_something(word: str) -> bool:
    """Of the sentence's own words; kinds of units begin names as well."""
    form = known(word)
    return form is not None and CONCEPT_OF[form] != "KIND"


def _rare(plain: Sequence[str], n: int, vocabulary: Vocabulary) -> Mention | None:
    """A word that only one unit has in its name stands for it."""
    code = vocabulary.rare.get(plain[n])
    if code is None or known(plain[n]) is not None:
        return None
    return Mention(n, n + 1, units=(code,), is_weak=True)


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())
