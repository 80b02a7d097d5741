"""Circulars as they arrive, and in the archive."""

from collections.abc import Callable, Sequence
from datetime import datetime

from models import Circular
from services.circulars.reading import Archive, Opened, Shown
from texts.circulars.naming import ARCHIVE, UNNUMBERED, addressed, line, number, whom
from texts.screen import HELP, Address, Button, Row, Screen, rows_of, short, turning
from texts.words import day, escape, moment

Local = Callable[[datetime], datetime]
PAGE = 8  # circulars on one card
LEAF = 3000  # characters of the body on one card
CAPTION = 450  # characters of the body under the file
NONE_FOR_YOU = "Belum ada surat edaran untuk Anda."
MORE = "<i>Isi lengkap ada di PDF.</i>"


def delivered(it: Circular, *, is_again: bool) -> Screen:
    """The caption under its file."""
    lines = [
        *(["🔁 <b>Panggilan ulang: belum Anda tandai dibaca</b>"] if is_again else []),
        f"📣 <b>Surat Edaran</b> {number(it)}",
        f"<b>{escape(it.subject)}</b>",
        day(it.day),
        "",
        escape(_summary(it.body)),
        *([MORE] if len(it.body) > CAPTION else []),
    ]
    here = Button("📖 Baca di sini", Address("circular", it.id or 0))
    return Screen("\n".join(lines), ((_read(it), here),))


def was_read(shown: Shown, local: Local) -> Screen:
    it = shown.circular
    when = f", {moment(local(shown.read_at))}" if shown.read_at else ""
    text = f"✅ <b>Sudah dibaca</b>{when}: {escape(it.subject)} ({number(it)})."
    if not shown.is_asked:
        text = f"Edaran “{escape(it.subject)}” tidak ditujukan kepada Anda; tidak ada yang dicatat."
    return Screen(text, ((Button("📖 Baca lagi", Address("circular", it.id or 0)), ARCHIVE),))


# ---- the archive


def archive(found: Archive, *, page: int = 0) -> Screen:
    write = ((Button("✍️ Tulis edaran", Address("circnew")),),) if found.is_keeper else ()
    if not found.shown:
        return Screen("Belum ada surat edaran." if write else NONE_FOR_YOU, write or ((HELP,),))
    last = (len(found.shown) - 1) // PAGE
    page = min(page, last)
    here = found.shown[page * PAGE : (page + 1) * PAGE]
    waiting = f", {found.unread} belum Anda baca" if found.unread else ""
    lines = [f"<b>{len(found.shown)} surat edaran</b>{waiting}", ""]
    lines += [f"{_mark(one)} {line(one.circular)}" for one in here]
    buttons = [
        Button(
            f"{_mark(one)} {short(one.circular.subject, 40)}",
            Address("circular", one.circular.id or 0),
        )
        for one in here
    ]
    turns = turning(page, last, lambda n: Address("circulars", 0, n))
    return Screen("\n".join(lines), (*rows_of(buttons, 1), *turns, *write))


def card(found: Opened, local: Local, *, page: int = 0) -> Screen:
    """The whole text, a page at a time."""
    shown, it = found.shown, found.shown.circular
    leaves = _leaves(it.body)
    page = min(page, len(leaves) - 1)
    lines = [
        f"📣 <b>Surat Edaran</b> {number(it)}",
        f"<b>{escape(it.subject)}</b>",
        f"{day(it.day)} · kepada: {addressed(it, found.units)}",
        "",
        escape(leaves[page]),
        "",
        _state(shown, local),
    ]
    turns = turning(page, len(leaves) - 1, lambda n: Address("circular", it.id or 0, n))
    return Screen("\n".join(lines), (*turns, *_ways(shown), (ARCHIVE,)))


def _ways(shown: Shown) -> tuple[Row, ...]:
    it = shown.circular
    pdf = Button("📎 PDF", Address("circpdf", it.id or 0))
    rows: list[Row] = [(_read(it), pdf) if _is_waited_for(shown) else (pdf,)]
    if shown.is_keeper and it.sent_at is None:
        rows += _of_concept(it)
    elif shown.is_keeper:
        rows.append((Button("📊 Siapa sudah membaca", Address("circrep", it.id or 0)),))
    return tuple(rows)


def _of_concept(it: Circular) -> list[Row]:
    return [
        (Button("📤 Kirim …", Address("circview", it.id or 0)),),
        (
            Button("✏️ Perbaiki", Address("circedit", it.id or 0)),
            Button("🗑 Buang", Address("circdrop", it.id or 0)),
        ),
    ]


def _state(shown: Shown, local: Local) -> str:
    it = shown.circular
    if it.sent_at is None:
        return "📝 <b>Konsep</b>: belum dikirim kepada siapa pun."
    out = f"Dikirim {moment(local(it.sent_at))}."
    if shown.read_at:
        return f"{out}\n✅ Anda membacanya {moment(local(shown.read_at))}."
    return f"{out}\n🔵 Belum Anda tandai dibaca." if shown.is_asked else out


# ---- on paper


def paper(it: Circular, units: Sequence[str]) -> dict[str, object]:
    """As `reports.circular` prints it."""
    return {
        "number": it.number or UNNUMBERED,
        "day": day(it.day),
        "subject": it.subject,
        "addressed": whom(it, units),
        "body": it.body,
    }


def file_name(it: Circular) -> str:
    return f"Surat Edaran {short(it.subject, 60)}.pdf".replace("/", "-")


# ---- parts


def _mark(shown: Shown) -> str:
    if shown.circular.sent_at is None:
        return "📝"
    return "🔵" if _is_waited_for(shown) else "✅" if shown.read_at else "▫️"


def _is_waited_for(shown: Shown) -> bool:
    return shown.is_asked and shown.read_at is None


def _read(it: Circular) -> Button:
    return Button("✅ Sudah dibaca", Address("circread", it.id or 0))


def _summary(body: str) -> str:
    """The whole where it is short; else its beginning, to the end of a sentence or of a word."""
    if len(body) <= CAPTION:
        return body.strip()
    head = " ".join(body.split())[:CAPTION]
    end = head.rfind(". ") + 1
    return head[: end if end > CAPTION // 2 else head.rfind(" ")].rstrip() + " …"


def _leaves(body: str) -> list[str]:
    """Pages of whole words, broken at an empty line where one is near."""
    leaves, rest = [], body.strip()
    while len(rest) > LEAF:
        head = rest[:LEAF]
        cut = head.rfind("\n\n")
        cut = cut if cut > LEAF // 2 else head.rfind(" ")
        cut = cut if cut > 0 else LEAF
        leaves.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*leaves, rest]
