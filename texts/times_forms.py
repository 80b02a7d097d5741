"""The words of the forms about hours of sending and days off."""

from texts.wording import Wording

HOURS = {
    "weekdays": Wording(
        "Hari",
        "Jam kirim ini untuk hari apa saja?",
        "Centang hari-harinya, atau ketik; hari yang tidak dipilih tidak berubah oleh jam ini.",
        "Senin-Kamis, Sabtu",
    ),
    "opens": Wording(
        "Mulai jam",
        "Mulai jam berapa pesan boleh dikirim?",
        "Pesan yang jatuh lebih awal menunggu sampai jam ini.",
        "08.30",
    ),
    "closes": Wording(
        "Sampai jam",
        "Sampai jam berapa pesan boleh dikirim?",
        "Pesan yang jatuh sesudahnya menunggu jam kirim berikutnya.",
        "16.00",
    ),
    "since": Wording(
        "Sejak tanggal",
        "Mulai tanggal berapa jam ini berlaku?",
        "Untuk jam yang sementara, misalnya selama Ramadan.",
        "8 Februari 2027",
        "Jam ini berlaku sejak sekarang.",
    ),
    "until": Wording(
        "Sampai tanggal",
        "Sampai tanggal berapa jam ini berlaku?",
        "Sesudahnya jam yang tetap berlaku lagi.",
        "9 Maret 2027",
        "Jam ini berlaku seterusnya.",
    ),
}
WORDS: dict[str, dict[str, Wording]] = {
    "hours": HOURS,
    "hours_change": HOURS,
    "calendar_day": {
        "what": Wording(
            "Jenis hari",
            "Hari itu libur, atau masuk kerja?",
            "Hari ini mendahului kalender libur nasional.",
            "Libur",
        ),
        "day": Wording(
            "Tanggal",
            "Tanggal berapa?",
            "Langkah yang jatuh pada hari libur maju ke hari kerja sebelumnya.",
            "17 Desember 2026",
        ),
        "reason": Wording(
            "Keterangan",
            "Hari apa itu?",
            "Keterangan dibaca Bappedalitbang, dan tercatat.",
            "Libur daerah",
        ),
    },
}
TITLES = {
    "hours": "Jam kirim baru",
    "hours_change": "Ubah jam kirim",
    "calendar_day": "Hari libur atau masuk",
}
