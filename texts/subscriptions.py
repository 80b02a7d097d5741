"""Subscriptions: what comes when, and how to pause and end it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from forms.subscriptions import DAYS, MONTHLY, WEEKDAYS, WEEKLY
from models import Subscription, Wish
from texts.screen import Address, Button, Row, Screen
from texts.wording import Wording
from texts.words import escape, moment

Local = Callable[[datetime], datetime]
WORDS: dict[str, dict[str, Wording]] = {
    "subscription": {
        "every": Wording(
            "Berapa sering",
            "Rekap dikirim setiap apa?",
            "Rekapnya sama dengan /rekap, dengan data saat dikirim.",
            WEEKLY,
        ),
        "weekday": Wording(
            "Hari",
            "Setiap hari apa?",
            "Jatuh pada hari libur: dikirim hari kerja berikutnya.",
            "Senin",
        ),
        "day": Wording(
            "Tanggal",
            "Tanggal berapa setiap bulan?",
            "Jatuh pada hari libur: dikirim hari kerja berikutnya.",
            "Tanggal 1",
        ),
        "hour": Wording("Jam", "Jam berapa dikirim?", "Waktu setempat, sampai menitnya.", "07.30"),
    }
}
TITLES = {"subscription": "Langganan rekap"}
NEW = Button("➕ Rekap berkala", Address("subnew"))
WHEN_ALL = Button("🔔 Kabari kalau semua sudah", Address("subdone"))
ENDED, PAUSED, RESUMED = "Diakhiri.", "Dijeda.", "Jalan lagi."


def listed(
    found: Sequence[Subscription], due: Callable[[Subscription], datetime | None], local: Local
) -> Screen:
    """One line each, with its buttons."""
    has_all = any(one.wish == Wish.ALL_DONE for one in found)
    ends: tuple[Row, ...] = ((NEW,),) if has_all else ((NEW,), (WHEN_ALL,))
    if not found:
        text = "<b>Langganan</b>\n\nBelum ada. Rekap dapat dikirim sendiri pada jam yang dipilih."
        return Screen(text, ends)
    lines = [f"{n}. {_line(one, due(one), local)}" for n, one in enumerate(found, start=1)]
    rows = [_ways(n, one) for n, one in enumerate(found, start=1)]
    return Screen("\n".join(["<b>Langganan</b>", "", *lines]), (*rows, *ends))


def subscribed(one: Subscription) -> Screen:
    """What came of the form, or of the button."""
    more = (Button("🔔 Langganan saya", Address("subs")),)
    return Screen(f"✅ Langganan dicatat: <b>{named(one)}</b>.", (more,))


def named(one: Subscription) -> str:
    """`rekap setiap Senin, 07.30`."""
    if one.wish == Wish.ALL_DONE:
        return "kabar kalau semua sudah punya inovasi"
    hour = f"{one.hour:%H.%M} WIB" if one.hour else ""
    if one.weekday is not None:
        return f"rekap setiap {WEEKDAYS[one.weekday]}, {hour}"
    day = next(name for name, day in DAYS.items() if day == one.day)
    return f"rekap {MONTHLY.lower()}, {day.lower()}, {hour}"


def sent(
    screen: Screen, one: Subscription, due: datetime, *, is_late: bool, local: Local
) -> Screen:
    """What is due, with what it comes from."""
    late = f" Terlambat: seharusnya {moment(local(due))}." if is_late else ""
    foot = f"\n\n<i>🔔 Langganan: {escape(named(one))}.{late} Atur: /langganan</i>"
    return Screen(screen.text + foot, screen.buttons)


def all_have(count: int, year: int, at: datetime) -> Screen:
    text = (
        f"🎉 <b>{count} dari {count} perangkat daerah sudah punya inovasi {year} (100%)</b>\n\n"
        f"Semua sudah, seperti yang ingin dikabarkan.\n\nData per {moment(at)}"
    )
    return Screen(text, ((Button("📊 Rekap", Address("recap")),),))


def _line(one: Subscription, due: datetime | None, local: Local) -> str:
    if one.paused_at:
        return f"⏸ {named(one)} (dijeda)"
    following = f"\n   berikutnya {moment(local(due))}" if due else ""
    return f"{named(one)}{following}"


def _ways(n: int, one: Subscription) -> Row:
    number = one.id or 0
    turn = (
        Button(f"▶️ {n}. Lanjutkan", Address("subresume", number))
        if one.paused_at
        else Button(f"⏸ {n}. Jeda", Address("subpause", number))
    )
    return (turn, Button(f"🗑 {n}. Akhiri", Address("subend", number)))
