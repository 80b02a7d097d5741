"""The hours of sending and the days off: listed, and what moves when they change."""

from datetime import datetime

from forms.times import WEEK
from models import AllowedHours, CalendarDay
from services.planning.edits import Edit, Row
from services.planning.shifts import Moved
from services.planning.times import OF_HOURS, Times
from services.reminder_outcomes import TimesWanted
from texts.plan.pieces import back, short_day
from texts.screen import Address, Button, Screen, short, turning
from texts.screen import Row as Buttons
from texts.words import day, escape, hour, weekday

PAGE = 6  # rows on one screen
SHOWN = 10  # moves that are named
TO_TIMES = (Button("⬅️ Jam kirim", Address("hours")),)


def times(found: Times, page: int) -> Screen:
    rows: list[Row] = [*found.hours, *found.days]
    last = max(0, (len(rows) - 1) // PAGE)
    page = min(page, last)
    shown = rows[page * PAGE : (page + 1) * PAGE]
    lines = [
        "<b>Jam kirim dan hari kerja</b>",
        (
            "Pesan yang tidak diminta hanya keluar pada jam ini. Jam sebuah unit mendahului jam "
            "semua unit; jam yang berjangka mendahului yang tetap."
        ),
        "",
        *(f"• {_line(row, _unit(row, found))}" for row in shown),
    ]
    new = (
        Button("➕ Jam kirim", Address("hournew")),
        Button("➕ Hari libur/masuk", Address("daynew")),
    )
    turn = turning(page, last, lambda n: Address("hours", 0, n))
    return Screen("\n".join(lines), (*map(_ways, shown), *turn, new, back(0)))


def _unit(row: Row, found: Times) -> str:
    return found.units[row.unit_id] if isinstance(row, AllowedHours) and row.unit_id else ""


def _ways(row: Row) -> Buttons:
    if isinstance(row, CalendarDay):
        label = f"🗑 {'Masuk' if row.is_worked else 'Libur'} {short_day(row.day)}"
        return (Button(label, _to("shiftdrop", row)),)
    named = short(f"✏️ {_days(row)} {row.opens:%H.%M} WIB", 30)
    return (Button(named, _to("houredit", row)), Button("🗑 Akhiri", _to("shiftdrop", row)))


def _to(verb: str, row: Row) -> Address:
    """The usual hours have negative ids, which stand in the place of the revision."""
    row_id, key = row.id or 0, OF_HOURS if isinstance(row, AllowedHours) else "day"
    return Address(verb, max(row_id, 0), max(-row_id, 0), key)


def row_id(at: Address) -> int:
    return at.row or -at.revision


def wanted(found: TimesWanted) -> Screen:
    return Screen(
        "🕘 <b>Belum berlaku.</b> Lihat dulu pesan mana yang pindah.",
        ((Button("🔎 Lihat akibatnya", Address("shift", found.draft_id)),), TO_TIMES),
    )


def preview(found: Edit) -> Screen:
    """What the plan becomes, to be confirmed."""
    if found.is_so:
        return changed(found)
    lines = [
        "<b>Jam kirim berubah?</b>",
        "",
        f"Sebelum: {_line(found.old, found.unit)}",
        f"Sesudah: {_line(found.new, found.unit)}",
        "",
        *_moves(found.moved),
    ]
    row = found.old
    yes = Address("shiftgo", found.draft_id)
    if found.new is None and row is not None:
        yes = _to("shiftgone", row)
    return Screen(
        "\n".join(lines),
        ((Button("✅ Terapkan", yes), Button("✖️ Batal", Address("hours"))),),
    )


def changed(found: Edit) -> Screen:
    text = f"✅ Berlaku: {_line(found.new, found.unit)}"
    if found.new is None:
        text = f"🗑 Berakhir: {_line(found.old, found.unit)}"
    return Screen(text, (TO_TIMES, back(0)))


def _moves(moved: tuple[Moved, ...]) -> list[str]:
    if not moved:
        return ["Tidak ada pesan yang pindah waktu."]
    more = len(moved) - SHOWN
    return [
        f"<b>Pesan yang pindah waktu: {sum(one.messages for one in moved)}</b>",
        *(f"{one.messages} pesan: {_at(one.before)} → {_at(one.after)}" for one in moved[:SHOWN]),
        *([f"dan {more} waktu lain."] if more > 0 else []),
    ]


def _at(value: datetime) -> str:
    return f"{short_day(value.date())} {hour(value)}"


def _line(row: Row | None, unit: str) -> str:
    if row is None:
        return "–"
    if isinstance(row, CalendarDay):
        return f"{'Masuk' if row.is_worked else 'Libur'} {weekday(row.day)}: {escape(row.reason)}"
    whose = escape(unit) if unit else "Semua unit"
    usual = " (bawaan)" if (row.id or 0) < 0 else ""
    return f"{whose} · {_days(row)} {_span(row)}{_period(row)}{usual}"


def _span(row: AllowedHours) -> str:
    return f"{row.opens:%H.%M}–{row.closes:%H.%M} WIB"


def _days(row: AllowedHours) -> str:
    days = [int(digit) for digit in row.weekdays]
    if len(days) == len(WEEK):
        return "Setiap hari"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{WEEK[days[0]]}-{WEEK[days[-1]]}"
    return ", ".join(WEEK[day] for day in days) or "tanpa hari"


def _period(row: AllowedHours) -> str:
    since = f", mulai {day(row.valid_from)}" if row.valid_from else ""
    return since + (f", sampai {day(row.valid_to)}" if row.valid_to else "")
