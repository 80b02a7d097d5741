"""The recap: the first line is the number, then the kinds of unit, then who; last the hour."""

from collections.abc import Sequence
from datetime import datetime

from models import Unit
from services.recap import Recap
from services.workdays import Left
from texts.listing import Listing
from texts.listing import ways as files
from texts.mandate import KINDS, closed, titled
from texts.mandate import left as told_left
from texts.names import fitting
from texts.screen import Address, Button, Row, Screen, rows_of
from texts.words import escape, moment, percent, weekday

YEAR, KIND = "year", "kind"  # chips
FRESH = 400  # characters of the names of units that are new in it


def card(found: Recap, at: datetime, left: Left) -> Screen:
    named = [line for words in _named(found) for line in ("", escape(words))]
    news = [escape(line) for line in _news(found, at, left)]
    kinds = [*news, "", *_kinds(found)]
    lines = [f"<b>{title(found)}</b>", *kinds, *named, "", f"Data per {moment(at)}"]
    given = files(lambda form: Address("recapas", found.year, 0, form, found.kind))
    ways = (
        Button("🔄 Perbarui", _to(found.year, found.kind)),
        Button("📋 Siapa yang belum", Address("board")),
    )
    return Screen("\n".join(lines), (_chips(found), *given, ways))


def _to(year: int, kind: str, chip: str = "") -> Address:
    """The recap itself, or what one of its chips can be changed to."""
    return Address("recap", year, 0, chip, kind)


def _chips(found: Recap) -> Row:
    kind = KINDS.get(found.kind, "Semua jenis")
    return (
        Button(f"📅 {found.year} ▾", _to(found.year, found.kind, YEAR)),
        Button(f"{kind} ▾", _to(found.year, found.kind, KIND)),
    )


def options(found: Recap, chip: str) -> Screen:
    """With the way back."""
    years = [(str(year), _to(year, found.kind)) for year in found.years]
    kinds = [("Semua jenis", _to(found.year, ""))]
    kinds += [(name, _to(found.year, kind)) for kind, name in KINDS.items()]
    buttons = [Button(*one) for one in (years if chip == YEAR else kinds)]
    back = (Button("⬅️ Kembali", _to(found.year, found.kind)),)
    asks = "Tahun yang mana?" if chip == YEAR else "Jenis perangkat daerah yang mana?"
    return Screen(asks, (*rows_of(buttons, 2), back))


def title(found: Recap) -> str:
    share = f" ({percent(len(found.done), found.mandated)})" if found.mandated else ""
    done, what = len(found.done), KINDS.get(found.kind, "perangkat daerah").lower()
    return f"{done} dari {found.mandated} {what} sudah punya inovasi {found.year}{share}"


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
        name=titled("Rekap", found.kind, found.year),
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
        filter=(
            ("Tahun", str(found.year)),
            ("Perangkat daerah", KINDS.get(found.kind, "Semua yang wajib")),
        ),
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
