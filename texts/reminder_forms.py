"""The words of the short forms around reminders."""

from texts.wording import Wording

STEP = {
    "hour": Wording(
        "Jam",
        "Jam berapa langkah ini dikirim?",
        "Di luar jam kirim, pesan menunggu sampai jam itu dibuka.",
        "08.30",
    ),
    "recipients": Wording(
        "Penerima",
        "Siapa yang menerima langkah ini?",
        "Bappedalitbang menerima daftar unit, pimpinan menerima rekap.",
        "Operator dan kepala",
    ),
    "offset": Wording(
        "Hari",
        "Berapa hari sebelum tenggat? Tulis H+… untuk sesudahnya.",
        "Langkah yang jatuh pada hari libur maju ke hari kerja sebelumnya.",
        "H-14",
    ),
}
WORDS: dict[str, dict[str, Wording]] = {
    "closing": {
        "reason": Wording(
            "Alasan",
            "Mengapa kewajiban ini ditutup?",
            "Pengingat yang masih menunggu gugur. Pimpinan dan Bappedalitbang menerima laporan "
            "penutupan. Kewajiban yang ditutup tidak dibuka lagi.",
            "Tenggat sudah lewat dan rekap sudah disampaikan kepada Bupati.",
        )
    },
    "new_mandate": {
        "kind": Wording(
            "Jenis kewajiban",
            "Kewajiban apa yang dibuka?",
            "Tiap jenis dihitung dengan caranya sendiri, dan berjalan berdampingan.",
            "Kelengkapan bukti inovasi",
        ),
        "year": Wording(
            "Tahun inovasi",
            "Untuk inovasi tahun berapa?",
            "Satu tahun punya satu kewajiban dari tiap jenis; beberapa tahun dapat berdampingan.",
            "2027",
        ),
        "least": Wording(
            "Bukti",
            "Berapa indikator yang harus punya bukti?",
            "Dihitung pada inovasi unit yang buktinya paling lengkap.",
            "10 indikator",
        ),
        "opens": Wording(
            "Jendela dibuka",
            "Kapan jendela input kementerian dibuka?",
            "Hari itu menjadi langkah pertama; sebelum itu tidak ada pengingat.",
            "1 Februari 2027",
        ),
        "day": Wording(
            "Tenggat",
            "Tenggatnya tanggal berapa?",
            "Langkah pengingat dihitung dari tanggal ini.",
            "31 Desember 2027",
        ),
    },
    "step": STEP,
    "new_step": STEP,
    "pause": {
        "reason": Wording(
            "Alasan",
            "Mengapa pengingat dijeda?",
            "Alasan dibaca Bappedalitbang dan pimpinan, dan tercatat. Selama dijeda tidak ada "
            "langkah yang dikirim.",
            "Unit sedang digabung; inovasinya didaftarkan unit baru.",
        ),
        "until": Wording(
            "Sampai",
            "Sampai tanggal berapa, hari itu termasuk?",
            "Sesudah itu pengingat berjalan lagi dengan sendirinya.",
            "31 Desember 2026",
            "jeda berlaku sampai dilanjutkan lewat /pengingat",
        ),
    },
    "promise": {
        "day": Wording(
            "Tanggal janji",
            "Kapan akan dikirim?",
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
TITLES = {
    "closing": "Tutup kewajiban",
    "new_mandate": "Kewajiban baru",
    "step": "Ubah langkah",
    "new_step": "Langkah baru",
    "pause": "Jeda pengingat",
    "deadline": "Ubah tenggat",
    "promise": "Janji tanggal",
    "not_me": "Bukan saya",
}
