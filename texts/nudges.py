"""Reminding units now: what would happen, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from services.nudges import Nudge, NudgeReport
from texts import duties, reminders
from texts.names import listed
from texts.screen import Address, Button, Screen
from texts.words import MONTHS, hour, moment

MOST_NAMES = 25
LIVE = "<i>Laporan ini memperbarui dirinya sampai semua selesai.</i>"
Local = Callable[[datetime], datetime]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What buttons carry: the question that named the units, 0 where all are meant; the duty, 0 for
    the one that is meant where none is named."""

    view_id: int
    insists: bool = False
    mandate_id: int = 0

    @property
    def back(self) -> Button:
        """To where it was asked."""
        if self.mandate_id:
            return Button("⬅️ Pengingat", Address("plan", self.mandate_id))
        return Button("📋 Siapa yang belum", Address("board"))

    def address(self, verb: str, key: str = "", *, insists: bool) -> Address:
        return Address(verb, self.view_id, int(insists), key, str(self.mandate_id or ""))


def preview(found: Nudge, local: Local, chosen: Chosen, now: datetime) -> Screen:
    """The button knows when it was shown, so that it sends once."""
    parts = _lists(found)
    again = Button("🔁 Juga yang baru diingatkan", chosen.address("nudge", insists=True))
    also = ((again,),) if found.lately else ()
    if found.example is None:
        parts.append("Tidak ada yang perlu atau dapat diingatkan sekarang.")
        return Screen("\n\n".join(parts), (*also, (chosen.back,)))
    parts.append(f"Terkirim mulai {moment(local(found.goes))}. Contoh isinya:")
    said = reminders.reminder([found.example])
    said = said if found.people else reminders.to_group(found.example)
    parts.append(f"<blockquote>{said.text}</blockquote>")
    go = Button(
        f"✅ Kirim ke {_whom(found)}{_when(local(found.goes), local(now))}",
        chosen.address("nudgego", f"{now:%Y%m%d%H%M%S}", insists=chosen.insists),
    )
    return Screen("\n\n".join(parts), ((go,), *also, (chosen.back,)))


def _lists(found: Nudge) -> list[str]:
    parts = [
        f"<b>Ingatkan yang belum · {duties.name(found.kind, found.year)}</b>",
        listed("Diingatkan", found.units, MOST_NAMES),
        listed("📣 Grupnya ikut menerima", found.beside, MOST_NAMES),
        listed("📣 Hanya lewat grup", found.groups, MOST_NAMES),
        listed("📵 Tidak dapat dihubungi", found.silent, MOST_NAMES),
        listed("Sudah diingatkan dalam 24 jam (dilewati)", found.lately, MOST_NAMES),
        listed("Dijeda atau sudah berjanji (dilewati)", found.paused, MOST_NAMES),
        listed("Tidak perlu: sudah memenuhi", found.done, MOST_NAMES),
    ]
    return list(filter(None, parts))


def _whom(found: Nudge) -> str:
    counted = ((found.people, "orang"), (len(found.groups), "grup"))
    return " dan ".join(f"{count} {what}" for count, what in counted if count)


def _when(goes: datetime, now: datetime) -> str:
    """Nothing where it may go at once."""
    if goes <= now:
        return ""
    days = (goes.date() - now.date()).days
    named = {0: "hari ini", 1: "besok"}.get(days) or f"{goes.day} {MONTHS[goes.month - 1]}"
    return f", {named} {hour(goes)}"


def report(found: NudgeReport, step: str, at: datetime) -> Screen:
    lines = [
        "<b>Pengingat sedang dikirim</b>" if found.waiting else "<b>Pengingat dikirim</b>",
        "",
        f"✅ Sampai: {found.sent}{f' ({found.groups} di antaranya grup)' if found.groups else ''}",
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
