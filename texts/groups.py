"""What the bot says in groups. Nothing there is personal: whoever is in the group reads it."""

from collections.abc import Container

from models import Unit
from services.policy import Action
from texts.menu import WHAT
from texts.screen import Address, Button, Screen
from texts.words import escape

NOT_OURS = (
    "Terima kasih, tetapi saya hanya bekerja di grup yang dibuatkan oleh orang yang terdaftar: "
    "operator atau kepala perangkat daerah, pimpinan, atau Bappedalitbang. Saya keluar dari grup "
    "ini. Untuk perorangan, buka obrolan pribadi dengan saya."
)
SENT_PRIVATELY = "📨 Jawabannya dikirim ke obrolan pribadi."
ONLY_PRIVATE = "Tombol itu untuk obrolan pribadi dengan bot."
UNLINKED = "Grup ini tidak lagi menerima pengingat."
ASKABLE = {
    "belum": "Siapa yang belum",
    "tenggat": "Tenggat",
    "indeks": "Indeks inovasi daerah",
    "peringkat": "Peringkat perangkat daerah",
    "rekap": "Rekap",
}
COMMANDS = tuple((name, WHAT[name]) for name in ASKABLE)


def welcome(unit: Unit | None, username: str, may: Container[Action]) -> Screen:
    """`unit` is that of whoever brought the bot; `may`, what they may do here."""
    lines = ["Halo. Di grup ini saya tidak menampilkan data pribadi."]
    if Action.ASK_IN_GROUP in may:
        lines.append(f"Pimpinan dan Bappedalitbang dapat bertanya, misalnya: /belum@{username}")
    if unit is not None:
        name = escape(unit.short_name)
        lines.append(f"Pengingat tenggat {name} dapat dikirim juga ke grup ini.")
        return Screen("\n".join(lines), ((_link(unit),),))
    if Action.LINK_GROUP in may:
        lines.append(
            "Pengingat satu perangkat daerah dapat dikirim ke sini: "
            f"tulis “@{username} hubungkan Disdikbud”."
        )
    return Screen("\n".join(lines))


def offer(command: str) -> Screen:
    """Before an answer: where it shall be given."""
    ways = (
        Button("💬 Jawab di sini", Address("here", choice=command)),
        Button("📨 Kirim pribadi", Address("private", choice=command)),
    )
    pinned = (Button("📌 Jawab & sematkan di sini", Address("hang")),)
    rows = (ways, pinned) if command == "belum" else (ways,)
    return Screen(f"<b>{ASKABLE[command]}</b>: jawab di sini atau kirim pribadi?", rows)


def not_understood(username: str) -> Screen:
    known = ", ".join(f"/{name}@{username}" for name in ASKABLE)
    return Screen(f"Di grup saya menjawab: {known}. Yang lain ada di obrolan pribadi.")


def start_first(username: str) -> str:
    return f"Buka dulu obrolan pribadi dengan @{username}, tekan Mulai, lalu tekan tombol ini lagi."


def linked(unit: Unit) -> Screen:
    name = escape(unit.short_name)
    return Screen(
        f"🔗 Grup ini menerima pengingat tenggat <b>{name}</b>.",
        ((Button("Putuskan hubungan", Address("unlink")),),),
    )


def nearest(said: str, units: tuple[str, ...]) -> Screen:
    """No unit is called so, or none was named; `units` are short names to try."""
    if not said:
        return Screen("Sebutkan perangkat daerahnya. Contoh: hubungkan Disdikbud")
    few = f" Mungkin: {escape(', '.join(units))}?" if units else ""
    return Screen(
        f"Perangkat daerah “{escape(said)}” tidak dikenal.{few} Contoh: hubungkan Disdikbud"
    )


def _link(unit: Unit) -> Button:
    label = f"🔗 Hubungkan pengingat {unit.short_name}"
    return Button(label, Address("link", unit.id or 0))
