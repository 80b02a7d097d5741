"""Greeting, help, and the commands of every role."""

from collections.abc import Sequence

from models import Role
from services import policy
from services.access import Asked
from services.people import Post
from services.welcome import Guest
from texts.people import ask_button, post
from texts.screen import Address, Button, Screen, rows_of, short
from texts.words import escape

WHAT = {
    "mulai": "Mulai, dan lihat peran Anda",
    "belum": "Perangkat daerah yang belum punya inovasi",
    "daftar": "Daftarkan inovasi",
    "draf": "Lanjutkan draf",
    "inovasi": "Inovasi unit Anda",
    "cari": "Cari inovasi dari semua tahun",
    "bukti": "Bukti dukung dan nilai mandiri",
    "skor": "Skor inovasi dan perangkat daerah",
    "peringkat": "Peringkat inovasi dan perangkat daerah",
    "banding": "Bandingkan perangkat daerah",
    "tren": "Tren dari tahun ke tahun",
    "rekap": "Rekap kewajiban, siap diteruskan",
    "langganan": "Rekap berkala, kabar kalau semua sudah",
    "indeks": "Indeks inovasi daerah dan simulasinya",
    "top10": "Top 10 inovasi tiap tahun",
    "pengingat": "Rencana pengingat: siapa, kapan, apa isinya",
    "verifikasi": "Periksa inovasi yang menunggu verifikasi",
    "pengaturan": "Yang diputuskan kabupaten sendiri",
    "nilai": "Nilai resmi: ketik atau impor",
    "paket": "Paket untuk layar IID dan SPIRIT",
    "kesehatan": "Kesehatan bot",
    "edaran": "Surat edaran",
    "saya": "Unit Anda sekilas",
    "mingguan": "Ringkasan mingguan, dan berlangganan",
    "komitmen": "Komitmen Satu Perangkat Daerah, Satu Inovasi",
    "undang": "Undang orang, putuskan permintaan akses",
    "impor": "Impor inovasi, orang, dan nilai",
    "pertanyaan": "Yang ditanyakan dan belum terjawab",
    "tenggat": "Tenggat dan sisa hari kerja",
    "bantuan": "Apa yang bisa dilakukan",
    "datasaya": "Data pribadi Anda: lihat, unduh, hapus",
    "batal": "Keluar dari isian; jawaban tersimpan",
    "peran": "Peran Anda: ganti, serah terima, pengganti",
}  # in the order of the menu; who sees which, the policy says
TOPICS = {
    "Inovasi": ("daftar", "draf", "inovasi", "cari", "bukti", "verifikasi", "paket"),
    "Kewajiban": ("belum", "saya", "tenggat", "pengingat", "edaran", "komitmen"),
    "Nilai": ("skor", "peringkat", "banding", "tren", "indeks", "top10", "nilai"),
    "Rekap": ("rekap", "mingguan", "langganan"),
    "Mengelola": ("undang", "impor", "pengaturan", "pertanyaan", "kesehatan"),
    "Bot ini": ("mulai", "bantuan", "peran", "datasaya", "batal"),
}  # each command once, as help has them
EXAMPLES = {
    Role.OFFICER: "ketik /daftar, lalu ceritakan masalahnya: “Warga menunggu tiga jam untuk "
    "legalisir ijazah.” Jawaban tersimpan di setiap langkah.",
    Role.HEAD: "ketik /inovasi untuk melihat apa yang sudah dikirim unit Anda.",
    Role.LEADER: "tulis biasa, “opd mana yang belum?”; baris pertama jumlahnya, siap diteruskan.",
    Role.VERIFIER: "ketik /undang, pilih peran, lalu ketik unitnya: “disdikbud”.",
    Role.ADMIN: "ketik /undang untuk mengundang Bappedalitbang dan pimpinan.",
}
WHAT_IT_IS = (
    "Bot ini mencatat inovasi perangkat daerah Kabupaten Kubu Raya: "
    "<b>Satu Perangkat Daerah, Satu Inovasi</b>."
)
MORE = "Yang lain ada di /bantuan. Kalimat biasa juga dimengerti."
NOT_WORDS = "Saya belum tahu ini untuk isian yang mana."
GOES_TO = {
    "daftar": ("📝 Daftarkan inovasi", "start"),
    "draf": ("📂 Draf yang belum dikirim", "drafts"),
    "inovasi": ("🗂 Inovasi unit kami", "innovations"),
    "bukti": ("📎 Bukti dukung", "desks"),
    "skor": ("📈 Skor", "scores"),
    "indeks": ("📊 Indeks daerah", "index"),
    "verifikasi": ("🔍 Antrean verifikasi", "queue"),
    "pengaturan": ("⚙️ Pengaturan", "settings"),
    "nilai": ("🏅 Nilai resmi", "marks"),
    "paket": ("📦 Paket IID", "package"),
    "belum": ("📋 Siapa yang belum", "board"),
    "peringkat": ("🏆 Peringkat", "rank"),
    "rekap": ("📊 Rekap", "recap"),
    "pengingat": ("⏰ Rencana pengingat", "plan"),
    "edaran": ("📣 Surat edaran", "circulars"),
    "komitmen": ("📜 Komitmen", "commitments"),
    "tenggat": ("⏰ Tenggat", "deadline"),
    "bantuan": ("❓ Bantuan", "help"),
}  # a command as a button: its label, and the verb of its address
MEANT = {
    "daftar": ("daftar", "daftarkan", "mendaftar", "baru", "registrasi", "input"),
    "draf": ("draf", "draft", "lanjut", "lanjutkan", "tadi"),
    "inovasi": ("inovasi", "nomor", "status", "riwayat", "ubah", "tarik"),
    "bukti": ("bukti", "indikator", "sk", "berkas", "lampiran", "tingkat"),
    "skor": ("skor", "nilai", "poin"),
    "indeks": ("indeks", "iid", "spd", "simulasi"),
    "verifikasi": ("verifikasi", "periksa", "antrean"),
    "pengaturan": ("pengaturan", "setelan", "atur", "aturan", "ketentuan"),
    "nilai": ("nilai", "resmi", "iga"),
    "paket": ("paket", "unggah", "diunggah", "spirit", "iid", "zip"),
    "belum": ("belum", "siapa", "opd", "mana"),
    "peringkat": ("peringkat", "ranking", "rangking", "klasemen", "juara", "terbaik"),
    "rekap": ("rekap", "rekapan", "rekapitulasi", "apel", "laporan"),
    "pengingat": ("pengingat", "ingatkan", "reminder", "jadwal"),
    "komitmen": ("komitmen", "tanda", "tangan", "pernyataan"),
    "edaran": ("edaran", "surat", "umumkan", "pengumuman", "se"),
    "tenggat": ("tenggat", "deadline", "kapan", "batas", "terakhir", "sisa"),
    "bantuan": ("bantuan", "tolong", "help", "bantu", "cara", "bagaimana", "gimana"),
}  # words that hint at a command
KEYS = {
    "daftar": "📝 Daftarkan inovasi",
    "draf": "📂 Draf",
    "inovasi": "🗂 Inovasi unit kami",
    "belum": "📋 Siapa yang belum",
    "verifikasi": "🔍 Verifikasi",
    "undang": "🔑 Undangan",
    "tenggat": "⏰ Tenggat",
    "rekap": "📊 Rekap untuk apel",
}  # a command as a key below the chat
MOST = {
    Role.OFFICER: ("daftar", "draf", "inovasi"),
    Role.HEAD: ("inovasi", "daftar", "tenggat"),
    Role.LEADER: ("belum", "rekap", "tenggat"),
    Role.VERIFIER: ("verifikasi", "belum", "undang"),
    Role.ADMIN: ("belum", "undang", "daftar"),
}  # what each role does most
NO_ADMIN = (
    "ADMIN_IDS kosong: belum ada admin. Kirim /mulai ke bot, salin Telegram ID yang disebutkan, "
    "isikan di .env (contoh: ADMIN_IDS=123456789), lalu jalankan ulang."
)
BACK_AGAIN = "Sambungan sempat terputus. Pesan Anda yang terakhir sudah dicatat."


def commands(role: Role | None, *, has_several: bool = False) -> tuple[tuple[str, str], ...]:
    """(name, what it does) in the order of the menu; None for strangers."""
    has_posts = has_several or policy.may(role, policy.Action.HAND_OVER)
    aside = {"mulai" if role else "", "" if has_posts else "peran"}
    return tuple(
        (name, what)
        for name, what in WHAT.items()
        if name not in aside and policy.may(role, policy.COMMANDS[name])
    )


COMMANDS = commands(None)


def greeting(guest: Guest) -> Screen:
    if not guest.posts:
        return _stranger(guest)
    acting, *others = guest.posts
    more = f"\nPeran lain: {_listed(others)}. Ganti dengan /peran." if others else ""
    text = (
        f"Selamat datang, {escape(guest.name)}.\nPeran: <b>{_named(acting)}</b>{more}\n\n"
        f"{WHAT_IT_IS}\n\n{_most(acting.role)}\n\n{MORE}{_asked(guest.asked)}"
    )
    return _with_ways(guest, text)


def acting(held: Post) -> Screen:
    """Below a switch: the keys are those of the other post from now on."""
    return Screen(f"Peran sekarang: <b>{_named(held)}</b>.", keys=keys(held.role))


def keys(role: Role) -> tuple[str, ...]:
    return tuple(KEYS[name] for name in MOST[role])


def help_screen(guest: Guest) -> Screen:
    if guest.role is None:
        return _stranger(guest)
    text = (
        f"<b>Bantuan</b> · {_named(guest.posts[0])}\n\n{_commands(guest)}\n\n"
        f"Contoh: {EXAMPLES[guest.role]}"
    )
    return _with_ways(guest, text)


def not_understood(guest: Guest, said: str) -> Screen:
    """What was said, and what they may have wanted: by the words, else by the role."""
    if guest.role is None:
        return _stranger(guest)
    known = [name for name, _ in commands(guest.role) if name in GOES_TO]
    likely = meant(said, known) or [
        name for name in (*MOST[guest.role], "bantuan") if name in known
    ]
    heard = f"Saya belum mengerti “{escape(short(said, 60))}”." if said.strip() else NOT_WORDS
    buttons = [Button(GOES_TO[name][0], Address(GOES_TO[name][1])) for name in likely]
    return Screen(f"{heard} Mungkin yang dimaksud:", tuple(rows_of(buttons, 1)))


def meant(said: str, commands: Sequence[str]) -> list[str]:
    """Those of the commands that a word of it hints at."""
    words = set(said.casefold().split())
    return [name for name in commands if words & set(MEANT[name])]


def resumed(text: str) -> str:
    return f"Sambungan sempat terputus. Jawaban Anda tersimpan; Anda di sini:\n\n{text}"


def _stranger(guest: Guest) -> Screen:
    text = (
        f"Selamat datang, {escape(guest.name)}.\n\n{WHAT_IT_IS} Operator mengisi dan mengirim "
        "inovasi lewat obrolan, Bappedalitbang memeriksanya, pimpinan melihat siapa yang belum.\n\n"
        f"Akun Telegram ini belum terdaftar (Telegram ID <code>{guest.telegram_id}</code>)."
    )
    if guest.asked:
        return Screen(text + _asked(guest.asked), ((ask_button("🔑 Minta peran lain"),),))
    invited = "\nPunya tautan undangan? Buka tautannya; tidak perlu meminta akses."
    return Screen(text + invited, ((ask_button(),),))


def _with_ways(guest: Guest, text: str) -> Screen:
    """What waits for them at one tap; else the keys of what their role does most."""
    if guest.to_decide:
        label = f"🔑 Permintaan akses ({guest.to_decide})"
        return Screen(text, ((Button(label, Address("requests")),),))
    return Screen(text, keys=keys(guest.role) if guest.role else ())


def _most(role: Role) -> str:
    return "\n".join(_command(name) for name in MOST[role])


def _commands(guest: Guest) -> str:
    known = dict(commands(guest.role, has_several=len(guest.posts) > 1))
    topics = {topic: [name for name in names if name in known] for topic, names in TOPICS.items()}
    return "\n\n".join(
        "\n".join([f"<b>{topic}</b>", *map(_command, names)])
        for topic, names in topics.items()
        if names
    )


def _command(name: str) -> str:
    return f"/{name} – {WHAT[name]}"


def _asked(asked: Sequence[Asked]) -> str:
    if not asked:
        return ""
    lines = [f"• {post(one.role, one.unit)}" for one in asked]
    return "\n\n⏳ Menunggu keputusan Bappedalitbang:\n" + "\n".join(lines)


def _listed(posts: Sequence[Post]) -> str:
    return ", ".join(map(_named, posts))


def _named(held: Post) -> str:
    return post(held.role, held.unit.short_name if held.unit else "")
