"""Words as they are compared: plain, without those that say nothing."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from services.asking.spelling import candidates, spelled, tokens

SAYS_NOTHING = """
yang di ke dari dan atau untuk pada kepada dengan ini itu saja sih ya inovasi tentang soal cari
carikan tolong ada apa mana bidang urusan mengenai terkait mirip serupa seperti oleh dalam sebagai
adalah agar para bagi tidak belum sudah harus bisa akan masih karena sehingga lebih setiap secara
antara jadi opd daerah kabupaten dinas
"""
NOTHING = frozenset(SAYS_NOTHING.split())
EXACT, STEM, BEGINS = 1.0, 0.85, 0.8  # how near a word is
ALIKE = 0.75  # of OSA's normalised likeness, from four letters on
SHORTEST = 4  # letters, for anything but the word itself
NEAREST = 12  # words that may have been meant


def plain(text: str) -> list[str]:
    """In order, each once; where all of them say nothing, they themselves are meant."""
    said = every(text)
    return [word for word in said if word not in NOTHING] or said


def every(text: str) -> list[str]:
    """In order, each once, those that say nothing as well."""
    said = (spelled(token) for token in tokens(text))
    return list(dict.fromkeys(word for word in said if len(word) > 1))


def near(word: str, known: Sequence[str]) -> dict[str, float]:
    """Words of the sorted `known` that may be meant, with how near they are, 0 to 1. A slip of the
    finger is thought of only where the word, its forms and what begins with it are unknown."""
    found: dict[str, float] = {}
    for form in _forms(word):
        if _has(known, form):
            found[form] = EXACT if form == word else STEM
    if len(word) >= SHORTEST:
        for begun in _beginning(word, known):
            found.setdefault(begun, BEGINS)
    if len(word) >= SHORTEST and not found:
        for alike, likeness, _ in process.extract(
            word, known, scorer=OSA.normalized_similarity, score_cutoff=ALIKE, limit=NEAREST
        ):
            found.setdefault(alike, likeness * BEGINS)
    return found


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(form for form in candidates(word) if form == word or len(form) >= SHORTEST)


def _has(known: Sequence[str], word: str) -> bool:
    place = bisect_left(known, word)
    return place < len(known) and known[place] == word


def _beginning(word: str, known: Sequence[str]) -> Iterator[str]:
    place = bisect_left(known, word)
    for begun in known[place : place + NEAREST]:
        if not begun.startswith(word):
            return
        yield begun
