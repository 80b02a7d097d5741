# ruff: noqa: E501 (the words of a concept are a line)
"""What words mean: stems and set phrases by concept. A concept is what frames are made of."""

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from services.asking.spelling import candidates

WORDS = {
    "NOT": "belum",
    "NO": "tidak tanpa bukan",
    "NONE": "kosong nihil nol absen",
    "DONE": "sudah telah",
    "STILL": "masih lagi tinggal sisa",
    "WHO": "siapa",
    "WHICH": "mana apa",
    "HOWMANY": "berapa jumlah total banyak hitung",
    "WHEN": "kapan",
    "HOW": "bagaimana kondisi keadaan aman info kabar",
    "METHOD": "cara langkah prosedur panduan tutorial syarat petunjuk ajari",
    "ASKS": "apakah kenapa",
    "ASKING": "tanya nanya bertanya",
    "WRONG": "salah keliru",
    "DAY": "hari waktu",
    "CLOSE": "tutup ditutup buka dibuka",
    "UNIT": "opd unit",
    "KIND": "kecamatan puskesmas dinas badan sekretariat kelurahan",
    "INNOV": "inovasi",
    "HAVE": "punya ada milik isi penuh",
    "SEND": "kirim setor masuk lapor kumpul submit sampaikan serah ajukan usul gerak beres tuntas share",
    "DUTY": "kewajiban wajib mandat",
    "RANK": "peringkat urutan klasemen juara top terbaik tertinggi teratas besar unggul pemenang",
    "BEST": "bagus tinggi baik rajin hebat cepat tercepat terbanyak terlengkap",
    "WORST": "terendah rendah terbawah bawah terburuk buruk jelek buncit terkecil tersedikit sedikit malas",
    "MOST": "paling ter",
    "POSITION": "posisi keberapa",
    "SCORE": "skor nilai poin score",
    "PERCENT": "persen persentase progres capaian realisasi pencapaian",
    "TREND": "tren naik turun perkembangan grafik trend meningkat menurun",
    "RECAP": "rekap rekapitulasi laporan ringkasan bahan unduh download export ekspor",
    "COMPARE": "banding sanding komparasi versus lawan bagusan perbandingan selisih beda perbedaan",
    "FORMAT": "pdf xlsx gambar png teks whatsapp",
    "REMIND": "ingat pengingat colek tegur senggol peringatan reminder",
    "LAST": "terakhir",
    "HISTORY": "riwayat histori catatan",
    "DEADLINE": "tenggat deadline",
    "MOVE": "undur mundur perpanjang panjang maju geser",
    "CHANGE": "ubah ganti edit perbaiki koreksi ralat revisi betulkan",
    "OPERATOR": "operator pic petugas",
    "CONTACT": "kontak hp telepon whatsapp narahubung",
    "LINKED": "tertaut terhubung hubung taut akun telegram bot",
    "BOT": "kamu",
    "COMPLETE": "lengkap kelengkapan",
    "SHORT": "kurang",
    "EVIDENCE": "bukti dokumen berkas eviden evidence lampiran data",
    "PROOF": "sk video foto regulasi perbup",
    "DRAFT": "draf draft isian",
    "VERIFY": "verifikasi validasi",
    "DECIDE": "setuju setujui tolak kembalikan terima acc approve",
    "INPUT": "input entri isi catat masukkan ketik",
    "WANT": "ingin mau minta",
    "REGISTER": "daftar registrasi tambah bikin ajukan usul mendaftar pendaftaran",
    "NEW": "baru",
    "LIST": "tampilkan lihat list sebutkan daftar tunjukkan cek senarai",
    "CANCEL": "batal keluar cancel",
    "CONTINUE": "lanjut lanjutkan teruskan",
    "TOPIC": "iga",
    "BACK": "kembali balik",
    "STEP": "langkah sebelumnya pertanyaan tadi",
    "HELP": "bantuan help bantu menu tolongin bingung",
    "STOP": "jangan stop henti berhenti mati matikan kok terus",
    "LEAVE": "pindah mutasi pensiun rotasi resign",
    "WE": "kami kita saya",
    "GREET": "halo hai hi assalamualaikum pagi siang sore malam salam selamat terimakasih permisi "
    "wr wb wassalam waalaikumsalam noted mantap siap oke hallo helo hello sip laksanakan",
    "INDEX": "indeks iid",
    "SEARCH": "cari temukan mirip serupa contoh",
    "ABOUT": "tentang soal bidang urusan mengenai terkait seputar",
    "ANNOUNCE": "umumkan pengumuman infokan beritahu siarkan broadcast kabarkan",
    "CIRCULAR": "edaran",
    "READ": "baca",
    "PACKAGE": "paket spirit",
    "SETTING": "pengaturan setelan atur aturan ketentuan",
    "GLANCE": "sekilas",
    "WEEKLY": "mingguan",
    "IMPORT": "impor import",
    "PAUSE": "jeda tahan tunda",
    "SCHEDULE": "jadwal rencana",
    "POST": "kepala kadis pimpinan verifikator",
    "FROZEN": "ditetapkan penetapan",
    "COMMIT": "komitmen berkomitmen",
    "SUBSCRIBE": "kabari langganan berlangganan",
    "EVERY": "tiap setiap rutin",
    "INVITE": "undang undangan",
    "WITHDRAW": "tarik cabut narik",
    "ASKED": "ditanyakan ditanya tanyakan",
    "UPLOAD": "upload unggah lampirkan",
    "VERIFIED": "terverifikasi diverifikasi disetujui diterima divalidasi lolos",
    "STATUS": "status ditolak dikembalikan ditarik diunggah dinilai dikirim menunggu",
    "FILTER": "digital nondigital penerapan inisiatif tahap tahapan",
    "REGENCY": "kabupaten",
    "ALL": "semua",
    "FIELD": "nama judul masalah tujuan manfaat",
    "FOREIGN": "hapus delete tpp gaji harga cuaca presiden gubernur ktp rusak lowongan "
    "sholat kendaraan motor anak sakit pilkada pemilu pantun lelucon penduduk",
    "STOPWORD": "yang di ke dari dan atau untuk pada kepada dengan sama itu ini saja dong ya sih "
    "kah lah deh pak bu bapak ibu min admin mas mbak bang kak bos tolong mohon coba kalau kalo "
    "per buat dalam nah eh oh nanti dulu tadi pun juga bisa dapat tahun tahunan kemarin sekarang "
    "secara adalah akan bagi oleh para agar supaya jadi menjadi hasil daerah perlu harus "
    "langsung segera sampai lebih tanggal nomor sekalian tadi tersebut sebagai serta cuma "
    "hanya yg berdasarkan menurut beserta si banget kan loh lho nih ndan maaf sangat "
    "nya buatkan buatin kira rapat bupati wabup sekda sering bulan saat sekali yah dah tapi padahal dimana besok lalu depan apel senin selasa rabu kamis jumat sabtu minggu pernah orang pakai antara berikut satu format bentuk versi",
}  # first come, first served: what stands above is taken before
PHRASES = {
    "apa saja": "WHICH", "mana saja": "WHICH", "siapa saja": "WHO", "perangkat daerah": "UNIT",
    "macam mana": "HOW", "sampai mana": "HOW", "sejauh mana": "HOW", "sampai dimana": "HOW",
    "batas akhir": "DEADLINE", "batas waktu": "DEADLINE", "paling lambat": "DEADLINE",
    "jatuh tempo": "DEADLINE", "hari terakhir": "DEADLINE", "sisa hari": "DEADLINE",
    "bukti dukung": "EVIDENCE", "bukti pendukung": "EVIDENCE", "berkas pendukung": "EVIDENCE",
    "data dukung": "EVIDENCE", "kasih tahu": "ANNOUNCE", "beri tahu": "ANNOUNCE",
    "tanda tangan": "COMMIT", "surat edaran": "CIRCULAR",
    "arsip edaran": "CIRCULAR", "data saya": "PERSONAL", "buka draf": "CONTINUE", "berapa hari": "DAYSLEFT",
    "buka pengaturan": "SETTING", "buka paket": "PACKAGE", "buka edaran": "CIRCULAR",
    "data pribadi": "PERSONAL",
    "data pribadi saya": "PERSONAL", "kesehatan bot": "HEALTH", "minggu ini": "WEEKLY",
    "ganti peran": "ROLES", "pindah tugas": "LEAVE", "serah terima": "LEAVE", "alih tugas": "LEAVE", "peran saya": "ROLES", "unit kerja": "UNIT", "nomor satu": "RANK",
    "sudah apa belum": "DONE", "sudah atau belum": "DONE", "unit saya": "WE", "unit kami": "WE",
    "opd saya": "WE", "opd kami": "WE", "tidak jadi": "CANCEL", "terima kasih": "GREET",
    "terima kasih banyak": "GREET",
    "selamat pagi": "GREET", "apa kabar": "GREET", "apa itu": "METHOD", "itu apa": "METHOD", "hari ini": "STOPWORD",
    "hasil verifikasi": "SCORE", "tidak usah": "STOP",
    "nomor hp": "CONTACT", "nomor whatsapp": "CONTACT", "nomor telepon": "CONTACT",
    "penanggung jawab": "OPERATOR", "contact person": "CONTACT", "kontak person": "CONTACT",
    "yang pegang": "OPERATOR", "yang urus": "OPERATOR", "uji coba": "FILTER",
    "tata kelola": "FILTER", "pelayanan publik": "FILTER", "non digital": "FILTER",
    "lebih tinggi": "COMPARE", "lebih bagus": "COMPARE", "lebih baik": "COMPARE", "lebih unggul": "COMPARE",
    "lebih banyak": "COMPARE",
    "kasih tahu saya": "STOPWORD", "beri tahu saya": "STOPWORD", "beritahu saya": "STOPWORD",
    "kasih tahu kami": "STOPWORD", "beri tahu kami": "STOPWORD", "tanggal berapa": "WHEN",
    "terimakasih banyak": "GREET",
    "dari tahun ke tahun": "TREND", "tahun terakhir": "TREND", "kubu raya": "REGENCY",
    "satu inovasi": "DUTY", "satu opd": "DUTY", "satu perangkat daerah": "DUTY",
    "inovasi daerah": "INNOV", "rancang bangun": "TOPIC", "di bawah": "BELOW",
    "bot ini": "BOT", "bisa apa": "METHOD", "sama sekali": "STOPWORD", "apel senin": "STOPWORD",
    "menunggu verifikasi": "STATUS", "belum diverifikasi": "STATUS", "langkah sebelumnya": "STEP",
    "di bot": "LINKED", "satu langkah": "STEP", "yang harus": "STOPWORD", "mau narik": "WITHDRAW",
    "skor resmi": "SCORE", "nilai resmi": "SCORE", "skor mandiri": "SCORE",
    "nilai mandiri": "SCORE", "skor verifikasi": "SCORE", "nilai verifikasi": "SCORE",
    "skor iga": "SCORE", "nilai iga": "SCORE", "tahun ini": "STOPWORD", "tahun lalu": "STOPWORD",
    "paling sedikit": "WORST", "paling bawah": "WORST", "paling atas": "RANK", "paling banyak": "BEST", "luar biasa": "BEST",
    "apa kegunaan": "METHOD", "ke berapa": "POSITION", "nomor berapa": "POSITION",
    "urutan berapa": "POSITION", "peringkat berapa": "POSITION", "di mana": "STOPWORD",
}  # fmt: skip
CONCEPT_OF = {word: concept for concept, words in reversed(WORDS.items()) for word in words.split()}
ALSO = {
    "daftar": frozenset({"REGISTER", "LIST"}),
    "isi": frozenset({"HAVE", "INPUT"}),
    "masukkan": frozenset({"INPUT", "REGISTER"}),
    "input": frozenset({"INPUT", "REGISTER", "SEND"}),
    "ajukan": frozenset({"SEND", "REGISTER"}),
    "usul": frozenset({"SEND", "REGISTER"}),
    "whatsapp": frozenset({"FORMAT", "CONTACT"}),
    "mundur": frozenset({"MOVE", "BACK"}),
    "pindah": frozenset({"LEAVE", "MOVE"}),
    "baik": frozenset({"BEST", "GREET"}),
    "stop": frozenset({"STOP", "CANCEL"}),
    "dikirim": frozenset({"STATUS", "SEND"}),
    "ditarik": frozenset({"STATUS", "WITHDRAW"}),
    "data": frozenset({"EVIDENCE", "RECAP"}),
    "info": frozenset({"HOW", "LIST"}),
    "pengingat": frozenset({"REMIND", "REMINDER"}),
    "nama": frozenset({"FIELD", "LIST"}),
    "ringkasan": frozenset({"RECAP", "GLANCE"}),
}
"""Words of more than one meaning; frames take the one that fits."""
PHRASE_OF = {tuple(phrase.split()): concept for phrase, concept in PHRASES.items()}
LONGEST_PHRASE = max(map(len, PHRASE_OF))
LONG_WORDS = tuple(
    word for word, it in CONCEPT_OF.items() if len(word) >= 5 and it not in {"STOPWORD", "FOREIGN"}
)


@lru_cache(maxsize=4096)
def known(word: str) -> str | None:
    """The word of ours that this is a form of, a slip of the finger aside."""
    return next((form for form in candidates(word) if _is_form(word, form)), None)


def _is_form(word: str, form: str) -> bool:
    """Small words have no stems: `bersih` is no form of `sih`."""
    concept = CONCEPT_OF.get(form)
    return concept is not None and (concept != "STOPWORD" or word.startswith(form[:-1]))


@lru_cache(maxsize=4096)
def guessed(word: str) -> str | None:
    """The word of ours that was likely meant; one letter wrong, two in long words."""
    if len(word) < 5 or not word.isalpha():
        return None
    most = 1 if len(word) < 9 else 2
    found = process.extract(word, LONG_WORDS, scorer=OSA.distance, score_cutoff=most, limit=2)
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return found[0][0] if found[0][0][0] == word[0] else None


def concepts(word: str) -> frozenset[str]:
    return ALSO.get(word) or frozenset({CONCEPT_OF[word]})
