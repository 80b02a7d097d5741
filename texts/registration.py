"""The words of the registration, a wording for each key of `forms/registration.py`."""

from texts.wording import Wording

WORDS: dict[str, Wording] = {
    "problem": Wording(
        "Masalah",
        "Masalah apa yang ingin dipecahkan? Ceritakan apa adanya.",
        "Inovasi lahir dari persoalan nyata; bagian ini menjadi latar belakang di sistem IGA.",
        "Warga menunggu tiga jam untuk legalisir ijazah karena berkas diperiksa satu per satu, "
        "dan sering harus kembali esok hari karena ada yang kurang.",
    ),
    "name": Wording(
        "Nama inovasi",
        "Apa nama inovasinya?",
        "Nama ini dipakai di daftar, tanda terima, dan sistem kementerian.",
        "SAPA WARGA (Sistem Antrean Pelayanan Legalisir untuk Warga)",
    ),
    "stage": Wording(
        "Tahapan",
        "Sudah sampai tahap mana?",
        "Tahap menentukan tanggal dan hasil yang ditanyakan, dan kapan inovasi dapat dinilai.",
        "Uji Coba: sudah dicoba di satu tempat, belum berlaku di seluruh unit.",
    ),
    "initiator": Wording(
        "Inisiator",
        "Siapa yang menggagasnya?",
        "Kementerian mencatat dari mana gagasan berasal.",
        "Perangkat Daerah: gagasannya dari kantor sendiri, bukan dari satu orang.",
    ),
    "initiator_name": Wording(
        "Nama inisiator",
        "Nama inisiatornya? Boleh nama jabatan atau unit.",
        "Ditulis di profil inovasi sebagai penggagas.",
        "Bidang Pembinaan SMP, Dinas Pendidikan dan Kebudayaan",
    ),
    "classification": Wording(
        "Klasifikasi",
        "Termasuk klasifikasi mana?",
        "Membedakan inovasi milik perangkat daerah, desa, dan masyarakat.",
        "Inovasi Perangkat Daerah: dikerjakan dinas, badan, atau kecamatan.",
    ),
    "digital": Wording(
        "Jenis",
        "Digital atau non digital?",
        "Beberapa indikator dibaca berbeda untuk inovasi digital.",
        "Digital: pengguna memakai aplikasi, situs, atau bot.",
    ),
    "shape": Wording(
        "Bentuk",
        "Apa bentuk inovasinya?",
        "Tiga bentuk ini berasal dari PP 38/2017.",
        "Inovasi pelayanan publik: yang dilayani warga, misalnya antrean jadi lebih pendek.",
    ),
    "affair": Wording(
        "Urusan utama",
        "Urusan pemerintahan mana yang utama? Boleh diketik sebagian namanya.",
        "Indeks daerah menuntut inovasi pada urusan wajib pelayanan dasar.",
        "Pendidikan",
    ),
    "other_affairs": Wording(
        "Urusan lain",
        "Urusan lain yang ikut tersentuh? Tandai semua yang sesuai, lalu Selesai.",
        "Menunjukkan jangkauan inovasi di luar urusan utamanya.",
        "Komunikasi dan Informatika",
        "urusan lain tidak tercatat",
    ),
    "asta_cita": Wording(
        "Asta Cita",
        "Asta Cita mana yang didukung?",
        "Kementerian memetakan inovasi daerah ke delapan Asta Cita.",
        "4 (pembangunan SDM, pendidikan, kesehatan)",
        "inovasi tidak dipetakan ke Asta Cita",
    ),
    "cluster": Wording(
        "Klaster PKPN",
        "Klaster program kerja prioritas nasional (PKPN) mana?",
        "Dipakai untuk pemetaan prioritas nasional.",
        "Pendidikan",
        "inovasi tidak dipetakan ke PKPN",
    ),
    "trial_date": Wording(
        "Tanggal uji coba",
        "Kapan uji coba dimulai?",
        "Menjadi titik awal perhitungan kecepatan penciptaan inovasi (SID-32).",
        "24/11/2026 atau 24 November 2026",
    ),
    "application_date": Wording(
        "Tanggal penerapan",
        "Kapan mulai diterapkan?",
        "Menentukan tahun penilaian: yang diterapkan 2026 dinilai mulai 2027.",
        "1 Desember 2026",
    ),
    "development": Wording(
        "Pengembangan",
        "Apakah sudah dikembangkan lebih lanjut sejak diterapkan? Apa yang berubah?",
        "Inovasi lama yang dikembangkan lagi dapat dinilai kembali.",
        "Sejak Maret 2026 antrean juga dapat diambil dari rumah melalui WhatsApp.",
        "inovasi lama di luar jendela penilaian tidak dapat dinilai",
    ),
    "development_date": Wording(
        "Tanggal pengembangan",
        "Kapan pengembangan itu berlaku?",
        "Dihitung sebagai penerapan baru dalam jendela penilaian.",
        "2 Maret 2026",
    ),
    "design": Wording(
        "Rancang bangun",
        "Jelaskan rancang bangunnya: dasar hukum, permasalahan, isu strategis, metode pembaharuan, "
        "keunggulan, dan tahapan. Boleh beberapa pesan, atau kirim berkas .docx/.txt.",
        "Formulir kementerian mensyaratkan jumlah kata paling sedikit untuk bagian ini.",
        "Dasar hukum: PP 38 Tahun 2017. Permasalahan: antrean legalisir tiga jam setiap hari. "
        "Isu strategis: pelayanan dasar pendidikan. Metode pembaharuan: sebelumnya berkas "
        "diperiksa manual; kini nomor antrean dan daftar periksa dikirim sebelum warga datang. "
        "Keunggulan: waktu tunggu turun menjadi 30 menit. Tahapan: ...",
    ),
    "aim": Wording(
        "Tujuan",
        "Apa tujuannya?",
        "Tujuan dibandingkan dengan hasil saat verifikasi.",
        "Menurunkan waktu tunggu legalisir dari tiga jam menjadi 30 menit pada tahun 2026.",
    ),
    "benefit": Wording(
        "Manfaat",
        "Apa manfaatnya, dan bagi siapa?",
        "Kemanfaatan (SID-33) adalah indikator wajib.",
        "Warga tidak perlu datang dua kali; petugas melayani 60 pemohon sehari, semula 25.",
    ),
    "result": Wording(
        "Hasil",
        "Apa hasilnya sejauh ini? Sebutkan angkanya bila ada.",
        "Hasil yang terukur menjadi dasar nilai kemanfaatan.",
        "Selama uji coba Oktober 2026 ada 412 pemohon; rata-rata waktu tunggu 28 menit.",
    ),
    "budget": Wording(
        "Anggaran",
        "Berapa anggarannya (rupiah)?",
        "Dukungan anggaran (SID-18) dinilai dari dokumennya; angka ini menjadi acuan.",
        "Rp 12.500.000",
        "anggaran tidak tercatat di profil",
    ),
    "business_profile": Wording(
        "Profil bisnis",
        "Kirim profil bisnis inovasi (PDF atau foto), bila ada.",
        "Kementerian menyediakan tempatnya di profil inovasi.",
        "Profil Bisnis SAPA WARGA.pdf",
        "dapat disusulkan lewat /inovasi",
    ),
    "ip_document": Wording(
        "Dokumen HAKI",
        "Kirim surat pencatatan ciptaan atau dokumen HAKI lain, bila ada.",
        "Hak cipta inovator dicatat bersama inovasinya.",
        "Surat Pencatatan Ciptaan.pdf",
        "dapat disusulkan lewat /inovasi",
    ),
    "awards": Wording(
        "Penghargaan",
        "Kirim piagam atau sertifikat penghargaan inovasi ini, bila ada. Boleh beberapa sekaligus.",
        "Penghargaan memperkuat bukti kualitas inovasi.",
        "Piagam.pdf, foto penyerahan.jpg",
        "dapat disusulkan lewat /inovasi",
    ),
    "coordinates": Wording(
        "Koordinat",
        "Di mana lokasinya? Bagikan lokasi (📎 → Lokasi), atau ketik koordinatnya.",
        "Dipakai untuk peta inovasi.",
        "-0,1234; 109,4567",
        "inovasi tidak tampil di peta",
    ),
    "contact": Wording(
        "Narahubung",
        "Siapa yang dapat dihubungi? Bagikan kontak (📎 → Kontak), atau ketik nama dan nomornya.",
        "Bappedalitbang menghubunginya bila ada yang kurang.",
        "Operator Disdikbud, 0812-3456-7890",
    ),
}
