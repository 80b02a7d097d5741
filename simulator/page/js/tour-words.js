// What the officer of the first tour says: an innovation as an office might write it down.

export const PROBLEM =
  "Banyak anak di desa pesisir berhenti sekolah tanpa tercatat. Data dari desa, sekolah dan " +
  "dinas tidak sama, sehingga bantuan datang terlambat. Guru mencatat di buku, desa mencatat " +
  "di lembar lain, dan tidak ada yang tahu anak mana yang harus dijemput lebih dahulu.";

export const AIM =
  "Setiap anak usia sekolah yang berhenti diketahui namanya dalam satu bulan, didatangi, dan " +
  "ditawari jalan kembali ke sekolah atau ke kelompok belajar.";

export const BENEFIT =
  "Anak kembali belajar, orang tua tahu bantuan yang tersedia, sekolah dan desa memakai satu " +
  "daftar, dan dinas dapat menyalurkan bantuan kepada yang paling membutuhkan.";

export const DESIGN = `Dasar hukum. Inovasi ini berpegang pada Peraturan Pemerintah Nomor 38 Tahun 2017 tentang Inovasi Daerah, serta pada kewajiban pemerintah daerah untuk menjamin setiap anak usia sekolah memperoleh pendidikan dasar.

Permasalahan. Anak yang berhenti sekolah tidak tercatat pada satu tempat. Sekolah hanya tahu siapa yang tidak lagi hadir, desa hanya tahu siapa yang masih tinggal di wilayahnya, dan dinas menerima jumlah tanpa nama. Akibatnya petugas baru bergerak setelah tahun ajaran berganti, ketika anak sudah bekerja atau menikah dan semakin sulit diajak kembali.

Isu strategis. Wilayah pesisir dan sungai membuat jarak antara rumah dan sekolah jauh, biaya perjalanan tinggi, dan kunjungan guru jarang. Angka putus sekolah yang kecil dalam laporan menyembunyikan desa yang persoalannya besar. Tanpa daftar nama, bantuan beasiswa dan perlengkapan sekolah tidak sampai kepada anak yang paling membutuhkan.

Metode pembaharuan. Sebelum inovasi, guru dan perangkat desa mencatat sendiri-sendiri, dan tidak ada yang mencocokkan. Dengan inovasi ini, setiap sekolah menyetor daftar anak yang tiga minggu tidak hadir, setiap desa memeriksa apakah anak itu masih tinggal di sana, dan dinas menyatukan keduanya menjadi satu daftar jemput. Setiap nama mendapat satu penjemput: guru, kader, atau perangkat desa, yang datang ke rumah dalam tujuh hari dan mencatat alasannya.

Keunggulan. Daftar disusun dengan nama, bukan dengan jumlah. Penjemput tahu alasan sebelum menawarkan jalan keluar: beasiswa, perahu sekolah, pindah ke kelompok belajar, atau pendampingan keluarga. Cara ini tidak membutuhkan aplikasi baru, tidak menambah beban biaya bagi warga, dan dapat ditiru oleh kecamatan mana pun.

Tahapan. Pertama, kesepakatan antara dinas, sekolah dan desa tentang isi daftar. Kedua, pengumpulan nama selama satu bulan di dua kecamatan percontohan. Ketiga, kunjungan rumah dan pencatatan alasan. Keempat, rapat bulanan yang memutuskan bantuan untuk setiap anak. Kelima, penilaian hasil bersama Bappedalitbang, lalu perluasan ke seluruh kecamatan pada tahun berikutnya.

Keberlanjutan. Daftar jemput menjadi lampiran rapat koordinasi kecamatan setiap bulan, sehingga tetap berjalan walaupun petugasnya berganti. Setiap akhir semester dinas mengumumkan berapa anak yang kembali belajar, berapa yang masih dijemput, dan apa yang perlu diperbaiki pada cara kerjanya.
`;
