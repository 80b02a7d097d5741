"""The words of the registration form: a label, the question, and an example for each key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    label: str
    ask: str
    example: str


WORDS: dict[str, Wording] = {
    "problem": Wording(
        "Masalah",
        "Masalah apa yang ingin dipecahkan? Ceritakan apa adanya; boleh beberapa pesan.",
        "Warga menunggu tiga jam untuk legalisir karena berkas diperiksa satu per satu.",
    ),
    "name": Wording("Nama inovasi", "Apa nama inovasinya?", "SAPA WARGA"),
    "stage": Wording("Tahapan", "Sudah sampai tahap mana?", "Uji Coba"),
    "trial_date": Wording(
        "Tanggal uji coba", "Kapan uji coba dimulai?", "24/11/2026 atau 24 November 2026"
    ),
    "document": Wording(
        "Dokumen",
        "Kirim satu dokumen pendukung (SK, surat tugas, atau foto). Boleh dilewati dan disusulkan.",
        "SK Inovasi.pdf",
    ),
}
