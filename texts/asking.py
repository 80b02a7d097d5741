"""Answers to plain words: what was understood, chips to change it, and what was not understood."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from itertools import groupby

from models import Unit
from services.asking.question import Intent, Question, Reading
from services.mandates import UnitState
from services.questions import Standing
from texts.listing import Listing, of_view
from texts.mandate import KINDS, closed, titled
from texts.screen import HELP, Address, Button, Row, Screen, rows_of, short
from texts.settings import rule
from texts.words import day, escape, moment, percent

I = Intent  # noqa: E741
NAMES = {
    I.MISSING: "Siapa yang belum", I.MISSING_COUNT: "Berapa yang belum",
    I.DONE: "Siapa yang sudah", I.PROGRESS: "Progres kewajiban", I.RANKING: "Peringkat",
    I.POSITION: "Posisi dalam peringkat", I.UNIT_SCORE: "Skor perangkat daerah",
    I.INNOVATION_SCORE: "Skor inovasi", I.SCORE_FILTER: "Saring menurut skor",
    I.UNIT_SUMMARY: "Ringkasan perangkat daerah", I.UNIT_STATUS: "Sudah atau belum",
    I.INNOVATION_STATUS: "Status inovasi", I.INNOVATIONS: "Daftar inovasi",
    I.COUNT: "Jumlah inovasi", I.INCOMPLETE: "Yang belum lengkap", I.RECAP: "Rekap",
    I.COMPARE: "Perbandingan", I.TREND: "Tren", I.INDEX: "Indeks daerah",
    I.SEARCH: "Cari inovasi", I.DEADLINE: "Tenggat", I.REMINDED: "Riwayat pengingat",
    I.CONTACT: "Operator perangkat daerah", I.UNLINKED: "Yang belum punya operator",
    I.ASKED: "Pertanyaan orang", I.SUBSCRIBE: "Langganan", I.REMIND: "Ingatkan",
    I.MOVE_DEADLINE: "Ubah tenggat", I.ENTER_SCORE: "Input skor", I.VERIFY: "Verifikasi",
    I.HAND_OVER: "Ganti operator", I.ANNOUNCE: "Umumkan", I.COMMITMENT: "Komitmen",
    I.INVITE: "Undang", I.PAUSE: "Jeda pengingat", I.CIRCULARS: "Surat edaran",
    I.PACKAGE: "Paket IID", I.MINE: "Unit Anda sekilas", I.SETTINGS: "Pengaturan",
    I.OWN_DATA: "Data pribadi Anda", I.WEEKLY: "Ringkasan mingguan", I.IMPORT: "Impor",
    I.HEALTH: "Kesehatan bot", I.ROLES: "Ganti peran", I.TOP_TEN: "Top 10 yang ditetapkan",
    I.REGISTER: "Daftarkan inovasi", I.RESUME: "Lanjutkan draf", I.EVIDENCE: "Unggah bukti",
    I.CHANGE: "Ubah inovasi", I.WITHDRAW: "Tarik inovasi", I.COMPLAINT: "Keluhan pengingat",
    I.CANCEL: "Keluar dari isian", I.BACK: "Langkah sebelumnya", I.HELP: "Bantuan",
    I.GREETING: "Salam", I.OUTSIDE: "Di luar cakupan",
}  # fmt: skip
OF_THE_DUTY = (I.MISSING, I.MISSING_COUNT, I.DONE, I.PROGRESS)
CHIPS = {
    **dict.fromkeys(OF_THE_DUTY, ("years", "unit_kind", "intent")),
    **dict.fromkeys((I.SEARCH, I.INNOVATIONS, I.COUNT), ("years", "unit_kind")),
    I.COMPARE: ("years", "metric"),
    I.TREND: ("metric",),
}
"""What a tap may change, by intent."""
TURNS_INTO = (I.MISSING, I.DONE, I.PROGRESS)
BEGINS = {
    I.MOVE_DEADLINE: Button("📆 Ubah tenggat", Address("moveday")),
    I.INVITE: Button("➕ Undang satu orang", Address("invite")),
}
"""Where an order begins that no command answers whole."""
THANKS = ("kasih", "makas", "mksh", "trims", "thank", "tks", "tq", "👍", "🙏")
GONE = "Data tidak ditemukan."
METRICS = {
    "resmi": "Skor resmi", "verifikasi": "Skor verifikasi", "mandiri": "Skor mandiri",
    "jumlah": "Jumlah inovasi", "kelengkapan": "Kelengkapan",
}  # fmt: skip
ANY_METRIC = "Ukuran terbaik yang ada"
ALL_YEARS = "Semua tahun"
NO_QUESTIONS = "Dalam 90 hari terakhir semua pertanyaan terjawab."


def read_as(question: Question, year: int, units: Mapping[str, str]) -> str:
    """The reading in one line: `2026 · kecamatan · siapa yang belum`."""
    parts = [
        ", ".join(map(str, question.years)) or str(year),
        ", ".join(units.get(code, code) for code in question.units),
        KINDS.get(question.unit_kind or "", ""),
        question.innovation or "",
        f"skor {question.metric}" if question.metric in {"resmi", "verifikasi", "mandiri"} else "",
        f"{question.top} besar" if question.top else "",
        day(date.fromisoformat(question.date)) if question.date else "",
        NAMES[question.intent].lower(),
    ]
    return escape(" · ".join(filter(None, parts)))


def standing(question: Question, found: Standing | None, view_id: int, at: datetime) -> Screen:
    """The first line is the number, the last the hour of the data."""
    if found is None:
        year = question.years[-1]
        unknown = f"Kewajiban tahun {year} tidak tercatat di sini."
        return Screen(unknown, chips(question, view_id, year))
    over = closed(found.closed_at, lambda when: when.astimezone(at.tzinfo))
    lines = [f"<b>{_first(question, found)}</b>", *over, *rule(found.counting)]
    if question.intent is I.MISSING:
        lines += _listed(found.missing)
    if question.intent is I.DONE:
        lines += _listed(found.done)
    text = "\n".join([*lines, "", f"Data per {moment(at)}"])
    return Screen(text, (*chips(question, view_id, found.year), *of_view(view_id)))


def listing(question: Question, found: Standing, at: datetime) -> Listing:
    """Those first that the screen names; it names nobody where it only counts."""
    parts = [(found.missing, "Belum"), (found.done, "Sudah")]
    if question.intent not in {I.MISSING, I.MISSING_COUNT}:
        parts.reverse()
    stated = [(unit, state) for units, state in parts for unit in _by_kind(units)]
    named = len(parts[0][0])
    return Listing(
        name=titled("Kewajiban", question.unit_kind, found.year),
        title=_first(question, found),
        notes=(),
        heads=("No", "Jenis", "Singkatan", "Perangkat daerah", "Keadaan"),
        widths=("auto", "auto", "auto", "1fr", "auto"),
        rows=tuple(
            (number, KINDS[unit.kind], unit.short_name, unit.name, state)
            for number, (unit, state) in enumerate(stated, start=1)
        ),
        lines=tuple(unit.short_name for unit, _ in stated[:named]),
        as_of=moment(at),
        filter=asked(question, found.year),
    )


def asked(question: Question, year: int) -> tuple[tuple[str, str], ...]:
    """The filter in words; of all years if `year` is 0."""
    years = ", ".join(map(str, question.years)) or (str(year) if year else ALL_YEARS)
    said = (
        ("Kata", question.query),
        ("Perangkat daerah", ", ".join(question.units)),
        ("Jenis inovasi", question.digital),
        ("Bentuk", question.shape),
        ("Tahapan", question.stage),
        ("Status", question.status),
        ("Menurut", METRICS.get(question.metric or "")),
    )
    return (
        ("Yang ditanyakan", NAMES[question.intent]),
        ("Tahun", years),
        ("Jenis perangkat daerah", KINDS.get(question.unit_kind or "", "Semua")),
        *((label, value) for label, value in said if value),
    )


def _first(question: Question, found: Standing) -> str:
    kind = KINDS.get(question.unit_kind or "", "perangkat daerah").lower()
    done, missing, of = len(found.done), len(found.missing), f"dari {found.mandated} {kind}"
    if question.intent in {I.MISSING, I.MISSING_COUNT}:
        return f"{missing} {of} belum punya inovasi {found.year}"
    share = f" ({percent(done, found.mandated)})" if found.mandated else ""
    return f"{done} {of} sudah punya inovasi {found.year}{share}"


def _by_kind(units: Sequence[Unit]) -> list[Unit]:
    order = list(KINDS)
    return sorted(units, key=lambda u: order.index(u.kind))


def _listed(units: Sequence[Unit]) -> list[str]:
    lines = []
    for kind, members in groupby(_by_kind(units), lambda u: u.kind):
        names = [f"• {escape(unit.short_name)}" for unit in members]
        lines += ["", f"<b>{KINDS[kind]}</b> ({len(names)})", *names]
    return lines


def states(found: Sequence[UnitState], year: int, at: datetime) -> Screen:
    lines = []
    for one in found:
        name = escape(one.unit.short_name)
        if one.counted >= one.minimum:
            lines.append(f"✅ {name} sudah: {one.counted} inovasi {year}.")
        elif one.is_waiting:
            lines += [f"⚠️ Inovasi {name} <b>belum dihitung</b>.", *rule(one.counting)]
        elif one.unit.is_mandated:
            lines.append(f"⚠️ {name} <b>belum</b> punya inovasi {year}.")
        else:
            lines.append(f"{name} belum punya inovasi {year}; baginya tidak wajib.")
    lines += closed(found[0].closed_at, lambda when: when.astimezone(at.tzinfo)) if found else []
    if not found:
        lines = [f"Kewajiban tahun {year} tidak tercatat di sini."]
    return Screen("\n".join([*lines, "", f"Data per {moment(at)}"]), ((HELP,),))


# ---- chips


def chips(question: Question, view_id: int, year: int) -> tuple[Row, ...]:
    """What was understood, each part a button that changes it; of all years if `year` is 0."""
    labels = {
        "years": ", ".join(map(str, question.years)) or (str(year) if year else ALL_YEARS),
        "unit_kind": KINDS.get(question.unit_kind or "", "Semua jenis"),
        "intent": NAMES[question.intent],
        "metric": METRICS.get(question.metric or "", ANY_METRIC),
    }
    keys = CHIPS.get(question.intent, ())
    return tuple(
        rows_of([Button(f"{labels[key]} ▾", Address("chip", view_id, 0, key)) for key in keys], 2)
    )


def options(key: str, question: Question, view_id: int, years: Sequence[int]) -> Screen:
    """What one chip can be changed to, with the way back."""
    every = [(ALL_YEARS, "")] if question.intent is I.SEARCH else []
    choices = {
        "years": [*every, *((str(year), str(year)) for year in years)],
        "unit_kind": [("Semua jenis", ""), *((name, kind) for kind, name in KINDS.items())],
        "intent": [(NAMES[intent], str(intent)) for intent in TURNS_INTO],
        "metric": [(ANY_METRIC, ""), *((name, metric) for metric, name in METRICS.items())],
    }
    buttons = [
        Button(label, Address("view", view_id, 0, key, choice))
        for label, choice in choices.get(key, [])
    ]
    back = (Button("⬅️ Kembali", Address("view", view_id)),)
    return Screen(f"Ubah: <b>{NAMES[question.intent]}</b>", (*rows_of(buttons, 2), back))


# ---- doubts


def which(reading: Reading, view_id: int) -> Screen:
    buttons = [
        Button(NAMES[intent], Address("view", view_id, 0, "intent", str(intent)))
        for intent in reading.intents()
    ]
    return Screen("Yang mana yang dimaksud?", tuple(rows_of(buttons, 1)))


def guess(line: str, left: Sequence[str], view_id: int, offers: Sequence[Button]) -> Screen:
    """Some words of it are in no answer: nothing is answered that was not asked."""
    strange = "“" + escape(short(" ".join(left), 60)) + "”"
    yes = Button("✅ Ya, itu maksud saya", Address("view", view_id))
    text = f"Bagian {strange} belum saya mengerti. Yang dimaksud: <b>{line}</b>?"
    return Screen(text, tuple(rows_of([yes, *offers], 1)))


def which_unit(codes: Sequence[str], names: Mapping[str, str], view_id: int) -> Screen:
    buttons = [
        Button(names.get(code, code), Address("view", view_id, 0, "units", code)) for code in codes
    ]
    return Screen("Nama itu dipakai lebih dari satu. Yang mana?", tuple(rows_of(buttons, 1)))


def greeted(said: str, offers: Sequence[Button]) -> Screen:
    """Thanks need no menu."""
    is_thanks = any(word in said.casefold() for word in THANKS)
    text = "Sama-sama. 🙏" if is_thanks else "Siap. Tanya saja, misalnya: “tenggat kapan?”"
    return Screen(text, tuple(rows_of(offers, 1)))


def not_understood(said: str, offers: Sequence[Button]) -> Screen:
    text = (
        f"Saya belum mengerti “{escape(short(said, 60))}”, atau itu di luar urusan inovasi daerah. "
        "Tidak ada yang dilakukan. Mungkin yang dimaksud:"
    )
    return Screen(text, tuple(rows_of(offers, 1)))


def not_here(line: str, offers: Sequence[Button]) -> Screen:
    """Understood, though it cannot be answered in the chat."""
    text = f"Yang saya tangkap: <b>{line}</b>.\nItu belum dapat dijawab di sini. Yang terdekat:"
    return Screen(text, tuple(rows_of(offers, 1)))


def not_done(line: str, offers: Sequence[Button]) -> Screen:
    """An order in words: nothing happens by words alone."""
    text = (
        f"Yang saya tangkap: <b>{line}</b>.\nBelum ada yang dilakukan: "
        "tindakan selalu lewat tombol dan konfirmasi. Mulai dari:"
    )
    return Screen(text, tuple(rows_of(offers, 1)))


def pausing(unit: str, until: str | None) -> str:
    """Until when is asked by the form, where what was said is no date."""
    end = f" Berakhirnya (“{escape(short(until, 40))}”) ditanyakan setelah alasan." if until else ""
    return f"Yang dijeda: {escape(unit)}.{end}"


def leads_to(line: str, offers: Sequence[Button]) -> Screen:
    return Screen(f"Yang saya tangkap: <b>{line}</b>.", tuple(rows_of(offers, 1)))


def asked_in_vain(found: Sequence[tuple[str, int]]) -> Screen:
    """Counted, without names."""
    if not found:
        return Screen(NO_QUESTIONS, ((HELP,),))
    lines = [f"{number}× {escape(short(words, 80))}" for words, number in found]
    return Screen(
        "<b>Yang ditanyakan dan belum terjawab</b> (90 hari, tanpa nama)\n\n" + "\n".join(lines)
    )
