"""The board: the first line is the number, then who, kind by kind; last the hour of the data."""

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import blake2s
from itertools import groupby

from services.boards import Board, Row
from texts.listing import Listing
from texts.listing import ways as files
from texts.mandate import KINDS, closed
from texts.screen import Address, Button, Screen, rows_of
from texts.screen import Row as Buttons
from texts.settings import rule
from texts.words import MONTHS, escape, moment, percent

Local = Callable[[datetime], datetime]
DONE = "sudah"
PINNED = "Disematkan; diperbarui sendiri bila ada perubahan."
TAKEN_DOWN = "Dilepas; tidak diperbarui lagi."
MAY_NOT_PIN = "Bot tidak berhak menyematkan di sini; papan tetap diperbarui selama tidak dihapus."
NOTHING_YET = "belum mulai"


def card(found: Board, view: str, at: datetime, local: Local, *, is_pinned: bool) -> Screen:
    """`view` is *sudah* for those that have, and empty for those that have not."""
    return Screen(
        f"{body(found, view, local)}\n\nData per {moment(at)}", _ways(found, view, is_pinned)
    )


def body(found: Board, view: str, local: Local) -> str:
    """Without the hour: the same as long as nothing has changed."""
    head = f"<b>{title(found, view)}</b>"
    rows = found.done if view == DONE else found.missing
    over = closed(found.closed_at, local)
    if not rows:
        return "\n".join([head, escape(share(found)), *over, *rule(found.counting)])
    lines = [head, share(found), *over, *rule(found.counting)]
    for kind, members in groupby(_by_kind(rows), lambda row: row.unit.kind):
        listed = [f"• {escape(line(row, local))}" for row in members]
        lines += ["", f"<b>{KINDS[kind]}</b> ({len(listed)} dari {_of(found, kind)})", *listed]
    return "\n".join(lines)


def fingerprint(found: Board, local: Local) -> str:
    """Changes with what a pinned board says, and not with the hour."""
    return blake2s(body(found, "", local).encode(), digest_size=8).hexdigest()


def title(found: Board, view: str) -> str:
    of, what = len(found.rows), KINDS.get(found.kind, "perangkat daerah").lower()
    if view == DONE:
        return f"{len(found.done)} dari {of} {what} sudah punya inovasi {found.year}"
    if not found.missing:
        return f"Semua {of} {what} sudah punya inovasi {found.year}."
    return f"{len(found.missing)} dari {of} {what} belum punya inovasi {found.year}"


def share(found: Board) -> str:
    """Which part has met the duty, and what has changed within a week."""
    done, of = len(found.done), len(found.rows)
    said = f"Sudah: {done} dari {of} ({percent(done, of)})" if of else "Tidak ada yang wajib."
    if found.kind or len(found.weeks) < 2:
        return said
    more = found.weeks[-1].done - found.weeks[-2].done
    return f"{said}, {f'{more:+}'.replace('-', '−') if more else 'tetap'} dalam 7 hari"


def line(row: Row, local: Local) -> str:
    """`Dinkes · draf 45% · 28 Nov`."""
    draft = [f"draf {row.percent}%"] if row.percent is not None and not row.is_done else []
    last = [_day(local(row.at))] if row.at else [] if row.is_done else [NOTHING_YET]
    return " · ".join([row.unit.short_name, *draft, *last])


def listing(found: Board, view: str, at: datetime, local: Local) -> Listing:
    """All units, those first that the screen shows."""
    first, second = (found.done, found.missing) if view == DONE else (found.missing, found.done)
    ordered = [*_by_kind(first), *_by_kind(second)]
    return Listing(
        name=f"Papan {found.year}",
        title=title(found, view),
        notes=(share(found),),
        heads=("No", "Jenis", "Singkatan", "Perangkat daerah", "Keadaan", "Draf (%)", "Terakhir"),
        widths=("auto", "auto", "auto", "1fr", "auto", "auto", "auto"),
        rows=tuple(
            (
                number,
                KINDS[row.unit.kind],
                row.unit.short_name,
                row.unit.name,
                "Sudah" if row.is_done else "Belum",
                "" if row.percent is None or row.is_done else row.percent,
                local(row.at).date() if row.at else "",
            )
            for number, row in enumerate(ordered, start=1)
        ),
        lines=tuple(line(row, local) for row in _by_kind(first)),
        as_of=moment(at),
        filter=(
            ("Tahun", str(found.year)),
            ("Jenis perangkat daerah", KINDS.get(found.kind, "Semua")),
        ),
    )


def picture(found: Board, at: datetime, local: Local) -> dict[str, object]:
    """As `reports.boards` draws it: the trend, and the kinds of unit."""
    of = max(1, len(found.rows))
    return {
        "title": f"{len(found.done)} dari {len(found.rows)} perangkat daerah sudah punya inovasi "
        f"{found.year} ({percent(len(found.done), of)})",
        "weeks": [
            {"day": _day(local(week.at)), "done": week.done, "share": min(1, week.done / of)}
            for week in found.weeks
        ],
        "of": len(found.rows),
        "kinds": [
            {
                "name": name,
                "count": f"{len(one.done)} dari {len(one.rows)}",
                "percent": percent(len(one.done), len(one.rows)),
                "share": len(one.done) / len(one.rows),
            }
            for kind, name in KINDS.items()
            if (one := found.only(kind)).rows
        ],
        "as_of": moment(at),
    }


def kinds(found: Board, view: str) -> Screen:
    """Which kind of unit shall be shown alone."""
    buttons = [
        Button(f"{name} ({len(one.missing)} belum)" if kind else name, _to(view, kind))
        for kind, name in ({"": "Semua"} | KINDS).items()
        if (one := found.only(kind)).rows
    ]
    return Screen("Jenis perangkat daerah yang mana?", tuple(rows_of(buttons, 2)))


def _ways(found: Board, view: str, is_pinned: bool) -> tuple[Buttons, ...]:
    other = (
        Button("📋 Yang belum", _to("", found.kind))
        if view == DONE
        else Button("✅ Yang sudah", _to(DONE, found.kind))
    )
    kind = KINDS.get(found.kind, "Semua jenis")
    pin = ("📌 Lepas", "unpin") if is_pinned else ("📌 Sematkan", "pin")
    rows: list[Buttons] = [
        (Button("🔄 Perbarui", _to(view, found.kind)), other),
        (
            Button(f"{kind} ▾", _to(view, found.kind, "boardkind")),
            Button("📈 Tren", Address("boardtrend")),
        ),
    ]
    if not found.kind:
        rows.append((Button(pin[0], Address(pin[1], key=view)),))
    rows += files(lambda form: _to(view, found.kind, "sheet", form))
    if found.missing and found.closed_at is None:
        rows.append((Button("🔔 Ingatkan sekarang", Address("nudge")),))
    return tuple(rows)


def _to(view: str, kind: str, verb: str = "board", form: str = "") -> Address:
    return Address(verb, key=view, choice=f"{kind}.{form}" if form else kind)


def _by_kind(rows: Sequence[Row]) -> list[Row]:
    order = list(KINDS)
    return sorted(rows, key=lambda row: order.index(row.unit.kind))


def _of(found: Board, kind: str) -> int:
    return sum(1 for row in found.rows if row.unit.kind == kind)


def _day(value: datetime) -> str:
    return f"{value.day} {MONTHS[value.month - 1][:3]}"
