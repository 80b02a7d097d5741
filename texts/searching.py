"""What was found: innovations of all years, and those that are like one."""

from collections.abc import Sequence
from datetime import datetime

from models import Status
from services.asked_innovations import Gap, Listed
from services.asking.question import Question
from services.instrument import Instrument
from services.searching.search import Alike
from services.searching.shelf import Book
from texts.asking import asked, chips
from texts.index import published
from texts.innovations import STATUS, bare
from texts.listing import Listing, of_view
from texts.mandate import KINDS
from texts.screen import Address, Button, Row, Screen, rows_of, short, turning
from texts.words import escape, moment, number

PAGE = 8
REPLICATION = "Replikasi"  # the indicator of that name
HOW = (
    "<b>Cari inovasi</b> dari semua tahun: ketik /cari dan katanya.\n\n"
    "Contoh:\n/cari antrean rumah sakit\n/cari sampah 2025\n/cari dinas perikanan\n\n"
    "Salah ketik sedikit tidak apa-apa. Kalimat biasa juga bisa: “ada inovasi soal banjir?”"
)


def how() -> Screen:
    return Screen(HOW)


def found(question: Question, books: Sequence[Book], view_id: int, page: int) -> Screen:
    """The first line is the number; each number below opens one."""
    last = max(0, (len(books) - 1) // PAGE)
    page = min(page, last)
    here = list(enumerate(books, start=1))[page * PAGE : (page + 1) * PAGE]
    lines = [f"<b>{escape(_title(question, len(books)))}</b>", *([""] if books else [])]
    lines += [f"{n}. {line(book)}" for n, book in here]
    if not books:
        lines.append("Coba kata lain, nama perangkat daerah, urusan, atau tahun lain.")
    turns = turning(page, last, lambda n: Address("found", view_id, n))
    buttons = (*_opens(here, view_id), *turns, *chips(question, view_id, 0))
    return Screen("\n".join(lines), (*buttons, *_given(books, view_id)))


def listed(question: Question, it: Listed, view_id: int, page: int) -> Screen:
    books = it.books
    last = max(0, (len(books) - 1) // PAGE)
    page = min(page, last)
    here = list(enumerate(books, start=1))[page * PAGE : (page + 1) * PAGE]
    lines = [f"<b>{escape(_scope(question, it))}</b>", ""]
    lines += [f"{n}. {line(book)}" for n, book in here]
    lines += [escape(said) for gap in it.gaps for said in _gap(gap)]
    turns = turning(page, last, lambda n: Address("found", view_id, n))
    buttons = (*_opens(here, view_id), *turns, *chips(question, view_id, it.year))
    return Screen("\n".join(lines).strip(), (*buttons, *_given(books, view_id)))


def listing(question: Question, it: Listed, at: datetime) -> Listing:
    """All pages of `found`, or of `listed` if its year is not 0."""
    books = it.books
    numbered = list(enumerate(books, start=1))
    return Listing(
        name="Inovasi",
        title=_scope(question, it) if it.year else _title(question, len(books)),
        notes=tuple(said for gap in it.gaps for said in _gap(gap)),
        heads=("No", "Inovasi", "Perangkat daerah", "Tahun", "Nomor", "Jenis", "Keadaan"),
        widths=("auto", "2fr", "1fr", "auto", "auto", "auto", "auto"),
        rows=tuple(
            (n, book.name, book.unit, book.year, book.number, book.kind, bare(_state(book)))
            for n, book in numbered
        ),
        lines=tuple(
            f"{n}. {book.name} · {book.unit} · {book.year} · {bare(_state(book))}"
            for n, book in numbered
        ),
        as_of=moment(at),
        filter=asked(question, it.year),
    )


def several(books: Sequence[Book]) -> Screen:
    """Of one name: which of them."""
    numbered = list(enumerate(books, start=1))
    lines = [f"<b>{len(books)} inovasi bernama itu</b>", ""]
    lines += [f"{n}. {line(book)}" for n, book in numbered]
    return Screen("\n".join(lines), tuple(_opens(numbered, 0)))


def _opens(numbered: Sequence[tuple[int, Book]], view_id: int) -> list[Row]:
    """Two beside each other; those of the press lead nowhere."""
    buttons = [
        Button(f"{n}. {short(book.name, 22)}", Address("hit", book.id, view_id))
        for n, book in numbered
        if book.id
    ]
    return rows_of(buttons, 2)


def line(book: Book) -> str:
    kind = f" · {escape(book.kind)}" if book.kind else ""
    name, unit = escape(short(book.name, 90)), escape(book.unit)
    return f"<b>{name}</b> · {unit} · {book.year}{kind}\n   {escape(_state(book))}"


def alike(it: Alike, instrument: Instrument) -> Screen:
    """With what replicating one of them counts for."""
    of = f" dengan {escape(short(it.name, 60))}" if it.name else ""
    if not it.books:
        return Screen(f"Belum ada inovasi yang serupa{of}. Silakan lanjut.")
    numbered = list(enumerate(it.books, start=1))
    lines = [f"<b>{len(it.books)} inovasi serupa{of}</b>", ""]
    lines += [f"{n}. {line(book)}" for n, book in numbered]
    text = "\n".join([*lines, "", _replicating(instrument)])
    return Screen(text, tuple(_opens(numbered, 0)))


def back(view_id: int) -> Row:
    return (Button("⬅️ Hasil pencarian", Address("found", view_id)),)


def _title(question: Question, count: int) -> str:
    query = f"“{short(question.query or '', 60)}”"
    year = f" ({', '.join(map(str, question.years))})" if question.years else ""
    kind = f" {KINDS[question.unit_kind].lower()}" if question.unit_kind in KINDS else ""
    if not count:
        return f"Tidak ada inovasi{kind} untuk {query}{year}"
    return f"{count} inovasi{kind} untuk {query}{year}"


def _scope(question: Question, it: Listed) -> str:
    """The number first, with all that was said; no number where nothing is recorded."""
    unknown = {gap.year for gap in it.gaps}
    known = [one for one in question.years or (it.year,) if one not in unknown]
    units = ", ".join(it.units)
    if not known:
        years = ", ".join(map(str, question.years))
        return f"Inovasi {f'{units} ' if units else ''}{years} tidak tercatat di sini"
    years = ", ".join(map(str, known))
    said = (question.digital, question.shape, question.stage, question.status)
    scope = [KINDS.get(question.unit_kind or "", "").lower(), units, *filter(None, said), years]
    return f"{len(it.books)} inovasi · {' · '.join(filter(None, scope))}"


def _gap(gap: Gap) -> list[str]:
    """What was published of that year, and that the bot itself knows no more."""
    said = [published(gap.index)] if gap.index else []
    if gap.honours:
        counted = ", ".join(f"{title} ({count})" for title, count in gap.honours)
        said.append(f"Penghargaan {gap.year} yang tercatat: {counted}.")
    return [*said, f"Bot ini tidak punya catatan inovasi {gap.year} satu per satu; itu bukan nol."]


def _given(books: Sequence[Book], view_id: int) -> tuple[Row, ...]:
    return of_view(view_id) if books else ()


def _state(book: Book) -> str:
    if book.status:
        return STATUS[Status(book.status)]
    place = f", peringkat {book.place}" if book.place else ""
    return f"🏆 {book.number}{place}"


def _replicating(instrument: Instrument) -> str:
    """Of the instrument of the year, where it has that indicator."""
    said = (
        "Tidak perlu mulai dari nol: inovasi yang ditiru dan disesuaikan didaftarkan seperti "
        "inovasi lain, dan ikut dihitung untuk kewajiban."
    )
    counted = next((one for one in instrument.indicators if one.name == REPLICATION), None)
    if counted is None:
        return f"<i>{said}</i>"
    levels = "; ".join(
        f"{escape(one.label[0].lower() + one.label[1:])}: skor {number(one.score)}"
        for one in counted.levels
    )
    return (
        f"<i>{said} Bagi inovasi asal, indikator {REPLICATION} ({counted.code}, "
        f"{instrument.year}) menghitung: {levels}.</i>"
    )
