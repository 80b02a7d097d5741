"""The board: which units lack the innovation of the year."""

from datetime import datetime
from itertools import groupby

from texts.screen import Address, Button, Screen
from texts.words import escape, moment

KINDS = {
    "sekretariat": "Sekretariat",
    "inspektorat": "Inspektorat",
    "dinas": "Dinas",
    "satuan": "Satuan",
    "badan": "Badan",
    "rsud": "RSUD",
    "kecamatan": "Kecamatan",
    "puskesmas": "Puskesmas",
}


def board(year: int, mandated: int, units: list[tuple[str, str]], at: datetime) -> Screen:
    """`units` as (kind, short name); the first line is the number, the last the hour."""
    refresh = ((Button("🔄 Perbarui", Address("board")), Button("📄 XLSX", Address("sheet"))),)
    as_of = f"Data per {moment(at)}"
    if not units:
        done = f"<b>Semua {mandated} perangkat daerah sudah punya inovasi {year}.</b>"
        return Screen(f"{done}\n\n{as_of}", refresh)
    lines = [f"<b>{len(units)} dari {mandated} perangkat daerah belum punya inovasi {year}</b>"]
    order = list(KINDS)
    for kind, members in groupby(sorted(units, key=lambda u: order.index(u[0])), lambda u: u[0]):
        names = [escape(name) for _, name in members]
        lines.append(
            f"\n<b>{KINDS[kind]}</b> ({len(names)})\n" + "\n".join(f"• {n}" for n in names)
        )
    return Screen("\n".join([*lines, "", as_of]), refresh)
