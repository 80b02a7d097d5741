"""The mandate: its deadline, and how one's own unit stands towards it."""

from collections.abc import Callable
from datetime import datetime

from models import Mandate
from services.mandates import Missing, UnitState
from services.workdays import Left
from texts.screen import Address, Button, Row, Screen
from texts.settings import rule
from texts.words import day, escape, weekday

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


Local = Callable[[datetime], datetime]
UNCONFIRMED = "<i>Tanggal ini nilai baku, belum dikukuhkan admin.</i>"


def titled(what: str, kind: str | None, year: int) -> str:
    """The name of a file about the units of that kind, or about all."""
    return " ".join(filter(None, (what, KINDS.get(kind or ""), str(year))))


def left(until: Left) -> str:
    """`sisa 3 hari kerja`; the last day itself is not over."""
    if until.is_over:
        return "sudah lewat"
    if until.working:
        return f"sisa {until.working} hari kerja"
    return f"sisa {until.days} hari, semuanya libur" if until.days else "hari ini hari terakhir"


def closed(at: datetime | None, local: Local) -> list[str]:
    """That there is nothing to be done about it any more, and since when; none while it is open."""
    return [f"🔒 Kewajiban ini sudah ditutup, {day(local(at).date())}."] if at else []


def deadline(
    mandate: Mandate,
    until: Left,
    local: Local,
    *,
    state: UnitState | None,
    missing: Missing | None,
    may_move: bool = False,
) -> Screen:
    """The first line is the day; then what is left, and how one's own unit stands."""
    lines = [
        f"⏰ Tenggat inovasi {mandate.year}: <b>{weekday(mandate.deadline)}</b>",
        *(closed(mandate.closed_at, local) or [f"<b>{left(until).capitalize()}</b>."]),
        *([UNCONFIRMED] if mandate.is_default_deadline else []),
    ]
    if missing is not None:
        lines += ["", f"{len(missing.units)} dari {missing.mandated} perangkat daerah belum."]
        lines += rule(missing.counting)
        ways = [Button("📋 Siapa yang belum", Address("board"))]
        if may_move and mandate.closed_at is None:
            ways.append(Button("📆 Ubah tenggat", Address("moveday", mandate.id or 0)))
        return Screen("\n".join(lines), (tuple(ways),))
    if state is None:
        return Screen("\n".join(lines))
    nearby = _next(state, is_open=mandate.closed_at is None)
    return Screen("\n".join([*lines, "", _state(state)]), nearby)


def _state(state: UnitState) -> str:
    name = escape(state.unit.short_name)
    if state.counted:
        enough = state.counted >= state.minimum
        return f"{'✅' if enough else '⚠️'} {name}: {state.counted} inovasi terdaftar."
    if not state.unit.is_mandated:
        return f"{name} belum punya inovasi; baginya tidak wajib, tetapi boleh."
    if state.is_waiting:
        return f"⚠️ Inovasi {name} <b>belum dihitung</b>. {' '.join(rule(state.counting))}"
    return f"⚠️ {name} <b>belum</b> punya inovasi tahun ini."


def _next(state: UnitState, *, is_open: bool) -> tuple[Row, ...]:
    if state.counted or not is_open:
        return ((Button("🗂 Inovasi kami", Address("innovations")),),)
    return ((Button("📝 Mulai daftar", Address("start")),),)
