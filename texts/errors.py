"""What people hear when something they wanted cannot be."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from models import Role
from services import errors as e
from texts import duties
from texts.screen import Address, Button, Screen, short
from texts.words import day, escape, moment

Local = Callable[[datetime], datetime]

ROLES = {
    Role.OFFICER: "operator perangkat daerah",
    Role.LEADER: "pimpinan",
    Role.VERIFIER: "Bappedalitbang",
    Role.HEAD: "kepala perangkat daerah",
    Role.ADMIN: "admin",
}
WHAT = {"name": "Nama", "position": "Jabatan"}
UNEXPECTED = (
    "Maaf, terjadi gangguan. Isian Anda tersimpan, tetapi belum dapat diproses. "
    "Admin dapat memeriksanya dengan kode {incident}."
)
TOO_FAST = (
    "Pesan Anda datang terlalu cepat, jadi yang terakhir belum dibaca. Tunggu satu menit, lalu "
    "kirim lagi yang belum dijawab; yang sudah dijawab tetap tersimpan."
)
CHANGE_IT = "✏️ Ubah inovasi ini"
NOTHING_OPEN = "Tidak ada isian yang sedang terbuka. Yang bisa dilakukan ada di /bantuan."
SAID: Mapping[type[e.DomainError], str] = {
    e.NotFound: "Data tidak ditemukan.",
    e.NothingOpen: NOTHING_OPEN,
    e.AlreadyDecided: "Sudah diputuskan sebelumnya.",
    e.Spent: (
        "Undangan ini sudah dipakai, dicabut, atau lewat masa berlakunya. "
        "Minta undangan baru kepada Bappedalitbang, atau ajukan akses lewat /mulai."
    ),
    e.LastHours: (
        "Harus tetap ada satu jam kirim untuk semua unit yang berlaku seterusnya. Ubah jam itu, "
        "atau tambahkan jam lain dulu."
    ),
    e.Closed: "Tidak ada kewajiban inovasi yang sedang dibuka.",
}


def screen(error: e.DomainError, local: Local) -> Screen:
    """The words with what can be done about it."""
    match error:
        case e.Discarded():
            drafts = Button("📂 Draf unit", Address("drafts"))
            return Screen(tell(error, local), ((drafts,),))
        case e.AlreadySent(_, innovation_id) if innovation_id:
            return Screen(
                tell(error, local), ((Button(CHANGE_IT, Address("change", innovation_id)),),)
            )
        case e.Stranger():
            return Screen(tell(error, local), ((Button("🔑 Minta akses", Address("ask")),),))
    return Screen(tell(error, local))


def tell(error: e.DomainError, local: Local) -> str:
    said = (
        SAID.get(type(error))
        or _about_who(error)
        or _about_what_was_sent(error, local)
        or _about_a_day(error, local)
    )
    if said is None:
        raise AssertionError(error)
    return said


def _about_who(error: e.DomainError) -> str | None:
    match error:
        case e.Stranger(telegram_id):
            return (
                "Akun Telegram ini belum terdaftar. Minta akses di sini, atau sampaikan "
                f"Telegram ID Anda kepada Bappedalitbang: <code>{telegram_id}</code>"
            )
        case e.NotAllowed():
            return (
                f"Perintah ini untuk {_named(error.needed)}. "
                "Yang tersedia bagi Anda ada di /bantuan."
            )
        case e.NotOnRecord(what, given, expected):
            return (
                f"{WHAT[what]} yang diketik, “{escape(short(given, 60))}”, tidak sama dengan "
                f"yang tercatat. Tekan isian itu, lalu ketik: {escape(expected)}"
            )
    return None


def _about_what_was_sent(error: e.DomainError, local: Local) -> str | None:
    match error:
        case e.AlreadySent(number):
            return f"Sudah dikirim, nomor {number}." if number else "Sudah dikirim."
        case e.Discarded(name, by, at):
            named, who = f" {escape(name)}" if name else "", f" oleh {escape(by)}" if by else ""
            when = moment(local(at))
            return f"Draf{named} sudah dihapus{who} pada {when}. Draf lain ada di /draf."
        case e.Incomplete(missing):
            return f"Belum dapat dikirim: {missing} isian belum lengkap."
        case e.IsWithdrawn(number):
            return f"Inovasi {number} sudah ditarik."
    return None


def _about_a_day(error: e.DomainError, local: Local) -> str | None:
    match error:
        case e.DayNotPossible(given, earliest, latest):
            return (
                f"{day(given)} tidak dapat dipakai: pilih hari dari {day(earliest)} sampai "
                f"{day(latest)}. Contoh: {day(latest)}"
            )
        case e.DayTaken(given, year, kind):
            return (
                f"{day(given)} sudah menjadi tenggat {duties.name(kind, year)}, sekarang atau "
                "sebelum dipindah; satu tanggal hanya untuk satu kewajiban. Pilih hari lain, "
                "misalnya "
                f"{day(given + timedelta(days=1))}."
            )
        case e.YearTaken(year, kind):
            return (
                f"Kewajiban {duties.name(kind, year)} sudah ada. Tulis tahun lain, "
                f"misalnya {year + 1}; tenggat yang sudah ada diubah lewat /pengingat."
            )
    return _about_a_step(error, local) or _about_hours(error)


def _about_a_step(error: e.DomainError, local: Local) -> str | None:
    match error:
        case e.StepExists(name):
            return f"Langkah {name} sudah ada. Ubah langkah itu, atau pilih hari lain."
        case e.StepBeforeWindow(name, given, opens, furthest):
            return (
                f"{name} jatuh pada {day(given)}, sebelum jendela dibuka pada {day(opens)}. "
                f"Pilih paling jauh H-{furthest}, misalnya H-{max(1, furthest // 2)}."
            )
        case e.StepPast(name, at):
            return (
                f"{name} jatuh pada {moment(local(at))}, yang sudah lewat. Pilih hari yang lebih "
                "dekat ke tenggat, misalnya H-1 atau H+7."
            )
    return None


def _about_hours(error: e.DomainError) -> str | None:
    match error:
        case e.HoursReversed(opens, closes):
            return (
                f"Jam selesai {closes:%H.%M} tidak sesudah jam mulai {opens:%H.%M}. "
                "Ubah salah satunya. Contoh: mulai 08.30, sampai 16.00."
            )
        case e.PeriodReversed(since, until):
            return (
                f"Berakhir {day(until)}, tidak sesudah mulai {day(since)}. "
                f"Ubah salah satunya. Contoh: sampai {day(since + timedelta(days=30))}."
            )
    return None


def _named(roles: Sequence[Role]) -> str:
    """Admins go without saying, where others may as well."""
    *names, last = [ROLES[role] for role in roles if role != Role.ADMIN] or [ROLES[Role.ADMIN]]
    return f"{', '.join(names)} dan {last}" if names else last
