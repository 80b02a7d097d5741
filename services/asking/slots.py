"""Years, numbers, kinds and dates in a sentence. Each finder marks the words that it has used."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from services.asking.dates import date_at
from services.asking.spelling import number, spelled

EARLIEST, LATEST = 2015, 2040
COMPARING = (
    (("kurang", "dari"), "<"), (("di", "bawah"), "<"), (("dibawah",), "<"), (("<",), "<"),
    (("lebih", "dari"), ">"), (("di", "atas"), ">"), (("diatas",), ">"), ((">",), ">"),
    (("minimal",), ">="), (("paling", "tidak"), ">="), (("setidaknya",), ">="), ((">=",), ">="),
    (("sekurangnya",), ">="), (("maksimal",), "<="), (("<=",), "<="), (("≥",), ">="),
    (("≤",), "<="), (("lebih", "rendah", "dari"), "<"), (("lebih", "tinggi", "dari"), ">"),
    (("melebihi",), ">"), (("minimum",), ">="), (("maksimum",), "<="), (("bawah",), "<"),
    (("atas",), ">"), (("lebih", "kecil", "dari"), "<"), (("lebih", "besar", "dari"), ">"),
)  # fmt: skip
SET_WORDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("digital", "Non Digital", ("non digital", "nondigital", "tidak digital", "manual")),
    ("digital", "Digital", ("digital", "aplikasi")),
    ("shape", "tata kelola", ("tata kelola",)),
    ("shape", "pelayanan publik", ("pelayanan publik", "layanan publik", "yanlik")),
    ("stage", "Uji Coba", ("uji coba", "ujicoba")),
    ("stage", "Penerapan", ("penerapan", "diterapkan")),
    ("stage", "Inisiatif", ("tahap inisiatif", "inisiatif")),
    ("format", "pdf", ("pdf",)),
    ("format", "xlsx", ("xlsx", "excelnya", "xlsxnya")),
    ("format", "png", ("gambar", "png", "gambarnya")),
    ("format", "teks", ("teks", "whatsapp", "text")),
    ("metric", "verifikasi", ("skor verifikasi", "nilai verifikasi", "hasil verifikasi")),
    ("metric", "resmi", ("resmi", "skor iga", "nilai iga", "kemendagri")),
    ("metric", "mandiri", ("mandiri",)),
    ("metric", "kelengkapan", ("kelengkapan", "paling lengkap", "terlengkap")),
    ("metric", "kecepatan", ("paling cepat", "tercepat", "paling duluan", "kecepatan")),
    ("metric", "jumlah", ("terbanyak", "lebih banyak", "paling banyak", "jumlah inovasi",
                          "paling sedikit")),
    ("status", "draf", ("draf", "draft")),
    ("status", "dikembalikan", ("dikembalikan", "ditolak")),
    ("status", "ditarik", ("ditarik",)),
    ("status", "terverifikasi", ("terverifikasi", "sudah diverifikasi", "lolos verifikasi")),
    ("status", "terverifikasi", ("disetujui", "diterima")),
    ("status", "dikirim", ("sudah dikirim", "menunggu verifikasi", "belum diverifikasi",
                           "antre verifikasi")),
    ("status", "diunggah", ("diunggah",)),
    ("status", "dinilai", ("dinilai",)),
    ("decision", "kembalikan", ("kembalikan",)),
    ("decision", "tolak", ("tolak",)),
    ("decision", "setuju", ("setuju", "setujui", "acc", "approve", "terima")),
    ("field", "nama", ("ubah nama", "ganti nama", "ubah judul", "ganti judul", "edit nama",
                       "edit judul", "perbaiki nama", "perbaiki judul", "nama", "judul")),
    ("field", "masalah", ("masalah", "permasalahan")),
    ("field", "tujuan", ("tujuan",)),
    ("field", "manfaat", ("manfaat",)),
    ("lacking", "video", ("video", "videonya")),
    ("lacking", "regulasi", ("sk", "regulasi", "perbup", "sknya")),
    ("lacking", "bukti", ("bukti", "dokumen", "berkas", "eviden", "evidence", "lampiran")),
)  # fmt: skip


@dataclass
class Sentence:
    """Words as typed and as spelled; `used` are the places that have been explained, `marked` those
    that a slot was found at."""

    raw: list[str]
    year: int
    words: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    marked: dict[str, set[int]] = field(default_factory=dict)
    bare: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.words = [spelled(word) for word in self.raw]
        self.bare = frozenset(map(_bare, self.words))

    def at(self, n: int) -> str:
        return self.words[n] if 0 <= n < len(self.words) else ""

    def finds(self, phrase: tuple[str, ...]) -> Iterator[range]:
        if _bare(phrase[0]) not in self.bare:
            return
        for start in range(len(self.words) - len(phrase) + 1):
            span = range(start, start + len(phrase))
            if all(_fits(self.words[n], want) for n, want in zip(span, phrase, strict=True)):
                yield span


def find_slots(sentence: Sentence) -> dict[str, Any]:
    """All but units and innovations; which of them belong to the question, the frame says."""
    found: dict[str, Any] = {}
    for finder in FINDERS:
        before = set(sentence.used)
        new = {key: value for key, value in finder(sentence).items() if key not in found}
        found |= new
        for key in new:
            sentence.marked.setdefault(key, sentence.used - before)
    return found


def _date(sentence: Sentence) -> dict[str, Any]:
    for n in range(len(sentence.words)):
        made, size = date_at(sentence.words, n, sentence.year)
        if made:
            sentence.used.update(range(n, n + size))
            return {"date": made}
    return {}


def _reason(sentence: Sentence) -> dict[str, Any]:
    """All that follows `karena` says why, and nothing else."""
    for n, word in enumerate(sentence.words[:-1]):
        if word in REASONS and n:
            sentence.used.update(range(n, len(sentence.words)))
            return {"reason": " ".join(sentence.raw[n + 1 :])}
    return {}


def _until(sentence: Sentence) -> dict[str, Any]:
    """How long reminders rest: as typed, for a reader of dates."""
    if PAUSING.isdisjoint(sentence.words):
        return {}
    for n, word in enumerate(sentence.words[:-1]):
        if word in {"sampai", "hingga", "selama"}:
            behind = [m for m in range(n + 1, len(sentence.words)) if m not in sentence.used]
            sentence.used.update({n, *behind})
            return {"until": " ".join(sentence.raw[m] for m in behind)}
    return {}


def _hours(sentence: Sentence) -> dict[str, Any]:
    """An hour is no number of ours; what falls at it, a form asks."""
    for n, word in enumerate(sentence.words):
        if word in {"jam", "pukul", "pkl"} and number(sentence.at(n + 1)) is not None:
            sentence.used.update({n, n + 1})
    return {}


def _compared(sentence: Sentence) -> dict[str, Any]:
    for phrase, op in COMPARING:
        for span in sentence.finds(phrase):
            value = number(sentence.at(span.stop))
            if value is not None and span.stop not in sentence.used:
                sentence.used.update([*span, span.stop])
                return {"op": op, "value": value}
    return {}


def _years(sentence: Sentence) -> dict[str, Any]:
    years = [*_absolute_years(sentence), *_relative_years(sentence)]
    spans = sorted(set(years))
    joined = {"sampai", "hingga", "ke"} & set(sentence.words)
    if len(spans) == 2 and joined and spans[1] - spans[0] > 1:
        spans = list(range(spans[0], spans[1] + 1))
    return {"years": tuple(spans)} if spans else {}


def _absolute_years(sentence: Sentence) -> Iterator[int]:
    for n, word in enumerate(sentence.words):
        if n in sentence.used or not word.isdigit():
            continue
        after_year = sentence.at(n - 1) == "tahun"
        if len(word) == 4 and EARLIEST <= int(word) <= LATEST:
            sentence.used.add(n)
            yield int(word)
        elif len(word) == 2 and after_year and int(word) >= EARLIEST - 2000:
            sentence.used.add(n)
            yield 2000 + int(word)


def _relative_years(sentence: Sentence) -> Iterator[int]:
    now = sentence.year
    for n, word in enumerate(sentence.words):
        if word != "tahun":
            continue
        is_top = sentence.at(n - 2) in TOP_BEFORE
        after, before = sentence.at(n + 1), None if is_top else number(sentence.at(n - 1))
        if after in {"lalu", "kemarin", "sebelumnya", "kemaren", "lewat"}:
            sentence.used.update({n, n + 1} | ({n - 1} if before else set()))
            yield now - int(before or 1)
        elif after in {"ini", "sekarang", "berjalan"}:
            sentence.used.update({n, n + 1})
            yield now
        elif after == "depan":
            sentence.used.update({n, n + 1})
            yield now + 1
        elif after == "terakhir" and before and before < 11:
            sentence.used.update({n - 1, n, n + 1})
            yield from range(now - int(before) + 1, now + 1)


TOP_BEFORE = frozenset({"top", "besar", "peringkat", "juara"})
TOP_AFTER = frozenset(
    [
        "besar",
        "teratas",
        "terbawah",
        "terbaik",
        "terendah",
        "tertinggi",
        "terburuk",
        "inovasi",
        "opd",
        "dinas",
        "kecamatan",
        "puskesmas",
        "badan",
        "unit",
        "top",
        "juara",
        "paling",
        "unggulan",
    ]
)


def _top(sentence: Sentence) -> dict[str, Any]:
    for n in range(len(sentence.words)):
        value = number(sentence.words[n])
        if value is None or n in sentence.used or not 1 <= value <= 100 or value % 1:
            continue
        if sentence.at(n - 1) == "dari":  # `dari 38 opd`: of how many
            sentence.used.add(n)
            continue
        if sentence.at(n - 1) in TOP_BEFORE or sentence.at(n + 1) in TOP_AFTER:
            if sentence.words[n] == "satu":  # `satu inovasi` is the duty's name
                continue
            sentence.used.add(n)
            return {"top": int(value)}
    return {}


WORST = frozenset(
    [
        "terendah",
        "rendah",
        "terbawah",
        "terburuk",
        "buruk",
        "jelek",
        "buncit",
        "terkecil",
        "tersedikit",
        "sedikit",
    ]
)


def _order(sentence: Sentence) -> dict[str, Any]:
    is_worst = any(word.removesuffix("nya") in WORST for word in sentence.words)
    is_lowest = any(
        _bare(word) in {"bawah", "dibawah"} and n not in sentence.used
        for n, word in enumerate(sentence.words)
    )  # else it compares: `di bawah 50`
    return {"order": "asc"} if is_worst or is_lowest else {}


SET_PHRASES = tuple(
    (key, value, tuple(phrase.split())) for key, value, phrases in SET_WORDS for phrase in phrases
)


def _set_words(sentence: Sentence) -> dict[str, Any]:
    found: dict[str, Any] = {}
    seen: set[int] = set()
    for key, value, phrase in SET_PHRASES:
        for span in sentence.finds(phrase):
            if key not in found and (seen.isdisjoint(span) or key in {"lacking", "field"}):
                found[key] = value
                seen.update(span)
                sentence.marked[key] = set(span)
    return found


def _fits(word: str, wanted: str) -> bool:
    return word == wanted or _bare(word) == wanted


@lru_cache(maxsize=4096)
def _bare(word: str) -> str:
    return word.removesuffix("nya").removesuffix("nye")


REASONS = frozenset({"karena", "sebab", "soalnya", "lantaran"})
PAUSING = frozenset({"jeda", "jedakan", "tahan", "tunda"})
FINDERS: tuple[Callable[[Sentence], dict[str, Any]], ...] = (
    _reason, _until, _date, _hours, _compared, _years, _top, _order, _set_words,
)  # fmt: skip
