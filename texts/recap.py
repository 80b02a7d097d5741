"""The recap: the first line is the number, then the kinds of unit, then who; last the hour."""

from collections.abc import Sequence
from datetime import datetime

from models import Unit
from services.recap import Recap
from texts.mandate import KINDS
from texts.screen import Address, Button, Screen
from texts.words import escape, moment, percent

FILES = {"png": "🖼 Gambar", "text": "💬 Teks WhatsApp", "xlsx": "📄 XLSX", "pdf": "📑 PDF"}


def card(found: Recap, at: datetime) -> Screen:
    lines = [f"<b>{title(found)}</b>", "", *_kinds(found), *_named(found), "", _as_of(at)]
    files = [Button(label, Address("recapas", key=key)) for key, label in FILES.items()]
    ways = (
        Button("🔄 Perbarui", Address("recap")),
        Button("📋 Siapa yang belum", Address("board")),
    )
    return Screen("\n".join(lines), (tuple(files[:2]), tuple(files[2:]), ways))


def title(found: Recap) -> str:
    share = f" ({percent(len(found.done), found.mandated)})" if found.mandated else ""
    done = len(found.done)
    return f"{done} dari {found.mandated} perangkat daerah sudah punya inovasi {found.year}{share}"


def pasted(found: Recap, at: datetime) -> Screen:
    """To be pasted into WhatsApp: nothing but text, bold as it is written there."""
    return Screen(
        "\n".join([f"*{title(found)}*", "", *_kinds(found), *_named(found), "", _as_of(at)])
    )


def paper(found: Recap, at: datetime, *, is_picture: bool) -> dict[str, object]:
    """As `reports.recap` draws it."""
    return {
        "title": title(found),
        "kinds": [
            (name, f"{done} dari {of}", percent(done, of)) for name, done, of in _by_kind(found)
        ],
        "missing": _short_names(found.missing),
        "done": _short_names(found.done),
        "as_of": moment(at),
        "is_picture": is_picture,
    }


def sheet(
    found: Recap, at: datetime
) -> tuple[str, list[str], list[tuple[str | int | float, ...]], list[tuple[str, str]]]:
    """Name of the sheet, heads, rows, and what was asked."""
    stated = [(unit, "Sudah") for unit in found.done] + [(unit, "Belum") for unit in found.missing]
    rows: list[tuple[str | int | float, ...]] = [
        (number, KINDS[unit.kind], unit.short_name, unit.name, state)
        for number, (unit, state) in enumerate(stated, start=1)
    ]
    about = [("Isi", title(found)), ("Data per", moment(at)), ("Diminta oleh", found.asker)]
    return "Rekap", ["No", "Jenis", "Singkatan", "Perangkat daerah", "Keadaan"], rows, about


def _by_kind(found: Recap) -> list[tuple[str, int, int]]:
    counted = [(name, *found.of_kind(kind)) for kind, name in KINDS.items()]
    return [one for one in counted if one[2]]


def _kinds(found: Recap) -> list[str]:
    return [f"{name}: {done} dari {of} ({percent(done, of)})" for name, done, of in _by_kind(found)]


def _named(found: Recap) -> list[str]:
    lines = []
    for label, units in (("Belum", found.missing), ("Sudah", found.done)):
        if units:
            lines += ["", f"{label} ({len(units)}): {escape(', '.join(_short_names(units)))}"]
    return lines


def _short_names(units: Sequence[Unit]) -> list[str]:
    return [unit.short_name for unit in units]


def _as_of(at: datetime) -> str:
    return f"Data per {moment(at)}"
