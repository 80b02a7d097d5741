"""What is typed in reply to a reminder: it was sent, it will be on some day, or only later.

A reply is nothing but such words: one word more, and it is read as any other sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from services.asking.dates import date_at
from services.asking.lexicon import known
from services.asking.spelling import number, spelled, tokens

LONGEST = 12  # words
MOST = 99  # days or weeks
WITHOUT_YEAR = 2  # words of a date: the next of that name is meant
WEEKDAYS = {
    "senin": 0, "senen": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "sabtu": 5,
    "ahad": 6,
}  # fmt: skip
NEAR = {"besok": 1, "bsk": 1, "esok": 1, "lusa": 2}  # days from today
UNITS = {"hari": 1, "minggu": 7, "pekan": 7}  # days
SENDING = frozenset((
    "kirim", "dikirim", "setor", "masuk", "lapor", "kumpul", "submit", "sampaikan", "serah",
    "ajukan", "usul", "beres", "tuntas", "selesai", "input", "isi", "daftar", "unggah", "upload",
    "lanjut",
))  # fmt: skip
LATER = frozenset((
    "nanti", "ntar", "nantik", "tunda", "sebentar", "bentar", "sempat", "segera",
    "secepatnya", "minggu", "pekan", "bulan",
))  # fmt: skip
BESIDE = frozenset((
    "ya", "iya", "iye", "yah", "pak", "bu", "bapak", "ibu", "min", "admin", "mas", "mbak", "bang",
    "kak", "saya", "kami", "kita", "kok", "akan", "bakal", "mau", "ingin", "ini", "itu",
    "insyaallah", "insya", "allah", "siap", "oke", "baik", "baru", "bisa", "paling", "lambat",
    "lah", "deh", "nih", "dong", "hari", "tanggal", "di", "pada", "maaf", "mohon", "waktu",
    "janji", "janjikan", "usahakan", "diusahakan", "masih", "sedang", "dalam", "proses",
    "lagi", "kemarin", "tadi", "pagi", "siang", "sore", "malam", "depan", "kan", "dulu",
    "sehari", "saja", "sekalian", "akhir", "awal", "terima", "kasih", "terimakasih", "sekarang",
))  # fmt: skip
OURS = SENDING | LATER | BESIDE


@dataclass(frozen=True, slots=True)
class Reply:
    """With none of them, it is put off to nobody knows when. `is_sent`: or is being sent today."""

    day: date | None = None
    is_sent: bool = False
    is_not_me: bool = False


def read_reply(text: str, today: date) -> Reply | None:
    """None where it is no reply."""
    words = [spelled(word) for word in tokens(text)]
    if "?" in text or len(words) > LONGEST:
        return None
    day, size, start = _day(words, today)
    said = {_form(word) for n, word in enumerate(words) if not start <= n < start + size}
    if "sempat" in said:
        said.discard("belum")
    if said & SENDING:
        said.discard("inovasi")
    if {"bukan", "saya"} <= said <= BESIDE | {"bukan"}:
        return Reply(is_not_me=True)
    if not said - {"sudah"} <= OURS:
        return None
    is_put_off = day is not None or bool(said & LATER)
    is_today = "sekarang" in said or {"hari", "ini"} <= said
    if is_today and said & SENDING and not is_put_off:
        return Reply(is_sent=True)
    if "sudah" in said and (said & SENDING or not is_put_off):
        return Reply(is_sent=True)
    return Reply(day) if is_put_off else None


def _form(word: str) -> str:
    return word if word in OURS else known(word) or word


def _day(words: Sequence[str], today: date) -> tuple[date | None, int, int]:
    """The first that is named, of how many words it is, and where it begins."""
    for n in range(len(words)):
        for day, size in _days_at(words, n, today):
            return day, size, n
    return None, 0, 0


def _days_at(words: Sequence[str], n: int, today: date) -> Iterator[tuple[date, int]]:
    word, after = words[n], words[n + 1] if n + 1 < len(words) else ""
    yield from _written(words, n, today)
    if word in NEAR:
        yield today + timedelta(days=NEAR[word]), 1
    if word in WEEKDAYS:
        yield _next(WEEKDAYS[word], today), 1
    if word == "hari" and after == "minggu":
        yield _next(6, today), 2
    if word in {"minggu", "pekan"} and after == "depan":
        yield today + timedelta(days=7), 2
    if _count(word) and after in UNITS and words[n + 2 : n + 3] == ["lagi"]:
        yield today + timedelta(days=_count(word) * UNITS[after]), 3
    if word == "tanggal" and (found := _of_month(_count(after), today)):
        yield found, 2


def _written(words: Sequence[str], n: int, today: date) -> Iterator[tuple[date, int]]:
    found, size = date_at(words, n, today.year)
    if found and size == WITHOUT_YEAR and date.fromisoformat(found) <= today:
        found, _ = date_at(words, n, today.year + 1)
    if found:
        yield date.fromisoformat(found), size


def _count(word: str) -> int:
    """Of days or weeks, or in a month; 0 where it is none."""
    found = number(word) or 0
    return int(found) if found <= MOST else 0


def _next(weekday: int, today: date) -> date:
    """Of that name, not today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _of_month(number_of_day: int, today: date) -> date | None:
    """The next day of that number."""
    ahead = (today + timedelta(days=n) for n in range(1, 32))
    return next((day for day in ahead if day.day == number_of_day), None)
