"""Mandates that are closed, with who met them, and new ones."""

from collections.abc import Callable, Sequence
from datetime import datetime

from models import DutyKind, Mandate
from services.planning.closing import ClosingReport, Fulfilled
from services.reminder_outcomes import MandateClosed, MandateOpened
from texts import duties
from texts.listing import Listing
from texts.listing import ways as files
from texts.names import fitting
from texts.plan.pieces import back
from texts.screen import Address, Button, Row, Screen
from texts.words import day, escape, moment, percent, weekday

Local = Callable[[datetime], datetime]
MOST = 1500  # characters of a list of names


def tell(outcome: MandateClosed | MandateOpened) -> Screen:
    match outcome:
        case MandateClosed(mandate_id, year, fulfilled, mandated, told, kind):
            return Screen(
                f"🏁 Kewajiban {duties.name(kind, year)} ditutup: {fulfilled} dari "
                f"{mandated} perangkat daerah memenuhinya.\n{told} orang menerima laporannya.",
                ((Button("📑 Laporan penutupan", Address("closing", mandate_id)),),),
            )
        case MandateOpened(mandate_id, year, deadline, kind):
            return Screen(
                f"📆 Kewajiban {duties.name(kind, year)} dibuka, tenggat "
                f"<b>{weekday(deadline)}</b>.\n"
                "Langkah pengingat yang biasa berlaku; ubah bila perlu.",
                ((Button("⏰ Rencana pengingat", Address("plan", mandate_id)),),),
            )


def none_open(closed: Sequence[Mandate], *, may_open: bool) -> Screen:
    rows: list[Row] = [
        (
            Button(
                f"📑 Laporan penutupan {duties.name(m.kind, m.year)}", Address("closing", m.id or 0)
            ),
        )
        for m in closed
    ]
    rows += [(Button("➕ Kewajiban baru", Address("openyear")),)] if may_open else []
    return Screen("Tidak ada kewajiban inovasi yang sedang dibuka.", tuple(rows))


def report(found: ClosingReport, local: Local) -> Screen:
    """The number first, to be forwarded as it is."""
    mandate = found.mandate
    missing = fitting([unit.short_name for unit in found.missing], MOST) if found.missing else ""
    is_other = mandate.kind != DutyKind.INNOVATION
    late = sum(_is_late(one, found, local) for one in found.fulfilled)
    lines = [
        f"<b>{title(found)}</b>",
        "",
        *([f"<b>Belum</b> ({len(found.missing)}): {escape(missing)}", ""] if missing else []),
        *([] if is_other else [f"Sesudah tenggat: {late} perangkat daerah."]),
        f"Tenggat {weekday(mandate.deadline)}, ditutup {_closed(mandate, local)}.",
        *([f"Alasan: “{escape(found.reason)}”"] if found.reason else []),
    ]
    of = mandate.id or 0
    given = files(lambda form: Address("closingas", of, key=form))
    return Screen("\n".join(lines), (*given, back(0)))


def title(found: ClosingReport) -> str:
    done, of = len(found.fulfilled), found.mandated
    share = f" ({percent(done, of)})" if of else ""
    return (
        f"{done} dari {of} perangkat daerah memenuhi kewajiban "
        f"{duties.name(found.mandate.kind, found.mandate.year)}{share}"
    )


def listing(found: ClosingReport, local: Local, at: datetime) -> Listing:
    year, mandate = found.mandate.year, found.mandate
    stated = [(one.unit, *_told(one, found, local)) for one in found.fulfilled]
    stated += [(unit, "Belum", "", "") for unit in found.missing]
    return Listing(
        name=f"Penutupan {year}",
        title=title(found),
        notes=(
            f"Tenggat {weekday(mandate.deadline)}, ditutup {_closed(mandate, local)}.",
            *([f"Alasan: {found.reason}"] if found.reason else []),
        ),
        heads=("No", "Perangkat daerah", "Keadaan", "Dikirim", "Inovasi pertama"),
        widths=("auto", "1fr", "auto", "auto", "1fr"),
        rows=tuple(
            (number, unit.name, state, sent, name)
            for number, (unit, state, sent, name) in enumerate(stated, start=1)
        ),
        lines=tuple(
            f"{unit.short_name}: {state.lower()}{f', {sent}' if sent else ''}"
            for unit, state, sent, _ in stated
        ),
        as_of=moment(at),
        filter=(("Tahun", str(year)), ("Perangkat daerah", "Semua yang wajib")),
    )


def _told(one: Fulfilled, found: ClosingReport, local: Local) -> tuple[str, str, str]:
    """State, day, innovation."""
    if one.first is None:
        return "Terpenuhi", "", ""
    state = "Terlambat" if _is_late(one, found, local) else "Terpenuhi"
    sent = day(local(one.first.registered_at).date())
    return state, sent, f"{one.first.name} ({one.first.number})"


def _is_late(one: Fulfilled, found: ClosingReport, local: Local) -> bool:
    if one.first is None or found.mandate.kind != DutyKind.INNOVATION:
        return False
    return local(one.first.registered_at).date() > found.mandate.deadline


def _closed(mandate: Mandate, local: Local) -> str:
    return moment(local(mandate.closed_at)) if mandate.closed_at else ""
