"""The review: what keeps the draft from being sent first, then every answer, each to be changed."""

from dataclasses import dataclass

from forms.kinds import Question
from services.review import AppliedTooEarly, Doubt, LevelsCount, ReplacesScore, SameName
from services.steps import Step
from services.turning import Turned
from texts import duties, official, rejections
from texts.answers import shown
from texts.catalog import TITLES, wording
from texts.questions import button, navigation, to_page
from texts.screen import Row, Screen, rows_of, turning
from texts.settings import effects
from texts.words import day, escape

FIELDS = 8  # answers on one page, so that their buttons stay in reach of a thumb


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    last: int
    answers: tuple[tuple[Question, object], ...]


def card(step: Step, *, page: int) -> Screen:
    here = _page(step, page)
    lines = [_head(step), *duties.subject(step), *_blockers(step), *_doubts(step), ""]
    for asked, value in here.answers:
        lines.append(f"<b>{wording(step.form, asked.key).label}</b>\n{shown(asked, value)}")
    lines += ["", _foot(step)]
    return Screen("\n".join(lines), (*_fields(step, here), *_ways_on(step, here)))


def page_of(step: Step) -> int:
    """Where the field stands that has just been changed; the first page if none was."""
    keys = [asked.key for asked, _ in step.answers]
    changed = step.revised or step.corrected
    return keys.index(changed) // FIELDS if changed in keys else 0


def _page(step: Step, page: int) -> _Page:
    last = max(0, (len(step.answers) - 1) // FIELDS)
    number = min(page, last)
    return _Page(number, last, step.answers[number * FIELDS : (number + 1) * FIELDS])


def _head(step: Step) -> str:
    if step.form != "registration":
        return f"<b>{TITLES[step.form]}</b>\nPeriksa sebelum dikirim."
    title = "Periksa perubahan" if step.corrects is not None else "Periksa sebelum dikirim"
    company = f"\n👥 Juga dibuka oleh {escape(', '.join(step.others))}" if step.others else ""
    return f"<b>{title}</b> · {escape(step.unit)} · tahun inovasi {step.year}{company}"


def _blockers(step: Step) -> list[str]:
    if not step.blockers:
        return []
    why = [
        f"⛔ <b>{wording(step.form, asked.key).label}</b>: {rejections.short_of(refusal)}"
        for asked, refusal in step.blockers
    ]
    return ["", "<b>Belum dapat dikirim:</b>", *why]


def _doubts(step: Step) -> list[str]:
    return [f"\n⚠️ {_doubt(doubt)}" for doubt in step.doubts]


def _doubt(doubt: Doubt) -> str:
    match doubt:
        case Turned():
            return " ".join(effects([doubt]))
        case LevelsCount():
            return official.LEVELS_COUNT
        case ReplacesScore():
            return official.replaces(doubt)
        case SameName(number):
            return (
                f"Unit Anda sudah punya inovasi bernama sama, nomor {number}. "
                "Pastikan ini bukan inovasi yang sama."
            )
        case AppliedTooEarly(applied, opens):
            return (
                f"Diterapkan {day(applied)}, sebelum jendela penilaian ({day(opens)}), dan belum "
                "dikembangkan sejak itu: boleh dikirim, tetapi tidak dapat dinilai."
            )


def _foot(step: Step) -> str:
    if step.blockers:
        return "Tekan nama isian untuk melengkapinya. Jawaban lain tetap tersimpan."
    if step.locked:
        return "Hanya yang dikembalikan yang dapat diubah. <b>Kirim</b> bila sudah benar."
    return "Tekan nama isian untuk mengubahnya, atau <b>Kirim</b> bila sudah benar."


def _fields(step: Step, here: _Page) -> list[Row]:
    blocked = {asked.key for asked, _ in step.blockers}
    answered = (asked.key for asked, _ in here.answers if asked.key not in step.locked)
    keys = list(dict.fromkeys([*blocked, *answered]))
    return rows_of(
        [
            button(
                step,
                f"{'⛔' if key in blocked else '✏️'} {wording(step.form, key).label}",
                "revise",
                key,
            )
            for key in keys
        ],
        2,
    )


def _ways_on(step: Step, here: _Page) -> tuple[Row, ...]:
    send = () if step.blockers else ((button(step, "📨 Kirim", "send"),),)
    return (*turning(here.number, here.last, to_page(step, "")), *send, navigation(step))
