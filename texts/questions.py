"""The living card of a question: what is asked, what is there already, and the ways on."""

from collections.abc import Callable
from dataclasses import replace

from forms.choices import option_id
from forms.collected import Choices, Collected, Files, LongText
from forms.kinds import Question
from forms.rejections import MayBeQuestion, NotAnOption
from services.drafts import NAMED
from services.review import ReplacesScore
from services.steps import Step
from texts import duties, evidence_form, official
from texts.answers import HEAVY, file_line, shown
from texts.catalog import TITLES, wording
from texts.screen import Address, Button, Row, Screen, cut, rows_of, short, turning
from texts.words import escape, percent

PAGE = 6  # options on one card, one below the other
NUMBERS = 10  # options on one card that are written out, with buttons that are numbers
WIDE = 38  # characters that a button across the card shows whole
CHOSEN = 300  # characters of the options that are ticked
LAST = 80  # characters of the piece that was said last
NARROW = 17  # characters of one of two beside each other
BAR = 10
AFTER_TELLING = ("name", "stage")  # what is asked once the problem is told, and the name


def card(step: Step, *, page: int = 0, with_example: bool = False) -> Screen:
    asked = step.question
    assert asked is not None  # noqa: S101
    words = wording(step.form, asked.key)
    lines = [
        _head(step),
        *duties.subject(step),
        *evidence_form.subject(step),
        *(f"\n{official.replaces(one)}" for one in step.doubts if isinstance(one, ReplacesScore)),
        "",
        f"<b>{escape(words.ask)}</b>",
        f"<i>{escape(words.why)}</i>",
        *_example(words.example, is_open=with_example),
        *_long_options(step, page),
        *_notes(step, asked, words.skipped),
    ]
    rows = [*_options(step, asked, page), *_ways_on(step, asked), *_around(step, asked)]
    beside = _beside(step, asked, page, with_example=with_example)
    return Screen("\n".join(lines), (*rows, *([beside] if beside else []), navigation(step)))


def page_of(step: Step, choice: str) -> int:
    """The page on which an option stands."""
    places = [n for n, option in enumerate(step.options) if option_id(option) == choice]
    return places[0] // _page_size(step) if places else 0


def _head(step: Step) -> str:
    title = f"<b>{TITLES[step.form]}</b>"
    if step.corrects is not None:
        title = "<b>Ubah inovasi</b>"
    where = f"{title} · {escape(step.unit)}" if step.unit else title
    if step.total == 1:
        return where
    answered = step.number - 1
    done = round(BAR * answered / step.total)
    bar = "▰" * done + "▱" * (BAR - done)
    progress = f"{step.number} dari {step.total} · {percent(answered, step.total)}"
    return f"{where}\n{bar} {progress}{_company(step)}"


def _company(step: Step) -> str:
    if not step.others:
        return ""
    return f"\n👥 Juga dibuka oleh {escape(', '.join(step.others))}"


def _example(example: str, *, is_open: bool) -> list[str]:
    return ["", f"<blockquote>💡 {escape(example)}</blockquote>"] if is_open else []


def _notes(step: Step, asked: Question, skipped: str) -> list[str]:
    notes = [*_ticked(step, asked), *_held(step, asked)]
    if not asked.required:
        notes.append(f"Boleh dilewati{f': {skipped}' if skipped else ''}.")
    return ["", *notes] if notes else []


def _ticked(step: Step, asked: Question) -> list[str]:
    """On whichever page they stand."""
    if not isinstance(asked, Choices) or not step.parts:
        return []
    chosen = ", ".join(part["text"] for part in step.parts)
    return [f"Terpilih: <b>{escape(short(chosen, CHOSEN))}</b>"]


def _held(step: Step, asked: Question) -> list[str]:
    if isinstance(asked, LongText) and step.parts:
        return _written(step, asked)
    if isinstance(asked, Files) and step.parts:
        files = [part["file"] for part in step.parts]
        heavy = ["Formulir kementerian menerima lampiran sampai sekitar 2 MB."]
        too_big = heavy if any(file["size"] > HEAVY for file in files) else []
        return [*(file_line(f) for f in files), *too_big, "Kirim lagi, atau tekan <b>Selesai</b>."]
    if isinstance(asked, LongText) and step.wanted_words:
        return [f"Paling sedikit {step.wanted_words} kata untuk dapat dikirim."]
    if step.current is not None and not isinstance(asked, Collected):
        answer = shown(asked, step.current)
        if _is_gone(step):
            return [f"Jawaban semula: {answer} (kini tidak ada di pilihan)."]
        return [f"Jawaban sekarang: {answer}"]
    return []


def _written(step: Step, asked: LongText) -> list[str]:
    """What is told of a long text under way: how much, and where it stands."""
    wanted = f" dari {step.wanted_words}" if step.wanted_words else ""
    count = f"✍️ <b>{step.words}{wanted} kata.</b>"
    said = [f"Jawaban sekarang: {shown(asked, step.current)}"] if step.current else []
    if asked.is_whole(step.parts, step.current, step.wanted_words):
        return [*said, f"{count} Yang Anda ketik menggantikannya; bila sudah benar, <b>Tetap</b>."]
    last = f"Terakhir: “{escape(short(step.parts[-1]['text'], LAST))}”"
    return [*said, last, f"{count} Lanjutkan, atau tekan <b>Selesai</b>."]


def _is_gone(step: Step) -> bool:
    """The options have changed, and the answer is none of them now."""
    return bool(step.options) and isinstance(step.current, str) and step.current not in step.options


def _long_options(step: Step, page: int) -> list[str]:
    if not _is_long(step) and not _is_cut(step):
        return []
    first = page * NUMBERS
    lines = [
        f"{n}. {escape(option)}"
        for n, option in enumerate(step.options[first : first + NUMBERS], start=first + 1)
    ]
    return ["", *lines]


def _is_long(step: Step) -> bool:
    """Most of them would not fit a button: they are written out and numbered."""
    return sum(len(option) > WIDE for option in step.options) * 2 > len(step.options)


def _is_cut(step: Step) -> bool:
    """One of a few would not: they are written out above buttons that name them."""
    return len(step.options) <= PAGE and any(len(option) > WIDE for option in step.options)


def _page_size(step: Step) -> int:
    return NUMBERS if _is_long(step) else PAGE + (len(step.options) == PAGE + 1)  # no page for one


def _options(step: Step, asked: Question, page: int) -> tuple[Row, ...]:
    if not step.options:
        return ()
    size = _page_size(step)
    last = (len(step.options) - 1) // size
    page = min(page, last)
    numbered = list(enumerate(step.options, start=1))[page * size : (page + 1) * size]
    chosen = {part.get("text") for part in step.parts}
    buttons = [
        button(step, _label(step, asked, n, option, chosen), "pick", asked.key, option_id(option))
        for n, option in numbered
    ]
    return (*_rows(buttons), *turning(page, last, to_page(step, asked.key)))


def _label(step: Step, asked: Question, n: int, option: str, chosen: set[str | None]) -> str:
    label = str(n) if _is_long(step) else cut(option, WIDE)
    if isinstance(asked, Choices):
        return f"{'☑️' if option in chosen else '⬜'} {label}"
    return f"✓ {label}" if option == step.current else label


def _rows(buttons: list[Button]) -> list[Row]:
    longest = max(len(b.label) for b in buttons)
    across = 5 if longest <= 5 else 2 if longest <= NARROW else 1
    return rows_of(buttons, across)


def _ways_on(step: Step, asked: Question) -> tuple[Row, ...]:
    rows: list[Row] = []
    if isinstance(asked, Collected) and step.parts:
        rows.append((button(step, "✅ Selesai", "done", asked.key),))
        if step.current is not None:
            rows.append((button(step, "Tetap pakai jawaban ini", "keep", asked.key),))
        if step.current is not None or isinstance(asked, LongText):
            rows.append((button(step, "🧹 Tulis ulang dari awal", "anew", asked.key),))
    elif step.current is not None and not _is_gone(step):
        rows.append((button(step, "Tetap pakai jawaban ini", "keep", asked.key),))
    return tuple(rows)


def _around(step: Step, asked: Question) -> tuple[Row, ...]:
    """Once the problem is told, and the name: what is there already can be replicated."""
    is_begun = step.form == "registration" and step.corrects is None
    if not is_begun or asked.key not in AFTER_TELLING or not step.answers:
        return ()
    return ((button(step, "🔎 Sudah ada yang serupa?", "alike"),),)


def _beside(step: Step, asked: Question, page: int, *, with_example: bool) -> Row:
    example = button(step, "💡 Contoh", "example", asked.key, str(page))
    has_example = with_example or _is_shown_whole(step, wording(step.form, asked.key).example)
    return (
        *(() if has_example else (example,)),
        *(() if asked.required else (_skip(step, asked),)),
    )


def _skip(step: Step, asked: Question) -> Button:
    return button(step, "⏭ Lewati", "skip", asked.key)


def _is_shown_whole(step: Step, example: str) -> bool:
    """One of the options of this card, to be tapped: as an example it says nothing."""
    return example in step.options and len(step.options) <= PAGE


def navigation(step: Step) -> Row:
    leave = button(step, "💾 Simpan & keluar" if step.form == NAMED else "✖️ Batal", "leave")
    return (button(step, "⬅️ Kembali", "back"), leave) if step.has_back else (leave,)


def refused(step: Step, words: str, screen: Screen) -> Screen:
    """The question again, why the answer was not taken, and a repair at one tap."""
    text = f"{screen.text}\n\n⚠️ {words}"
    if step.question is None:
        return replace(screen, text=text)
    if nearest := _nearest(step, step.question):
        everything = button(step, "📋 Semua pilihan", "page", step.question.key, "0")
        skip = () if step.question.required else (_skip(step, step.question),)
        return Screen(text, (*nearest, (everything, *skip), navigation(step)))
    if not step.offer:
        return replace(screen, text=text)
    if isinstance(step.refusal, MayBeQuestion):
        return Screen(text, (_either(step, step.question), *screen.buttons))
    offer = button(step, f"Pakai: {cut(step.offer, WIDE)}", "offer", step.question.key)
    return Screen(text, ((offer,), *screen.buttons))


def _either(step: Step, asked: Question) -> Row:
    return (
        button(step, "✍️ Ini jawaban", "offer", asked.key),
        button(step, "❓ Ini pertanyaan", "aside", asked.key),
    )


def _nearest(step: Step, asked: Question) -> list[Row]:
    """What may have been meant, to be confirmed; in place of all the options, not above them."""
    if not isinstance(step.refusal, NotAnOption):
        return []
    return [
        (button(step, f"Maksud saya: {cut(o, WIDE)}", "pick", asked.key, option_id(o)),)
        for o in step.refusal.nearest
        if o in step.options
    ]


def to_page(step: Step, key: str) -> Callable[[int], Address]:
    return lambda n: Address("page", step.draft_id, step.revision, key, str(n))


def button(step: Step, label: str, verb: str, key: str = "", choice: str = "") -> Button:
    return Button(label, Address(verb, step.draft_id, step.revision, key, choice))
