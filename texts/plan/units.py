"""How the units stand with their reminders."""

from models import Delivery, DeliveryState, Mandate, Person, Role
from services.planning.ledger import Filter, Ledger, UnitCard, UnitLine
from services.progress import Stage
from texts import duties
from texts.plan.pieces import Local, back, recipients, rung, step_line, until
from texts.screen import Address, Button, Row, Screen, rows_of, short, turning
from texts.words import day, escape, weekday

PAGE = 8  # units on one screen
FILTERS = {
    Filter.OWING: "Masih diingatkan",
    Filter.SILENT: "📵 Tak terjangkau",
    Filter.UNREAD: "Belum menjawab",
    Filter.PROMISED: "📅 Berjanji",
    Filter.PAUSED: "⏸ Dijeda",
    Filter.DONE: "✅ Tidak diingatkan",
}
STAGES = {
    Stage.NOTHING: "belum mulai",
    Stage.DRAFT: "masih draf",
    Stage.RETURNED: "dikembalikan",
    Stage.WAITING: "menunggu verifikasi",
    Stage.OWING: "belum lengkap",
    Stage.NOT_YET: "belum punya inovasi untuk itu",
    Stage.DONE: "sudah memenuhi",
}
STATES = {
    DeliveryState.PLANNED: "⏳ menunggu",
    DeliveryState.HELD: "📵 ditahan",
    DeliveryState.SENDING: "⏳ sedang dikirim",
    DeliveryState.SENT: "📨 terkirim",
    DeliveryState.FAILED: "❌ gagal",
    DeliveryState.SUPERSEDED: "↪️ digantikan",
    DeliveryState.CANCELLED: "🚫 dibatalkan",
    DeliveryState.EXPIRED: "⌛ kedaluwarsa",
}


def units(found: Ledger, wanted: Filter, page: int) -> Screen:
    lines = found.fitting(wanted)
    last = max(0, (len(lines) - 1) // PAGE)
    page = min(page, last)
    shown = lines[page * PAGE : (page + 1) * PAGE]
    text = [
        f"<b>{FILTERS[wanted]}: {len(lines)} unit</b> · {_duty(found.mandate)}",
        "",
        *([_unit_line(line) for line in shown] or ["Tidak ada."]),
    ]
    of = found.mandate.id or 0
    opening = [
        Button(short(line.unit.short_name, 24), Address("planunit", line.unit.id or 0, of))
        for line in shown
    ]
    others = [
        Button(f"{FILTERS[one]} ({len(found.fitting(one))})", Address("planunits", of, 0, one))
        for one in Filter
        if one is not wanted
    ]
    turn = turning(page, last, lambda n: Address("planunits", of, n, wanted))
    return Screen("\n".join(text), (*rows_of(opening, 2), *turn, *rows_of(others, 2), back(of)))


def _duty(mandate: Mandate) -> str:
    return duties.name(mandate.kind, mandate.year)


def _unit_line(line: UnitLine) -> str:
    counts, marks = line.counts, []
    if line.is_owing and not line.reachable:
        marks.append(
            "📵 tidak ada yang dapat dihubungi" if line.seats else "📵 belum punya operator"
        )
    if line.paused is not None:
        marks.append("⏸ dijeda")
    if line.promised:
        marks.append(f"📅 {day(line.promised)}")
    told = f"terkirim {counts.sent}, dijawab {counts.read}"
    if counts.pending:
        told += f", menunggu {counts.pending}"
    if counts.failed:
        told += f", gagal {counts.failed}"
    return (
        f"<b>{escape(line.unit.short_name)}</b> · {' · '.join([STAGES[line.stage], told, *marks])}"
    )


def unit(found: UnitCard, local: Local) -> Screen:
    line, of = found.line, found.mandate.id or 0
    lines = [
        *_state(found),
        "",
        "<b>Petugas</b>",
        *(
            [_seat(seat.person, seat.role, found.tests, local) for seat in line.seats]
            or ["📵 belum ada"]
        ),
        "",
        "<b>Sudah</b>",
        *([_message(row, name, local) for row, name in found.messages] or ["Belum ada pengingat."]),
    ]
    if found.ahead:
        ahead = [step_line(step, local(at)) for at, step in found.ahead[:5]]
        lines += ["", "<b>Akan datang</b>", *ahead]
    rows: list[Row] = []
    if found.may_change:
        unit_id = line.unit.id or 0
        rows.append(
            (Button("⏸ Jeda unit ini", Address("pause", unit_id, of)),)
            if line.paused is None
            else (Button("▶️ Lanjutkan", Address("unpause", unit_id, of)),)
        )
        times = Button("🕘 Jam unit ini", Address("hournew", unit_id))
        rows.append((Button("📡 Uji jangkauan", Address("reach", unit_id)), times))
    return Screen("\n".join(lines), (*rows, (Button("⬅️ Per unit", Address("planunits", of)),)))


def _state(found: UnitCard) -> list[str]:
    line = found.line
    return [
        f"<b>{escape(line.unit.name)}</b>",
        f"{_duty(found.mandate).capitalize()}: {STAGES[line.stage]}.",
        *([f"⏸ Dijeda{until(p)}: {escape(p.reason)}"] if (p := line.paused) else []),
        *([f"⏸ Semua dijeda{until(p)}: {escape(p.reason)}"] if (p := found.all_paused) else []),
        *([f"📅 Berjanji untuk {weekday(line.promised)}."] if line.promised else []),
    ]


def _seat(person: Person, role: Role, tests: dict[int, Delivery], local: Local) -> str:
    named = f"{escape(person.name)} ({recipients([role])})"
    if person.unreachable_since is None:
        return f"• {named}{_tested(tests.get(person.id or 0), local)}"
    return f"📵 {named}: tidak terjangkau sejak {day(local(person.unreachable_since).date())}"


def _tested(row: Delivery | None, local: Local) -> str:
    if row is None or row.sent_at is None:
        return ""
    heard = "diketuk" if row.acknowledged_at else "belum diketuk"
    return f" · 📡 uji {day(local(row.sent_at).date())}: {heard}"


def _message(row: Delivery, name: str, local: Local) -> str:
    at = local(row.sent_at or row.due_at)
    read = " · dijawab" if row.acknowledged_at else ""
    why = f" ({escape(row.reason)})" if row.reason else ""
    state = STATES[DeliveryState(row.state)]
    return f"{rung(row.step)} · {day(at.date())} · {escape(name)} · {state}{why}{read}"
