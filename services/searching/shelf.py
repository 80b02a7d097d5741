"""The innovations in memory, as they were when it was last brought up to date.

What changed since is told by the history that every change writes; only that is read again.
"""

import gc
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from sqlmodel import Session, col, func, select

from models import (
    Innovation,
    Installation,
    ProfileChange,
    Recognition,
    StatusChange,
    Unit,
    UnitAlias,
    UnitName,
)
from services.innovations import PUBLISHED
from services.searching.words import SHORTEST, every, near, plain

OPEN, INNER = "open", "inner"
WEIGHTS = {"name": 3.0, "unit": 1.5, "affair": 1.5, "problem": 1.0, "else": 1.0}
COMMON = 0.25  # a word of more innovations than that share tells none from another
LIKE = 0.3  # of what a text says, so much has to be in another that is like it
SAID = 0.5  # what a word weighs that only stands in a long answer
LONG = ("development", "design", "aim", "benefit", "result")
NO_WORD = re.compile(r"\W+")
HIT = 1000.0  # more than all that a word of the question can be worth
COLUMNS = ("id", "sequence", "name", "unit_id", "mandate_year", "status")
Sees = Callable[["Book"], bool]


@dataclass(frozen=True, slots=True)
class Book:
    """An innovation as a list shows it. `id` is 0 for what is only known from the press, with its
    `place` there. `kind`: digital or not; `status` is empty for the press."""

    key: str
    id: int
    number: str
    name: str
    unit: str
    unit_id: int
    year: int
    status: str
    kind: str
    is_published: bool
    place: int | None = None


@dataclass(slots=True)
class _Layer:
    """Which books have a word, and what it weighs there."""

    books: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    known: list[str] = field(default_factory=list)

    def put(self, key: str, words: Mapping[str, float]) -> None:
        for word, weight in words.items():
            self.books[word][key] = weight

    def take(self, key: str, words: Iterable[str]) -> None:
        for word in words:
            self.books[word].pop(key, None)
            if not self.books[word]:
                del self.books[word]


Version = tuple[int, ...]
HISTORY = (StatusChange, ProfileChange, Innovation, Recognition)


@dataclass
class Shelf:
    """One for the process. What is read from the outside: `find`, `like`, after `refresh`."""

    _books: dict[str, Book] = field(default_factory=dict)
    _words: dict[str, dict[str, dict[str, float]]] = field(default_factory=dict)
    _texts: dict[str, str] = field(default_factory=dict)
    _layers: dict[str, _Layer] = field(default_factory=lambda: {OPEN: _Layer(), INNER: _Layer()})
    _seen: Version = ()
    _named: int = 0
    _lock: Lock = field(default_factory=Lock)

    def refresh(self, session: Session) -> None:
        """Cheap where nothing has changed. Units that are called otherwise change everything."""
        with self._lock:
            names, begun = _names(session), session.exec(select(Installation.created_at)).first()
            version, named = _version(session), hash((begun, *sorted(names.items())))
            if named != self._named or _is_emptied(version, self._seen):
                self._clear()
            if version != self._seen:
                changed = _changed(session, self._seen)
                for book, inner, long in _read(session, changed):
                    self._put(book, inner, names)
                    self._texts[book.key] = long
                for layer in self._layers.values():
                    layer.known = sorted(layer.books)
                if changed is None:
                    gc.freeze()  # what stays is looked through no more: that held up the event loop
            self._seen, self._named = version, named

    def find(self, text: str, *, may: Sees, sees: Sees) -> list[Book]:
        """The best first: of those that one `may` find, by all their words where one `sees` them
        whole, else by what is published."""
        said = plain(text)
        with self._lock:
            sight = self._sight(may, sees)
            found: dict[str, float] = defaultdict(float)
            for word in said:
                for key, worth in self._worths(word, sight).items():
                    found[key] += HIT + worth  # who has more of the words comes before
            least = HIT * math.ceil(len(said) / 2)
            ranked = sorted(((-worth, -self._books[key].year, key) for key, worth in found.items()))
            return [self._books[key] for worth, _, key in ranked if -worth >= least]

    def like(self, texts: Sequence[str], *, may: Sees, sees: Sees, but: str = "") -> list[Book]:
        """Those that say much of the same, the likest first; not the one itself."""
        with self._lock:
            sight = self._sight(may, sees)
            words = [word for word in plain(" ".join(texts)) if self._is_telling(word)]
            whole = sum(map(self._rarity, words))
            found: dict[str, float] = defaultdict(float)
            shared: dict[str, int] = defaultdict(int)
            for word in words:
                rarity = self._rarity(word)
                for key in self._having(word, sight):
                    found[key] += rarity
                    shared[key] += 1
            enough = [k for k in found if k != but and _is_like(found[k], whole, shared[k])]
            ranked = sorted(enough, key=lambda key: (-found[key], key))
            return [self._books[key] for key in ranked]

    def _clear(self) -> None:
        self._seen = ()
        self._books, self._words, self._texts = {}, {}, {}
        self._layers = {OPEN: _Layer(), INNER: _Layer()}

    def _put(self, book: Book, inner: Mapping[str, str], names: Mapping[int, str]) -> None:
        for layer, former in self._words.get(book.key, {}).items():
            self._layers[layer].take(book.key, former)
        open_to_all = {
            "name": book.name,
            "unit": names.get(book.unit_id, book.unit),
            "else": f"{book.number} {book.year} {book.kind} {book.status}",
        }
        weights = {OPEN: _weighed(open_to_all), INNER: _weighed(inner)}
        for layer, words in weights.items():
            self._layers[layer].put(book.key, words)
        self._books[book.key], self._words[book.key] = book, weights

    def _sight(self, may: Sees, sees: Sees) -> dict[str, bool]:
        """Of those that one may find: whether one sees them whole."""
        return {key: sees(book) for key, book in self._books.items() if may(book)}

    def _worths(self, word: str, sight: Mapping[str, bool]) -> dict[str, float]:
        worths: dict[str, float] = {}
        for name, layer in self._layers.items():
            for form, nearness in near(word, layer.known).items():
                each = nearness * self._rarity(form)
                for key, weight in layer.books[form].items():
                    if sight.get(key, False) or (name == OPEN and key in sight):
                        worth = each * weight
                        if worth > worths.get(key, 0.0):
                            worths[key] = worth
        return {**self._said(word, sight, worths), **worths}

    def _said(
        self, word: str, sight: Mapping[str, bool], found: Mapping[str, float]
    ) -> dict[str, float]:
        """Long answers are looked through as they are: their words would be too many to keep."""
        begun = f" {word}" if len(word) >= SHORTEST else f" {word} "
        seen = (key for key, is_whole in sight.items() if is_whole and key not in found)
        return {key: SAID for key in seen if begun in self._texts[key]}

    def _having(self, word: str, sight: Mapping[str, bool]) -> set[str]:
        having = {key for key in self._layers[OPEN].books.get(word, ()) if key in sight}
        return having | {k for k in self._layers[INNER].books.get(word, ()) if sight.get(k)}

    def _count(self, word: str) -> int:
        return max(len(layer.books.get(word, ())) for layer in self._layers.values())

    def _rarity(self, word: str) -> float:
        return 1.0 + math.log((1 + len(self._books)) / (1 + self._count(word)))

    def _is_telling(self, word: str) -> bool:
        return 0 < self._count(word) <= max(3, COMMON * len(self._books))


def _is_like(worth: float, whole: float, shared: int) -> bool:
    return shared > 1 and worth >= LIKE * whole


def _weighed(fields: Mapping[str, str]) -> dict[str, float]:
    words: dict[str, float] = {}
    for name, text in fields.items():
        for word in every(text):
            words[word] = max(WEIGHTS[name], words.get(word, 0.0))
    return words


# ---- from the database


def _version(session: Session) -> Version:
    """Grows with every change: none is made without a line of history."""
    return tuple(session.exec(select(func.max(table.id))).one() or 0 for table in HISTORY)


def _is_emptied(version: Version, seen: Version) -> bool:
    """The history goes only with everything: a demo begins anew."""
    return any(now < before for now, before in zip(version, seen, strict=False))


def _changed(session: Session, seen: Version) -> set[int] | None:
    """Ids of innovations; None for all."""
    if not seen:
        return None
    statuses, profiles, innovations, _ = seen
    changed = select(StatusChange.innovation_id).where(col(StatusChange.id) > statuses)
    rewritten = select(ProfileChange.innovation_id).where(col(ProfileChange.id) > profiles)
    new = select(Innovation.id).where(col(Innovation.id) > innovations)
    return {number or 0 for wanted in (changed, rewritten, new) for number in session.exec(wanted)}


def _names(session: Session) -> dict[int, str]:
    """All that a unit is and was called, by its id."""
    called: dict[int | None, list[str]] = {}
    for unit in session.exec(select(Unit)):
        called[unit.id] = [unit.name, unit.short_name, unit.kind]
    for alias in session.exec(select(UnitAlias)):
        called[alias.unit_id].append(alias.alias)
    for former in session.exec(select(UnitName)):
        called[former.unit_id] += (former.name, former.short_name)
    return {unit_id or 0: " ".join(names) for unit_id, names in called.items()}


def _read(session: Session, ids: set[int] | None) -> list[tuple[Book, dict[str, str], str]]:
    """With what only those may look into who may read the innovation: short answers by what they
    are, and the long ones as one text."""
    shown = dict(session.exec(select(Unit.id, Unit.short_name)).all())
    held: Any = Innovation.profile
    answers = [held[key].as_string() for key in ("digital", "affair", "problem", *LONG)]
    columns: list[Any] = [getattr(Innovation, name) for name in COLUMNS]
    wanted: Any = select(*columns, *answers)
    if ids is not None:
        wanted = wanted.where(col(Innovation.id).in_(ids))
    found = []
    for row in session.exec(wanted):
        number, sequence, name, unit_id, year, status, kind, affair, problem, *long = row
        book = Book(
            key=f"i{number}",
            id=number,
            number=f"INV-{year}-{sequence:04}",
            name=name,
            unit=shown.get(unit_id, ""),
            unit_id=unit_id,
            year=year,
            status=status,
            kind=kind or "",
            is_published=status in PUBLISHED,
        )
        inner = {"affair": affair or "", "problem": problem or ""}
        found.append((book, inner, _joined(long)))
    return found + [(book, {}, "") for book in _from_the_press(session, shown)]


def _joined(texts: Iterable[str | None]) -> str:
    """Small words with a blank before and behind each."""
    return NO_WORD.sub(" ", f" {' '.join(filter(None, texts))} ".casefold())


def _from_the_press(session: Session, shown: Mapping[int | None, str]) -> list[Book]:
    wanted = select(Recognition).where(col(Recognition.name).is_not(None))
    return [
        Book(
            key=f"r{it.id}",
            id=0,
            number=it.title,
            name=it.name or "",
            unit=shown.get(it.unit_id, ""),
            unit_id=it.unit_id,
            year=it.year,
            status="",
            kind="",
            is_published=True,
            place=it.place,
        )
        for it in session.exec(wanted)
    ]
