"""The words of the forms about evidence and scores, and what an indicator asks for."""

from services.instrument import Indicator
from services.steps import Step
from texts.wording import Wording
from texts.words import escape

TITLES = {"evidence": "Bukti dukung", "unit_score": "Skor"}
WORDS: dict[str, dict[str, Wording]] = {
    "evidence": {
        "innovation": Wording(
            "Inovasi",
            "Bukti ini untuk inovasi yang mana?",
            "Bukti dihitung untuk satu inovasi.",
            "SAPA WARGA",
        ),
        "indicator": Wording(
            "Indikator",
            "Bukti ini untuk indikator yang mana?",
            "Tiap indikator meminta bukti yang berbeda.",
            "Regulasi Inovasi Daerah",
        ),
        "basis": Wording(
            "Dasar ukuran",
            "Diukur dengan dasar yang mana?",
            "Hanya satu dasar yang dinilai; pilih yang buktinya paling kuat.",
            "penerima manfaat (orang)",
        ),
        "level": Wording(
            "Tingkat",
            "Tingkat mana yang dapat dibuktikan?",
            "Bappedalitbang mencocokkan tingkat ini dengan buktinya.",
            "1",
        ),
        "substances": Wording(
            "Substansi",
            "Substansi apa saja yang ada di dalamnya?",
            "Makin banyak unsur yang terpenuhi, makin tinggi tingkatnya.",
            "Latar belakang inovasi, Manfaat inovasi",
        ),
        "signatory": Wording(
            "Penanda tangan",
            "Siapa yang menandatangani dokumen ini?",
            "Sah tidaknya dokumen bergantung pada penanda tangannya.",
            "Bupati",
        ),
        "nomor": Wording(
            "Nomor",
            "Nomor dokumennya?",
            "Layar kementerian meminta nomor dokumen.",
            "100.3.3.2/145/2026",
            "nomor harus dilengkapi sebelum diunggah ke kementerian",
        ),
        "tanggal": Wording(
            "Tanggal",
            "Tanggal dokumennya?",
            "Tahun dokumen harus sesuai tahun penerapan.",
            "24/11/2026",
            "tanggal harus dilengkapi sebelum diunggah ke kementerian",
        ),
        "tentang": Wording(
            "Tentang",
            "Dokumen atau gambar ini tentang apa?",
            "Pemeriksa mengenali bukti dari keterangan ini.",
            "Penetapan inovasi SAPA WARGA",
        ),
        "proof": Wording(
            "Berkas atau tautan",
            "Kirim berkasnya, boleh beberapa sekaligus, atau tempel tautannya.",
            "Formulir kementerian menerima lampiran sampai sekitar 2 MB. Video di atas 20 MB: "
            "kirim tautannya (YouTube atau Google Drive).",
            "https://youtu.be/abc",
        ),
    },
    "unit_score": {
        "unit": Wording(
            "Perangkat daerah",
            "Skor perangkat daerah yang mana? Boleh diketik singkatannya.",
            "Nilai mandiri, verifikasi, dan resmi ditampilkan terpisah.",
            "disdikbud",
        )
    },
}
FIELDS = {"nomor": "nomor", "tanggal": "tanggal", "tentang": "tentang", "link": "tautan"}


def subject(step: Step) -> list[str]:
    """What the indicator asks for, above the question of an evidence item."""
    if step.indicator is None:
        return []
    return ["", f"<b>{escape(step.indicator.name)}</b>", wanted(step.indicator, step.basis)]


def wanted(one: Indicator, basis: str | None) -> str:
    files = ", ".join(t for t in one.file_types if t != "link")
    return f"Bukti: {escape(one.wanted_evidence(basis))}.\nBerkas: {files}; tautan juga boleh."
