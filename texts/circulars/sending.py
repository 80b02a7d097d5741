"""Circulars before they go out, and what became of them."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from models import Circular
from services.circulars.outcomes import CircularWritten
from services.circulars.report import Fate, Report, UnitFate
from services.circulars.sending import Preview
from texts.circulars.naming import ARCHIVE, BELOW, UNNUMBERED, addressed, back, back_below, line
from texts.listing import Cell, Listing
from texts.names import listed
from texts.nudges import LIVE
from texts.screen import Address, Button, Row, Screen
from texts.words import day, escape, moment

Local = Callable[[datetime], datetime]
HEADS = ("No", "Singkatan", "Perangkat daerah", "Dituju", "Sampai", "Dibaca", "Keadaan")
FATES = {
    Fate.READ: "✅ Dibaca",
    Fate.DELIVERED: "📬 Sampai, belum dibaca",
    Fate.WAITING: "⏳ Menunggu dikirim",
    Fate.UNREACHED: "📵 Tidak sampai",
    Fate.NOBODY: "🚫 Belum ada orangnya di bot",
}


def written(outcome: CircularWritten) -> Screen:
    number = outcome.circular_id
    return Screen(
        "📝 <b>Konsep surat edaran tersimpan.</b> Belum dikirim kepada siapa pun.\n\n"
        "Lihat dulu siapa yang akan menerimanya.",
        (
            (Button("👥 Lihat penerima, lalu kirim", Address("circview", number)),),
            (Button("📖 Lihat edarannya", Address("circular", number)), ARCHIVE),
        ),
    )


def preview(found: Preview, local: Local) -> Screen:
    it, is_again = found.circular, found.circular.sent_at is not None
    title = "Panggil yang belum membaca" if is_again else "Sebelum dikirim"
    parts = [
        f"<b>{title}</b>\n{line(it)}",
        f"Kepada: {addressed(it, found.named)}.",
        f"✅ Sampai ke <b>{found.people} orang</b> ({_where(found)}).",
        listed("📵 Tidak dapat dihubungi", found.silent),
        listed("🚫 Belum ada orangnya di bot", found.empty),
    ]
    if not found.people:
        parts.append("Tidak ada yang dapat dikirimi sekarang.")
        return Screen("\n\n".join(filter(None, parts)), (back(it),))
    parts.append(f"Terkirim mulai {moment(local(found.goes))}.")
    label = f"📤 {'Panggil' if is_again else 'Kirim ke'} {found.people} orang"
    address = Address("circcall" if is_again else "circsend", it.id or 0, it.calls)
    return Screen("\n\n".join(filter(None, parts)), ((Button(label, address),), back(it)))


def _where(found: Preview) -> str:
    units = f"{found.units} perangkat daerah" if found.units or not found.others else ""
    others = f"{found.others} orang tingkat kabupaten" if found.others else ""
    return "; ".join(filter(None, (units, others)))


def ask_discard(it: Circular) -> Screen:
    return Screen(
        f"Buang konsep “{escape(it.subject)}”? Konsep ini tidak dapat dibuka lagi.",
        ((Button("🗑 Ya, buang", Address("circgone", it.id or 0)),), back(it)),
    )


def discarded() -> Screen:
    return Screen("Konsep surat edaran dibuang.", ((ARCHIVE,),))


def taken_back(circular_id: int) -> Screen:
    see = Button("📖 Lihat konsepnya", Address("circular", circular_id))
    return Screen(
        "↩️ Ditarik sebelum sampai kepada siapa pun; kini konsep lagi dan dapat diperbaiki.",
        ((see, ARCHIVE),),
    )


# ---- what became of it


def report(found: Report, at: datetime) -> Screen:
    it = found.circular
    lines = [f"<b>{title(found)}</b>", line(it), ""]
    for fate, label in FATES.items():
        if fitting := found.of(fate):
            lines.append(f"{listed(label, [_counted(row) for row in fitting])}\n")
    lines += [] if found.is_settled else [LIVE]
    lines.append(f"Data per {moment(at)}")
    rows: list[Row] = [
        (
            Button("🔄 Perbarui", Address("circrep", it.id or 0)),
            Button("📄 XLSX", Address("circxlsx", it.id or 0)),
        ),
        (Button("🔁 Panggil yang belum membaca", Address("circview", it.id or 0, key=BELOW)),),
    ]
    if found.may_take_back:
        rows.append((Button("↩️ Tarik sebelum terkirim", Address("circback", it.id or 0)),))
    return Screen("\n".join(lines), (*rows, back_below(it)))


def fingerprint(found: Report) -> str:
    """What the report says, without its hour."""
    said = [title(found), str(found.may_take_back), str(found.is_settled)]
    said += [f"{_counted(row)} {row.fate} {row.delivered}" for row in found.units]
    return sha256("\n".join(said).encode()).hexdigest()


def title(found: Report) -> str:
    """The number first, to be forwarded."""
    units = [row for row in found.units if row.unit]
    if not units:
        readers = sum(row.readers for row in found.units)
        people = sum(row.people for row in found.units)
        return f"{readers} dari {people} orang tingkat kabupaten sudah membaca"
    read = sum(row.fate is Fate.READ for row in units)
    return f"{read} dari {len(units)} perangkat daerah sudah membaca"


def listing(found: Report, at: datetime, local: Local) -> Listing:
    it = found.circular
    return Listing(
        name=f"Edaran {it.id}",
        title=title(found),
        notes=(),
        heads=(*HEADS, "Pertama dibaca"),
        widths=("auto", "auto", "1fr", "auto", "auto", "auto", "auto", "auto"),
        rows=tuple(_cells(number, row, local) for number, row in enumerate(found.units, start=1)),
        lines=tuple(f"{FATES[row.fate]}: {_counted(row)}" for row in found.units),
        as_of=moment(at),
        filter=(
            ("Surat edaran", f"{it.number or UNNUMBERED}, {day(it.day)}"),
            ("Perihal", it.subject),
        ),
        asker=found.asker,
    )


def _cells(number: int, row: UnitFate, local: Local) -> tuple[Cell, ...]:
    return (
        number,
        row.unit.short_name if row.unit else "Kabupaten",
        row.unit.name if row.unit else "Pimpinan daerah dan Bappedalitbang",
        row.people,
        row.delivered,
        row.readers,
        FATES[row.fate].partition(" ")[2],
        moment(local(row.read_at)) if row.read_at else "",
    )


def _counted(row: UnitFate) -> str:
    name = row.unit.short_name if row.unit else "tingkat kabupaten"
    return f"{name} ({row.readers} dari {row.people} orang)" if row.people > 1 else name
