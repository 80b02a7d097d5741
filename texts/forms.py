"""The living card of a form: the question that is open, or the review."""

from datetime import date
from typing import Any

from forms.choices import option_id
from forms.kinds import Date, File, LongText, Question
from services.desk import Step
from texts.registration import WORDS
from texts.screen import Address, Button, Screen
from texts.words import day, escape, size

STALE = "Tombol itu sudah lama. Ini keadaan terbaru."
KEPT = "Jawaban tersimpan."
LEFT = "Tersimpan. Lanjutkan kapan saja dengan /daftar."
SHOWN = 300  # characters of an answer on the review card


def card(step: Step) -> Screen:
    return question(step) if step.question else review(step)


def below(words: str, asked: Screen) -> Screen:
    """Why an answer was not taken, with the question and its buttons at hand again."""
    return Screen(f"⚠️ {words}\n\n{asked.text}", asked.buttons)


def question(step: Step) -> Screen:
    asked = step.question
    assert asked is not None  # noqa: S101
    words = WORDS[asked.key]
    share = round(100 * (step.number - 1) / step.total)
    lines = [
        f"<b>Daftar inovasi</b> · {escape(step.unit)}",
        f"Pertanyaan {step.number} dari {step.total} · {share}%",
        "",
        f"<b>{words.ask}</b>",
        f"<i>Contoh: {words.example}</i>",
        *_notes(step, asked),
    ]
    return Screen("\n".join(lines), (*_answers(step, asked), _navigation(step)))


def _notes(step: Step, asked: Question) -> list[str]:
    notes = [""] if step.words or step.current is not None or not asked.required else []
    if isinstance(asked, LongText) and step.words:
        notes.append(f"✍️ {step.words} kata terkumpul. Lanjutkan, atau tekan <b>Selesai</b>.")
    elif step.current is not None:
        notes.append(f"Jawaban sekarang: {shown(asked, step.current)}")
    if not asked.required:
        notes.append("Tidak wajib: boleh dilewati.")
    return notes


def _answers(step: Step, asked: Question) -> tuple[tuple[Button, ...], ...]:
    rows = [(_button(step, o, "pick", asked.key, option_id(o)),) for o in step.options]
    if isinstance(asked, LongText) and step.words:
        rows.append((_button(step, "✅ Selesai", "done", asked.key),))
    elif step.current is not None:
        rows.append((_button(step, "Tetap pakai jawaban ini", "keep", asked.key),))
    if not asked.required:
        rows.append((_button(step, "Lewati", "skip", asked.key),))
    return tuple(rows)


def _navigation(step: Step) -> tuple[Button, ...]:
    leave = _button(step, "💾 Simpan & keluar", "leave")
    return (_button(step, "⬅️ Kembali", "back"), leave) if step.has_back else (leave,)


def review(step: Step) -> Screen:
    lines = [f"<b>Periksa sebelum dikirim</b> · {escape(step.unit)}", ""]
    for asked, value in step.answers:
        lines.append(f"<b>{WORDS[asked.key].label}</b>\n{shown(asked, value)}")
    lines += ["", "Tekan nama isian untuk mengubahnya, atau <b>Kirim</b> bila sudah benar."]
    fields = [_button(step, f"✏️ {WORDS[q.key].label}", "revise", q.key) for q, _ in step.answers]
    pairs = tuple(tuple(fields[n : n + 2]) for n in range(0, len(fields), 2))
    return Screen(
        "\n".join(lines), (*pairs, (_button(step, "📨 Kirim", "send"),), _navigation(step))
    )


def shown(asked: Question, value: Any) -> str:
    """An answer as people read it, escaped and short enough for a card."""
    if value is None:
        return "<i>dilewati</i>"
    if isinstance(asked, Date):
        return day(date.fromisoformat(value))
    if isinstance(asked, File):
        return f"📎 {escape(value['name'][:80])} ({size(value['size'])})"
    text = str(value)
    return escape(text if len(text) <= SHOWN else text[:SHOWN].rstrip() + " …")


def drafts(found: list[tuple[int, str, str]]) -> Screen:
    """Unsent drafts of the unit as (id, name, last change): go on with one, or begin anew."""
    lines = ["Unit Anda punya draf yang belum dikirim. Lanjutkan yang mana?"]
    rows = [
        (Button(f"▶️ {name[:30]} · {changed}", Address("resume", number)),)
        for number, name, changed in found[:8]
    ]
    fresh = (Button("➕ Mulai baru", Address("fresh")),)
    return Screen("\n".join(lines), (*rows, fresh))


def receipt(number: str, name: str, at: str) -> Screen:
    return Screen(
        f"✅ <b>Terkirim.</b>\n\nInovasi <b>{escape(name)}</b> tercatat dengan nomor "
        f"<b>{number}</b> pada {at}.\nBappedalitbang diberi tahu. Terima kasih."
    )


def _button(step: Step, label: str, verb: str, key: str = "", choice: str = "") -> Button:
    return Button(label, Address(verb, step.draft_id, step.revision, key, choice))
