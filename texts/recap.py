"""The recap: the first line is the number, then the kinds of unit, then who; last the hour."""

from collections.abc import Sequence
from datetime import datetime

from models import Unit
from services.recap import Recap
from services.workdays import Left
from texts.listing import Listing
from texts.listing import ways as files
from texts.mandate import KINDS, closed
from texts.mandate import left as told_left
from texts.names import fitting
from texts.screen import Address, Button, Screen
from texts.words import escape, moment, percent, weekday

FRESH = 400  # characters of the names of units that are new in it


def card(found: Recap, at: datetime, left: Left) -> Screen:
    named = [line for words in _named(found) for line in ("", escape(words))]
    news = [escape(line) for line in _news(found, at, left)]
    kinds = [*news, "", *_kinds(found)]
    lines = [f"<b>{title(found)}</b>", *kinds, *named, "", f"Data per {moment(at)}"]
    given = files(lambda form: Address("recapas", key=form))
    ways = (
        Button("🔄 Perbarui", Address("recap")),
        Button("📋 Siapa yang belum", Address("board")),
    )
    return Screen("\n".join(lines), (given, ways))


def title(found: Recap) -> str:
    share = f" ({percent(len(found.done), found.mandated)})" if found.mandated else ""
    done = len(found.done)
    return f"{done} dari {found.mandated} perangkat daerah sudah punya inovasi {found.year}{share}"


def picture(found: Recap, at: datetime, left: Left) -> dict[str, object]:
    """As `reports.recap` draws it."""
    return {
        "title": title(found),
        "news": _news(found, at, left),
        "kinds": [
            {"name": name, "count": f"{done} dari {of}", "percent": percent(done, of),
             "share": done / of}
            for name, done, of in _by_kind(found)
        ],
        "missing": _short_names(found.missing),
        "done": _short_names(found.done),
        "as_of": moment(at),
    }  # fmt: skip


def listing(found: Recap, at: datetime, left: Left) -> Listing:
    stated = [(unit, "Belum") for unit in found.missing] + [(unit, "Sudah") for unit in found.done]
    return Listing(
        name=f"Rekap {found.year}",
        title=title(found),
        notes=(*_news(found, at, left), *_kinds(found)),
        heads=("No", "Jenis", "Singkatan", "Perangkat daerah", "Keadaan"),
        widths=("auto", "auto", "auto", "1fr", "auto"),
        rows=tuple(
            (number, KINDS[unit.kind], unit.short_name, unit.name, state)
            for number, (unit, state) in enumerate(stated, start=1)
        ),
        lines=tuple(_named(found)),
        as_of=moment(at),
        filter=(("Tahun", str(found.year)), ("Perangkat daerah", "Semua yang wajib")),
    )


def _news(found: Recap, at: datetime, left: Left) -> list[str]:
    """What has come in since last week, and how long there is still."""
    over = closed(found.closed_at, lambda when: when.astimezone(at.tzinfo))
    names = f": {fitting(_short_names(found.fresh), FRESH)}" if found.fresh else ""
    return [
        f"Baru dalam 7 hari ({len(found.fresh)}){names}",
        *(over or [f"Tenggat {weekday(found.deadline)}: {told_left(left)}"]),
    ]


def _by_kind(found: Recap) -> list[tuple[str, int, int]]:
    counted = [(name, *found.of_kind(kind)) for kind, name in KINDS.items()]
    return [one for one in counted if one[2]]


def _kinds(found: Recap) -> list[str]:
    return [f"{name}: {done} dari {of} ({percent(done, of)})" for name, done, of in _by_kind(found)]


def _named(found: Recap) -> list[str]:
    return [
        f"{label} ({len(units)}): {', '.join(_short_names(units))}"
        for label, units in (("Belum", found.missing), ("Sudah", found.done))
        if units
    ]


def _short_names(units: Sequence[Unit]) -> list[str]:
    return [unit.short_name for unit in units]
