"""Steps and pauses: shown with what comes of it, then done."""

from datetime import datetime, time

from models import Mandate, ReminderPause, ReminderStep, Role
from services.planning.ledger import Ledger
from services.planning.rungs import ROLES, Rung, StepChange
from services.reminder_outcomes import StepWanted
from texts import duties
from texts.plan.pieces import Local, back, recipients, short_day, until
from texts.screen import Address, Button, Screen, rows_of
from texts.words import escape, hour, moment, short_weekday, weekday

CODES = {Role.OFFICER: "o", Role.HEAD: "h", Role.VERIFIER: "v", Role.LEADER: "l"}


def steps(found: Ledger, local: Local) -> Screen:
    of = found.mandate.id or 0
    ahead = [Button(step.name, Address("planstep", step.id or 0)) for _, step in found.ahead]
    past = ", ".join(step.name for _, step in found.past)
    lines = [
        f"<b>Langkah pengingat · {duties.name(found.mandate.kind, found.mandate.year)}</b>",
        f"Tenggat {weekday(found.mandate.deadline)}. Pilih langkah yang diubah.",
        *([f"Sudah lewat: {past}."] if past else []),
        "",
        *(_step_line(step, local(at)) for at, step in found.ahead),
    ]
    new = (Button("➕ Langkah baru", Address("stepnew", of)),)
    return Screen("\n".join(lines), (*rows_of(ahead, 4), new, back(of)))


def _step_line(step: ReminderStep, at: datetime) -> str:
    return f"{step.name} · {short_weekday(at)} {hour(at)}"


def step(found: ReminderStep, mandate: Mandate, at: datetime) -> Screen:
    """One tap on a role shows what comes of it, before it is so."""
    lines = [
        f"<b>{found.name} · {moment(at)}</b>",
        f"Penerima: {recipients(found.recipients)}.",
        "",
        "Centang atau hapus penerima, atau ubah jam dan harinya.",
        "Sebelum berlaku, akibatnya diperlihatkan.",
    ]
    toggles = [
        Button(f"{'☑️' if role in found.recipients else '⬜'} {recipients([role])}", to)
        for role in ROLES
        if (to := _toggled(found, mandate, role)) is not None
    ]
    return Screen(
        "\n".join(lines),
        (
            *rows_of(toggles, 2),
            (
                Button("🕘 Ubah jam dan hari", Address("stepedit", found.id or 0)),
                Button("🗑 Hapus langkah", Address("stepdrop", found.id or 0)),
            ),
            (Button("⬅️ Langkah", Address("plansteps", mandate.id or 0)),),
        ),
    )


def _toggled(found: ReminderStep, mandate: Mandate, role: Role) -> Address | None:
    """None for the last one: a step without recipients is removed, not emptied."""
    roles = tuple(r for r in ROLES if (r in found.recipients) != (r is role))
    if not roles:
        return None
    return address(
        "steptry", StepWanted(mandate.id or 0, found.id or 0, found.days_before, found.hour, roles)
    )


def address(verb: str, wanted: StepWanted) -> Address:
    """The whole step stands in the button: `-7` and `oh.0830`."""
    roles = "".join(CODES[role] for role in wanted.recipients)
    key, choice = str(wanted.days_before), f"{roles}.{wanted.hour:%H%M}"
    return Address(verb, wanted.step_id, wanted.mandate_id, key, choice)


def wanted(at: Address) -> StepWanted:
    """ValueError if it is none of ours."""
    roles, _, clock_ = at.choice.partition(".")
    return StepWanted(
        at.revision,
        at.row,
        int(at.key),
        time(int(clock_[:2]), int(clock_[2:])),
        tuple(role for role in ROLES if CODES[role] in roles),
    )


def step_wanted(found: StepWanted) -> Screen:
    name = ReminderStep(mandate_id=0, days_before=found.days_before, recipients=[]).name
    return Screen(
        f"🪜 {name}, {found.hour:%H.%M} WIB, {recipients(found.recipients)}.\n"
        "<b>Belum berlaku.</b> Lihat dulu pesan mana yang pindah.",
        ((Button("🔎 Lihat akibatnya", address("steptry", found)),), back(found.mandate_id)),
    )


def step_change(found: StepChange) -> Screen:
    """What the plan becomes, to be confirmed."""
    lines = [
        "<b>Langkah berubah?</b>",
        "",
        f"Sebelum: {_rung_line(found.before)}",
        f"Sesudah: {_rung_line(found.after)}",
        "",
        f"Pesan yang pindah waktu: {found.moved}",
        f"Pesan baru: {found.added} · pesan yang hilang: {found.dropped}",
    ]
    if found.joins:
        lines.append(
            f"Jatuh bersamaan dengan {', '.join(found.joins)}: tiap orang menerima satu pesan saja."
        )
    yes = (
        address("stepgo", found.wanted)
        if found.wanted
        else Address("stepgone", found.step_id, found.mandate.id or 0)
    )
    no = Address("plansteps", found.mandate.id or 0)
    return Screen("\n".join(lines), ((Button("✅ Terapkan", yes), Button("✖️ Batal", no)),))


def step_changed(found: StepChange) -> Screen:
    text = f"✅ Langkah berlaku: {_rung_line(found.after)}"
    if found.after is None:
        text = f"🗑 Langkah dihapus: {_rung_line(found.before)}"
    of = found.mandate.id or 0
    return Screen(text, ((Button("🪜 Langkah", Address("plansteps", of)), *back(of)),))


def _rung_line(rung: Rung | None) -> str:
    if rung is None:
        return "–"
    to = recipients(rung.recipients)
    return (
        f"{rung.name} · {short_day(rung.at.date())} {hour(rung.at)} · {to} · {rung.messages} pesan"
    )


def paused(unit_id: int, unit_name: str, pause: ReminderPause) -> Screen:
    of = f"Pengingat {escape(unit_name)}" if unit_id else "Semua pengingat"
    return Screen(
        f"⏸ {of} dijeda{until(pause)}: “{escape(pause.reason)}”.\n"
        "Pesan yang sudah menunggu pun tidak dikirim.",
        ((Button("▶️ Lanjutkan", Address("unpause", unit_id)), *back(0)),),
    )
