"""A message that asks for one tap, to see who hears the bot."""

from collections.abc import Callable
from datetime import datetime

from services.planning.reach import Trial
from texts.plan.pieces import back
from texts.screen import Address, Button, Row, Screen, short
from texts.words import escape, moment

MOST = 1500  # characters of a list of names


def preview(found: Trial, local: Callable[[datetime], datetime]) -> Screen:
    unit_id = (found.unit.id or 0) if found.unit else 0
    to = escape(found.unit.short_name) if found.unit else f"{found.units} perangkat daerah"
    lines = [
        f"<b>📡 Uji jangkauan: {to}</b>",
        f"Pesan uji kepada {found.people} orang, mulai {moment(local(found.goes))}.",
        "Isinya meminta satu ketukan; siapa yang mengetuk terlihat di kartu unitnya.",
        *_silent(found),
    ]
    go: Row = (Button(f"✅ Kirim ke {found.people} orang", Address("reachgo", unit_id)),)
    return Screen("\n".join(lines), (*((go,) if found.people else ()), back(0)))


def sent(found: Trial) -> Screen:
    lines = [f"📡 Pesan uji dikirim kepada {found.people} orang.", *_silent(found)]
    return Screen("\n".join(lines), (back(0),))


def asked(unit: str, delivery_id: int) -> Screen:
    """To people of the unit."""
    return Screen(
        f"📡 <b>Uji jangkauan {escape(unit)}</b>\n"
        "Bappedalitbang memeriksa apakah pesan bot ini sampai. Ketuk sekali; tidak ada yang lain "
        "yang perlu dilakukan.",
        ((Button("👍 Saya terima", Address("reached", delivery_id)),),),
    )


def heard(unit: str) -> Screen:
    return Screen(f"👍 Terima kasih. Tercatat: pesan untuk {escape(unit)} sampai kepada Anda.")


def _silent(found: Trial) -> list[str]:
    if not found.silent:
        return []
    names = escape(short(", ".join(found.silent), MOST))
    return ["", f"📵 Belum punya petugas ({len(found.silent)}): {names}"]
