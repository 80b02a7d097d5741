"""The mandate: its deadline, and how one's own unit stands towards it."""

from models import Mandate
from services.mandates import Missing, UnitState
from texts.screen import Address, Button, Row, Screen
from texts.settings import rule
from texts.words import escape, weekday

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


UNCONFIRMED = "<i>Tanggal ini nilai baku, belum dikukuhkan admin.</i>"


def deadline(
    mandate: Mandate,
    working_days: int,
    *,
    state: UnitState | None,
    missing: Missing | None,
    may_move: bool = False,
) -> Screen:
    """The first line is the day; then what is left, and how one's own unit stands."""
    lines = [
        f"⏰ Tenggat inovasi {mandate.year}: <b>{weekday(mandate.deadline)}</b>",
        f"Sisa <b>{working_days} hari kerja</b>." if working_days else "Tenggat sudah lewat.",
        *([UNCONFIRMED] if mandate.is_default_deadline else []),
    ]
    if missing is not None:
        lines += ["", f"{len(missing.units)} dari {missing.mandated} perangkat daerah belum."]
        lines += rule(missing.counting)
        ways = [Button("📋 Siapa yang belum", Address("board"))]
        ways += [Button("📆 Ubah tenggat", Address("moveday", mandate.id or 0))] if may_move else []
        return Screen("\n".join(lines), (tuple(ways),))
    if state is None:
        return Screen("\n".join(lines))
    return Screen("\n".join([*lines, "", _state(state)]), _next(state))


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


def _next(state: UnitState) -> tuple[Row, ...]:
    if state.counted:
        return ((Button("🗂 Inovasi kami", Address("innovations")),),)
    return ((Button("📝 Mulai daftar", Address("start")),),)
