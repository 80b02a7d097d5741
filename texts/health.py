"""How the house is, and what admins should look at."""

from collections.abc import Callable, Sequence
from datetime import datetime

from services.alarms import Cause, Downtime
from services.health import Health
from texts.screen import Address, Button, Row, Screen
from texts.words import hour, moment, number, size

Local = Callable[[datetime], datetime]
CAUSES = {
    Cause.MARKUP: "Sebuah pesan ditolak Telegram dan terkirim tanpa formatnya",
    Cause.TOKEN: "Telegram menolak token bot; pesan tertahan sampai token benar",
    Cause.UNKNOWN: "Sebuah pesan lima kali atau lebih dikirim tanpa kepastian sampai",
    Cause.UNRENDERED: "Sebuah pesan tidak dapat disusun; dicoba lagi nanti",
    Cause.PARKED: "Pesan masuk tidak dapat diproses; isinya tersimpan",
    Cause.WAITING: "Pesan masuk menunggu lebih dari 15 menit",
    Cause.DELIVERIES: "Jumlah laporan pengiriman tidak cocok",
    Cause.SILENCE: "Telegram tidak terjangkau lebih dari 15 menit",
    Cause.PLANNER: "Sebagian pengingat tidak dapat dijadwalkan; sebabnya di catatan bot",
    Cause.DISK: "Ruang penyimpanan hampir habis",
    Cause.BACKUP: "Cadangan gagal dibuat",
    Cause.EVIDENCE: "Berkas bukti di penyimpanan rusak; catatan bot memuat namanya",
}
SEE: Row = (Button("🩺 Lihat kesehatan", Address("health")),)


def alarm(cause: Cause, at: datetime) -> Screen:
    """`at` is local."""
    return Screen(f"🚨 <b>{CAUSES[cause]}</b>\n\nTerlihat {moment(at)}.", (SEE,))


def downtime(gone: Downtime, local: Local) -> Screen:
    lasted = age((gone.until - gone.since).total_seconds())
    return Screen(
        f"🔌 <b>Bot sempat tidak melayani selama {lasted}</b>\n\n"
        f"{moment(local(gone.since))} sampai {moment(local(gone.until))}.\n"
        f"Sudah disusulkan: {gone.updates} pesan masuk, {gone.messages} pesan keluar.",
        (SEE,),
    )


def screen(
    found: Health,
    *,
    polled: float | None,
    planned: float | None,
    alarms: Sequence[tuple[Cause, datetime]],
    now: datetime,
    local: Local,
) -> Screen:
    """`polled` and `planned` are ages in seconds."""
    lines = [
        "🩺 <b>Kesehatan bot</b>",
        "",
        f"Detak penjadwal: {_ago(planned)}",
        f"Jawaban terakhir Telegram: {_ago(polled)}",
        f"Pesan masuk terakhir: {_ago(found.last_update_age)}",
        f"Menunggu diproses: {found.waiting}, yang tertua {_ago(found.oldest_waiting_age)}",
        f"Menunggu dikirim, yang tertua: {_ago(found.oldest_due_age)}",
        f"Tidak dapat diproses: {found.parked}",
        f"Mungkin terkirim ganda: {found.possible_copies}",
        f"Basis data: {size(found.database_size)}",
        f"Ruang kosong: {size(found.disk_free)}",
        f"Cadangan terperiksa: {_ago(found.backup_age)}",
        "",
        *(_alarms(alarms, local) or ["Tidak ada peringatan dalam 24 jam terakhir."]),
        "",
        f"<i>Keadaan {moment(local(now))}</i>",
    ]
    return Screen("\n".join(lines), ((Button("🔄 Perbarui", Address("health")),),))


def age(seconds: float) -> str:
    """The largest unit that fits: `40 detik`, `3 menit`, `2,5 jam`, `4 hari`."""
    for most, length, name in ((60, 1, "detik"), (3600, 60, "menit"), (172800, 3600, "jam")):
        if seconds < most:
            return f"{number(seconds / length, 1 if length == 3600 else 0)} {name}"
    return f"{number(seconds / 86400, 0)} hari"


def _ago(seconds: float | None) -> str:
    return "belum ada" if seconds is None else f"{age(seconds)} lalu"


def _alarms(alarms: Sequence[tuple[Cause, datetime]], local: Local) -> list[str]:
    return [f"🚨 {hour(local(at))}: {CAUSES[cause]}" for cause, at in alarms]
