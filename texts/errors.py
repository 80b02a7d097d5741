"""What people hear when something they wanted cannot be."""

from models import Role
from services import errors as e

ROLES = {
    Role.OFFICER: "operator perangkat daerah",
    Role.LEADER: "pimpinan dan Bappedalitbang",
    Role.VERIFIER: "Bappedalitbang",
    Role.HEAD: "kepala perangkat daerah",
    Role.ADMIN: "admin",
}
UNEXPECTED = (
    "Maaf, terjadi gangguan. Isian Anda tersimpan, tetapi belum dapat diproses. "
    "Admin dapat memeriksanya dengan kode {incident}."
)
NOT_UNDERSTOOD = "Saya belum mengerti pesan itu. Yang bisa dilakukan ada di /bantuan."


def tell(error: e.DomainError) -> str:  # noqa: PLR0911 (a table)
    match error:
        case e.Stranger(telegram_id):
            return (
                "Akun Telegram ini belum terdaftar. Sampaikan Telegram ID Anda kepada "
                f"Bappedalitbang: <code>{telegram_id}</code>"
            )
        case e.NotAllowed(needed):
            return f"Perintah ini untuk {ROLES[needed]}. Yang tersedia bagi Anda ada di /bantuan."
        case e.NotFound():
            return "Data tidak ditemukan."
        case e.NothingOpen():
            return NOT_UNDERSTOOD
        case e.AlreadySent(number):
            return f"Sudah dikirim, nomor {number}."
        case e.Incomplete(missing):
            return f"Belum dapat dikirim: {missing} isian belum terjawab."
        case e.Closed():
            return "Tidak ada kewajiban inovasi yang sedang dibuka."
    raise AssertionError(error)
