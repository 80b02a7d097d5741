"""The words of the short forms about people: access, invitations, sheets."""

from texts.wording import Wording

ROLE = Wording(
    "Peran",
    "Sebagai apa?",
    "Peran menentukan apa yang dapat dibuka dan dikerjakan.",
    "Operator inovasi",
)
UNIT = Wording(
    "Perangkat daerah",
    "Perangkat daerah yang mana? Boleh diketik singkatannya.",
    "Operator dan kepala bekerja untuk satu perangkat daerah.",
    "disdikbud",
)
WHO = Wording(
    "Nama",
    "Nama dan jabatan Anda?",
    "Bappedalitbang mengenali Anda dari nama ini; nama ini juga tampil di riwayat.",
    "Operator Disdikbud, Subbag Perencanaan",
)
REASON = Wording(
    "Alasan",
    "Mengapa permintaan akses ini ditolak?",
    "Peminta menerima alasan ini apa adanya.",
    "Nama belum ada di surat penunjukan operator; mohon kirim suratnya dahulu.",
)
INVITED_ROLE = Wording(
    "Peran",
    "Mengundang sebagai apa?",
    "Yang membuka tautan langsung mendapat peran ini.",
    "Operator inovasi",
)
SHEET = Wording(
    "Lembar",
    "Kirim berkas XLSX yang sudah diisi.",
    "Isinya diperiksa dan diperlihatkan dulu; belum ada yang dimasukkan.",
    "Berkas templat dari bot, diisi dan disimpan.",
)

HANDED_OVER = Wording(
    "Alasan",
    "Mengapa orangnya diganti?",
    "Bot membuat tautan untuk orang baru. Peran yang lama berakhir saat tautan itu dibuka; "
    "draf dan inovasi tetap di perangkat daerah.",
    "Pindah tugas",
)
FIRST_DAY = Wording(
    "Mulai",
    "Mulai tanggal berapa digantikan?",
    "Selama digantikan, pengingat masuk ke pengganti; peran yang digantikan tidak hilang.",
    "1 Desember 2026",
)
LAST_DAY = Wording(
    "Sampai",
    "Sampai tanggal berapa, termasuk hari itu?",
    "Peran pengganti berakhir sendiri setelah hari itu.",
    "11 Desember 2026",
)


def _why(asked: str, example: str) -> Wording:
    told = "Alasan ini dibaca orangnya dan tercatat di jejak. Jangan tulis nama orang lain."
    return Wording("Alasan", asked, told, example)


WORDS: dict[str, dict[str, Wording]] = {
    "access": {"role": ROLE, "unit": UNIT, "person": WHO},
    "access_refusal": {"reason": REASON},
    "invitation": {"role": INVITED_ROLE, "unit": UNIT},
    "admin_invitation": {"role": INVITED_ROLE, "unit": UNIT},
    "handover": {"reason": HANDED_OVER},
    "deputy": {"first": FIRST_DAY, "last": LAST_DAY},
    "suspension": {
        "reason": _why(
            "Mengapa peran ini ditangguhkan?",
            "Ponsel dilaporkan hilang; menunggu kartu pengganti.",
        )
    },
    "dismissal": {
        "reason": _why(
            "Mengapa peran ini diakhiri?", "Sudah pindah tugas ke perangkat daerah lain."
        )
    },
    "reinstatement": {
        "reason": _why(
            "Mengapa peran ini dipulihkan?", "Ponsel sudah kembali di tangan pemiliknya."
        )
    },
    "erasure": {
        "sure": Wording(
            "Kepastian",
            "Hapus data pribadi Anda sekarang juga?",
            "Nama dan akun Telegram Anda dihapus, peran berakhir, narahubung inovasi yang menyebut "
            "Anda dikosongkan. Inovasi, bukti, dan jejaknya tetap sebagai arsip daerah, dengan "
            "nomor tanpa nama. Tidak dapat dibatalkan.",
            "Hapus data saya",
        )
    },
    "invitation_sheet": {"sheet": SHEET},
    "innovation_sheet": {"sheet": SHEET},
    "people_sheet": {"sheet": SHEET},
}
TITLES = {
    "access": "Minta akses",
    "access_refusal": "Tolak permintaan akses",
    "invitation": "Undang seseorang",
    "admin_invitation": "Undang seseorang",
    "handover": "Serah terima peran",
    "deputy": "Pengganti sementara",
    "suspension": "Tangguhkan peran",
    "dismissal": "Akhiri peran",
    "reinstatement": "Pulihkan peran",
    "erasure": "Hapus data pribadi",
    "invitation_sheet": "Undang banyak orang",
    "innovation_sheet": "Impor inovasi",
    "people_sheet": "Impor orang",
}
