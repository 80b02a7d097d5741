"""The words of the form by which a head signs."""

from texts.wording import Wording

WORDS = {
    "commitment": {
        "name": Wording(
            "Nama",
            "Untuk menandatangani, ketik nama Anda seperti yang tercatat.",
            "Huruf besar, spasi, dan titik tidak menentukan.",
            "Kepala Disdikbud",
        ),
        "position": Wording(
            "Jabatan",
            "Ketik jabatan Anda.",
            "Dicocokkan dengan jabatan di perangkat daerah Anda; boleh diawali Plt.",
            "Kepala Dinas Pendidikan dan Kebudayaan",
        ),
        "title": Wording(
            "Judul rencana",
            "Judul inovasi yang direncanakan?",
            "Rencana tercetak di pernyataan; boleh berubah saat mendaftar.",
            "Antrean legalisir ijazah lewat WhatsApp",
            "judul belum disebut",
        ),
        "planned": Wording(
            "Rencana tanggal",
            "Kapan inovasi direncanakan terkirim?",
            "Tidak boleh lewat dari tenggat.",
            "15 Desember 2026",
            "tanggal belum disebut",
        ),
    }
}
TITLES = {"commitment": "Tanda tangan komitmen"}
