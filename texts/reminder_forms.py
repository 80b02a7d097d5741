"""The words of the short forms around reminders."""

from texts.wording import Wording

WORDS: dict[str, dict[str, Wording]] = {
    "promise": {
        "day": Wording(
            "Tanggal janji",
            "Kapan inovasi akan dikirim?",
            "Tanggal ini menjadi pengingat berikutnya dan diketahui kepala perangkat daerah.",
            "10 Desember 2026",
        )
    },
    "not_me": {
        "who": Wording(
            "Petugas",
            "Siapa yang seharusnya diingatkan? Tulis nama atau jabatannya.",
            "Bappedalitbang membaca jawaban ini dan mengundang orangnya.",
            "Kasubbag Perencanaan",
        )
    },
    "deadline": {
        "day": Wording(
            "Tenggat baru",
            "Tenggatnya menjadi tanggal berapa?",
            "Pengingat dihitung dari tanggal ini.",
            "31 Desember 2026",
        ),
        "reason": Wording(
            "Alasan",
            "Mengapa tenggat ini ditetapkan?",
            "Alasan dibaca semua operator, kepala, dan pimpinan, dan tercatat.",
            "Menyesuaikan jadwal input kementerian.",
        ),
    },
}
TITLES = {"deadline": "Ubah tenggat", "promise": "Janji tanggal", "not_me": "Bukan saya"}
