"""The ladder of a mandate, what it has done, and what comes next."""

from models import Mandate
from services.planning.ledger import Filter, Ledger
from services.progress import Stage
from texts import duties
from texts.plan.pieces import Local, short_day, step_line, to_day, until
from texts.plan.units import FILTERS
from texts.screen import Address, Button, Row, Screen
from texts.words import day, escape, weekday

STEPS = 5  # beside the next one; a phone shows no more without turning


def ladder(found: Ledger, local: Local) -> Screen:
    mandate, owing = found.mandate, found.fitting(Filter.OWING)
    concerned = [line for line in found.lines if line.stage is not Stage.NOT_YET]
    lines = [
        f"<b>Pengingat · {duties.name(mandate.kind, mandate.year)}</b>",
        f"{len(owing)} dari {len(concerned)} perangkat daerah masih diingatkan.",
        *([f"Jendela dibuka {weekday(mandate.opens)}."] if mandate.opens else []),
        f"Tenggat {weekday(mandate.deadline)}.",
        *([f"⏸ <b>Semua dijeda{until(p)}</b>: {escape(p.reason)}"] if (p := found.paused) else []),
        "",
        *_counted(found),
        "",
        *_steps_ahead(found, local),
        *_beside(found),
    ]
    return Screen("\n".join(lines), _ladder_ways(found, local))


def _counted(found: Ledger) -> list[str]:
    counts = [line.counts for line in found.lines]
    sent, read = sum(c.sent for c in counts), sum(c.read for c in counts)
    pending, failed = sum(c.pending for c in counts), sum(c.failed for c in counts)
    shown = (Filter.SILENT, Filter.UNREAD, Filter.PROMISED, Filter.PAUSED)
    return [
        f"📨 Terkirim {sent} · dijawab {read} · menunggu {pending} · gagal {failed}",
        *(f"{FILTERS[one]}: {len(found.fitting(one))} unit" for one in shown),
    ]


def _beside(found: Ledger) -> list[str]:
    lines = [
        f"{_named(one.mandate)}: {one.owing} dari {one.total} masih diingatkan, "
        f"tenggat {day(one.mandate.deadline)}."
        for one in found.others
    ]
    return ["", "<b>Berjalan berdampingan</b>", *lines] if lines else []


def _named(mandate: Mandate) -> str:
    return duties.name(mandate.kind, mandate.year).capitalize()


def _steps_ahead(found: Ledger, local: Local) -> list[str]:
    if not found.ahead:
        return ["Tidak ada langkah lagi."]
    (at, first), *later = found.ahead
    lines = [f"<b>Berikutnya: {step_line(first, local(at))}</b>"]
    lines += [step_line(step, local(moment_)) for moment_, step in later[:STEPS]]
    if rest := len(later[STEPS:]):
        moment_, last = later[-1]
        until = f"{last.name} ({day(local(moment_).date())})"
        lines.append(f"dan {rest} langkah lagi, yang terakhir {until}.")
    return lines


def _ladder_ways(found: Ledger, local: Local) -> tuple[Row, ...]:
    of = found.mandate.id or 0
    monday = [Button("🗓 Senin depan", Address("planday", of))]
    if found.ahead:
        at = local(found.ahead[0][0]).date()
        monday.append(Button(f"🔎 {short_day(at)}", to_day(of, at)))
    per_unit = Button("🏢 Per unit", Address("planunits", of))
    now = Button("📣 Ingatkan sekarang", Address("nudge", choice=str(of)))
    rows: list[Row] = [(per_unit, now), tuple(monday)]
    if found.may_change:
        pause = (
            Button("▶️ Lanjutkan semua", Address("unpause"))
            if found.paused
            else Button("⏸ Jeda semua", Address("pause"))
        )
        times = Button("🕘 Jam kirim", Address("hours"))
        rows.append((Button("📡 Uji jangkauan", Address("reach")), times))
        rows.append(
            (
                Button("🏁 Tutup kewajiban", Address("closeyear", of)),
                Button("➕ Kewajiban baru", Address("openyear")),
            )
        )
        move = Button("📆 Ubah tenggat", Address("moveday", of))
        rows.append((move, Button("🪜 Ubah langkah", Address("plansteps", of))))
        rows.append((pause,))
    others = [one.mandate for one in found.others]
    rows += [(Button(f"📆 {_named(m)}", Address("plan", m.id or 0)),) for m in others]
    return tuple(rows)
