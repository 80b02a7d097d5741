"""The words of the short forms about an innovation that exists."""

from texts.wording import Wording

WORDS: dict[str, dict[str, Wording]] = {
    "withdrawal": {
        "reason": Wording(
            "Alasan",
            "Mengapa inovasi ini ditarik?",
            "Alasan tercatat di riwayat dan dibaca Bappedalitbang.",
            "Terdaftar dua kali; yang dipakai INV-2026-0003.",
        )
    },
    "proposal_refusal": {
        "reason": Wording(
            "Alasan",
            "Mengapa usulan perubahan ini ditolak?",
            "Pengusul menerima alasan ini apa adanya.",
            "Tanggal penerapan tidak sesuai SK yang sudah diverifikasi.",
        )
    },
    "return": {
        "fields": Wording(
            "Yang diperbaiki",
            "Isian atau bukti mana yang harus diperbaiki? Ketuk satu atau beberapa.",
            "Operator hanya ditanyai yang dipilih; yang lain tetap.",
            "Tujuan; Hasil",
        ),
        "reason": Wording(
            "Catatan",
            "Apa yang harus diperbaiki?",
            "Operator menerima catatan ini apa adanya.",
            "Tujuan belum menyebut angka awal dan targetnya.",
        ),
    },
    "lowering": {
        "indicator": Wording(
            "Indikator",
            "Indikator mana yang diturunkan?",
            "Yang lain tetap seperti diputuskan.",
            "Regulasi Inovasi Daerah",
        ),
        "level": Wording(
            "Tingkat",
            "Tingkat mana yang terbukti?",
            "Hanya tingkat di bawah yang diakui unit.",
            "1",
        ),
        "reason": Wording(
            "Alasan",
            "Mengapa tingkatnya diturunkan, dan apa yang kurang?",
            "Operator menerima alasan ini apa adanya.",
            "SK ditandatangani kepala dinas tanpa atas nama Bupati.",
        ),
    },
    "reopening": {
        "reason": Wording(
            "Alasan",
            "Mengapa verifikasi ini dibuka kembali?",
            "Operator menerima alasan ini apa adanya.",
            "SK penerapan ternyata milik inovasi lain.",
        )
    },
    "on_behalf": {
        "unit": Wording(
            "Perangkat daerah",
            "Inovasi ini didaftarkan atas nama perangkat daerah mana? Boleh diketik singkatannya.",
            "Yang mendaftarkan tidak dapat memverifikasi inovasi ini.",
            "disdikbud",
        )
    },
}
TITLES = {
    "withdrawal": "Tarik inovasi",
    "proposal_refusal": "Tolak usulan perubahan",
    "return": "Kembalikan untuk diperbaiki",
    "lowering": "Turunkan tingkat",
    "reopening": "Buka kembali verifikasi",
    "on_behalf": "Daftar atas nama perangkat daerah",
}
