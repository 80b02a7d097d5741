"""What whoever starts the bot reads where it cannot be."""

REFUSED_BY_TELEGRAM = (
    "Telegram menolak TELEGRAM_BOT_TOKEN. Ambil token yang benar dari @BotFather (/token)."
)
ALREADY_RUNNING = (
    "Bot dengan basis data ini sudah berjalan. Hentikan dahulu yang lama; dua bot sekaligus "
    "akan saling mengganggu."
)
OTHER_DATABASE = (
    "DATABASE_URL menunjuk basis data demo, sedangkan token diisi (atau sebaliknya). "
    "Pakai basis data lain, mis. DATABASE_URL=sqlite:///var/inovasi.db."
)
DATABASE_TOO_NEW = (
    "Basis data ini dipakai versi bot yang lebih baru. Perbarui bot, atau pulihkan cadangan."
)


def port_taken(said: str) -> str:
    """`said` is what Python says of it: `... on address ('127.0.0.1', 8080): ... in use`."""
    port = said.rpartition(", ")[2].partition(")")[0]
    return (
        f"Port {port} sudah dipakai program lain. Hentikan program itu, atau pilih port lain lewat "
        "SIMULATOR_PORT, HEALTH_PORT, atau WEBHOOK_PORT, mis.: SIMULATOR_PORT=0 make run"
    )
