"""The living card of a form: the question or the review, and what is said below it: a chat opens at
its end, and a phone shows no more of a long card than that."""

import re
from dataclasses import replace

from forms.rejections import CannotBeSkipped, TooShort
from services.drafts import NAMED
from services.steps import Step
from texts import questions, rejections, review
from texts.answers import plain
from texts.catalog import wording
from texts.screen import Address, Button, Screen, short
from texts.words import escape

STALE = "Tombol itu sudah lama. Ini keadaan terbaru."
MOVED_ON = "Isian ini baru saja berubah; pesan Anda belum dipakai. Ini keadaan terbaru."
NOTHING_TO_LEAVE = "Tidak ada isian yang terbuka. Yang tersedia ada di /bantuan."
NOT_ITS_SOURCE = (
    "Pesan yang Anda sunting sudah diganti jawaban yang lebih baru; tidak ada yang berubah."
)
NOT_YET = "Belum dapat dikirim. Lengkapi dulu isian bertanda ⛔."
SPOKEN = {
    "selesai": "done",
    "lewati": "skip",
    "skip": "skip",
    **dict.fromkeys(
        (
            "tidak ada",
            "tdk ada",
            "gak ada",
            "ga ada",
            "nggak ada",
            "ngak ada",
            "tak ada",
            "tadak ada",
            "belum ada",
            "tidak tahu",
            "tidak tau",
            "gak tau",
            "ngak tau",
            "nggak tau",
            "tak tau",
            "belum tahu",
            "belum tau",
            "kosong",
            "-",
        ),
        "none",
    ),  # of what may be skipped
    "kembali": "back",
    "kirim": "send",
    "tetap": "keep",
    "ya, kirim": "send",
    **dict.fromkeys(("ya", "iya", "pakai", "ya, pakai", "pakai itu", "ini jawaban"), "offer"),
}  # buttons that people type instead
ASIDE = {"contoh": "example"} | dict.fromkeys(
    ("keluar", "batal", "simpan & keluar", "simpan dan keluar"), "leave"
)
COMMAND = re.compile(r"/\w+(?:@\w+)?")


def spoken(text: str) -> str:
    """The verb of the button whose words these are."""
    return SPOKEN.get(_word(text), "")


def spoken_aside(text: str) -> str:
    """The same for what is no answer under any question."""
    return "command" if COMMAND.fullmatch(text.strip()) else ASIDE.get(_word(text), "")


def _word(text: str) -> str:
    return text.strip(" \n.!").casefold()


def card(step: Step, *, page: int | None = None, with_example: bool = False) -> Screen:
    """The question or the review, and whatever there is to say about the last answer. The review
    opens on the page of the field that was changed, unless a page is given."""
    if step.question is None:
        screen = review.card(step, page=review.page_of(step) if page is None else page)
    else:
        screen = questions.card(step, page=page or 0, with_example=with_example)
    if step.refusal is None:
        return _below(_news(step), screen)
    if step.corrected:
        return below(_not_changed(step), screen)
    return questions.refused(step, _why(step), screen)


def below(words: str, asked: Screen) -> Screen:
    """The question and its buttons at hand again, with why something could not be taken."""
    return _below(f"⚠️ {words}", asked)


def folded(step: Step) -> str:
    """What is left of a card once it is answered, without markup."""
    return f"✅ {wording(step.form, step.question.key).label}" if step.question else "✅ Diperiksa"


def no_command(said: str) -> str:
    return f"Perintah {escape(said.strip()[:40])} tidak ada. Yang tersedia ada di /bantuan."


def left(form: str) -> Screen:
    if form == NAMED:
        return Screen("Tersimpan. Lanjutkan kapan saja dengan /draf.")
    return Screen("Dibatalkan; tidak ada yang dikirim. Yang tersedia ada di /bantuan.")


def left_briefly(form: str) -> str:
    """The same over the chat, for a moment."""
    return "Jawaban tersimpan." if form == NAMED else "Dibatalkan."


def corrected_elsewhere(step: Step) -> Screen:
    """An edit of what was said to a draft that is not open now."""
    go_on = Button("▶️ Buka drafnya", Address("resume", step.draft_id, step.revision))
    news = _news(step) if step.refusal is None else f"⚠️ {_not_changed(step)}"
    return Screen(news, ((go_on,),))


def _why(step: Step) -> str:
    if step.question is None and step.blockers:
        return NOT_YET
    return f"{rejections.tell(step.refusal)}{_instead(step)}" if step.refusal else ""


def _instead(step: Step) -> str:
    """What would have been taken, where the rule does not show it."""
    key = step.corrected or (step.question.key if step.question else "")
    if not key or not isinstance(step.refusal, TooShort | CannotBeSkipped):
        return ""
    later = isinstance(step.refusal, CannotBeSkipped) and step.form == NAMED
    way_out = (
        " Belum tahu jawabannya? Simpan & keluar, lalu lanjutkan lewat /draf." if later else ""
    )
    return f" Contoh: {escape(short(wording(step.form, key).example, 120))}{escape(way_out)}"


def _not_changed(step: Step) -> str:
    """Of an answer that is not the one asked now."""
    label = wording(step.form, step.corrected).label if step.corrected else ""
    return f"Isian <b>{label}</b> tidak berubah. {_why(step)}" if label else _why(step)


def _below(news: str, screen: Screen) -> Screen:
    return replace(screen, text=f"{screen.text}\n\n{news}") if news else screen


def _news(step: Step) -> str:
    if step.corrected:
        return f"✏️ {wording(step.form, step.corrected).label} diperbarui."
    if step.overwritten is None:
        return ""
    before = step.overwritten
    asked = next((q for q, _ in step.answers if q.key == before.key), None)
    was = f" (“{escape(plain(asked, before.value)[:80])}”)" if asked else ""
    label = wording(step.form, before.key).label
    return (
        f"ℹ️ {label} sudah diisi {escape(before.by)}{was}. Jawaban Anda yang terakhir dipakai; "
        "yang lama ada di riwayat."
    )
