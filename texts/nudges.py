"""Reminding units now: what would happen, and what became of it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from services.nudges import Nudge, NudgeReport
from texts import reminders
from texts.screen import Address, Button, Screen
from texts.words import MONTHS, escape, moment

MOST_NAMES = 25
LIVE = "<i>Laporan ini memperbarui dirinya sampai semua selesai.</i>"
Local = Callable[[datetime], datetime]
BACK = Button("📋 Siapa yang belum", Address("board"))


def preview(found: Nudge, local: Local, view_id: int, now: datetime, *, insists: bool) -> Screen:
    """`view_id` is the question that named the units; 0 where all are meant. The button knows when
    it was shown, so that it sends once."""
    parts = [
        f"<b>Ingatkan yang belum · inovasi {found.year}</b>",
        _names("Diingatkan", found.units),
        _names("📣 Hanya lewat grup", found.groups),
        _names("📵 Tidak dapat dihubungi", found.silent),
        _names("Sudah diingatkan dalam 24 jam (dilewati)", found.lately),
        _names("Dijeda atau sudah berjanji (dilewati)", found.paused),
        _names("Tidak perlu: sudah mengirim", found.done),
    ]
    again = Button("🔁 Juga yang baru diingatkan", Address("nudge", view_id, 1))
    also = ((again,),) if found.lately else ()
    if found.example is None:
        parts.append("Tidak ada yang perlu atau dapat diingatkan sekarang.")
        return Screen("\n\n".join(filter(None, parts)), (*also, (BACK,)))
    parts.append(f"Terkirim mulai {moment(local(found.goes))}. Contoh isinya:")
    said = reminders.reminder([found.example])
    said = said if found.people else reminders.to_group(found.example)
    parts.append(f"<blockquote>{said.text}</blockquote>")
    go = Button(
        f"✅ Kirim ke {_whom(found)}{_when(local(found.goes), local(now))}",
        Address("nudgego", view_id, int(insists), f"{now:%Y%m%d%H%M%S}"),
    )
    return Screen("\n\n".join(filter(None, parts)), ((go,), *also, (BACK,)))


def _whom(found: Nudge) -> str:
    counted = ((found.people, "orang"), (len(found.groups), "grup"))
    return " dan ".join(f"{count} {what}" for count, what in counted if count)


def _when(goes: datetime, now: datetime) -> str:
    """Nothing where it may go at once."""
    if goes <= now:
        return ""
    days = (goes.date() - now.date()).days
    named = {0: "hari ini", 1: "besok"}.get(days) or f"{goes.day} {MONTHS[goes.month - 1]}"
    return f", {named} {goes:%H.%M}"


def report(found: NudgeReport, step: str, at: datetime) -> Screen:
    lines = [
        "<b>Pengingat sedang dikirim</b>" if found.waiting else "<b>Pengingat dikirim</b>",
        "",
        f"✅ Sampai: {found.sent}",
        f"⏳ Menunggu: {found.waiting}",
        f"❌ Gagal: {found.failed}",
        *([f"📵 Ditahan, belum terjangkau: {found.held}"] if found.held else []),
        *([f"Tidak perlu lagi, atau digabung: {found.other}"] if found.other else []),
        "",
        *([LIVE] if found.waiting else []),
        f"Data per {moment(at)}",
    ]
    again = Button("🔄 Perbarui", Address("nudged", key=step))
    board = Button("📋 Siapa yang belum", Address("nudgewho"))
    return Screen("\n".join(lines), ((again, board),))


def _names(title: str, names: Sequence[str]) -> str:
    if not names:
        return ""
    more = f", dan {len(names) - MOST_NAMES} lainnya" if len(names) > MOST_NAMES else ""
    return f"<b>{title}</b> ({len(names)}): {escape(', '.join(names[:MOST_NAMES]))}{more}"
