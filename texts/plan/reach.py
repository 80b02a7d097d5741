"""A message that asks for one tap, to see who hears the bot."""

from collections.abc import Sequence

from services.planning.ledger import Filter
from services.planning.reach import Trial
from services.planning.unheard import Unheard
from texts.names import fitting, listed
from texts.plan.pieces import Local, back
from texts.screen import Address, Button, Row, Screen
from texts.words import day, escape, moment

MOST = 1500  # characters of a list of names
UNHEARD = (
    "Masih diingatkan, tetapi tidak ada seorang pun yang dapat dihubungi. Undang operatornya, "
    "atau hubungi unitnya di luar bot."
)


def preview(found: Trial, local: Local) -> Screen:
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


def unheard(found: Sequence[Unheard], local: Local) -> Screen:
    """To Bappedalitbang, once a week."""
    only = [one for one in found if one.groups]
    rest = [one for one in found if not one.groups]
    parts = [
        f"📵 <b>{len(found)} perangkat daerah tidak dapat dihubungi</b>\n{UNHEARD}",
        listed("Belum ada orangnya di bot", [one.unit.short_name for one in rest if not one.seats]),
        listed("Tidak terjangkau", [_since(one, local) for one in rest if one.seats]),
        listed("📣 Hanya lewat grup", [f"{one.unit.short_name}: {one.groups[0]}" for one in only]),
    ]
    ways = (
        Button("🔑 Undang", Address("invite")),
        Button("🏢 Satu per satu", Address("planunits", key=Filter.SILENT)),
    )
    return Screen("\n\n".join(filter(None, parts)), (ways,))


def _since(one: Unheard, local: Local) -> str:
    """The unit, and since when the last of its people is gone."""
    gone = [seat.person.unreachable_since for seat in one.seats if seat.person.unreachable_since]
    return f"{one.unit.short_name} (sejak {day(local(max(gone)).date())})"


def _silent(found: Trial) -> list[str]:
    if not found.silent:
        return []
    names = escape(fitting(found.silent, MOST))
    return ["", f"📵 Belum punya petugas ({len(found.silent)}): {names}"]
