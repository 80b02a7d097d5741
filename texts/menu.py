"""Greeting and help."""

from texts.screen import Screen
from texts.words import escape

COMMANDS = (
    ("daftar", "Daftarkan inovasi"),
    ("belum", "Perangkat daerah yang belum punya inovasi"),
    ("bantuan", "Apa yang bisa dilakukan"),
    ("batal", "Keluar dari isian; jawaban tersimpan"),
)
NO_ADMIN = (
    "ADMIN_IDS kosong: belum ada admin. Kirim /mulai ke bot, salin Telegram ID yang disebutkan, "
    "isikan di .env (contoh: ADMIN_IDS=123456789), lalu jalankan ulang."
)


def greeting(name: str) -> Screen:
    return Screen(
        f"Selamat datang, {escape(name)}.\n\nBot ini mencatat inovasi perangkat daerah "
        "Kabupaten Kubu Raya: <b>Satu Perangkat Daerah, Satu Inovasi</b>.\n\n" + _listed()
    )


def help_screen() -> Screen:
    return Screen("<b>Bantuan</b>\n\n" + _listed())


def resumed(text: str) -> str:
    return f"Sambungan sempat terputus. Jawaban Anda tersimpan; Anda di sini:\n\n{text}"


BACK_AGAIN = "Sambungan sempat terputus. Pesan Anda yang terakhir sudah dicatat."


def _listed() -> str:
    return "\n".join(f"/{name} – {what}" for name, what in COMMANDS)
