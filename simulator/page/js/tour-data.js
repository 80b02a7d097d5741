// The tours, as data. Each step has a note for the visitor and one act of one person:
//   starts   presses Start, if the chat is not open yet
//   says     types and sends these words
//   taps     presses the newest button with this label
//   sees     waits for the newest button with this label, and only points at it
//   reads    waits for the bot's answer, and leaves it on the screen for a while
//   clock    moves the clock like the button of that name until `sees` is there

const [DISDIKBUD, DINKES, SEKDA] = [1001, 1002, 1004];

const PROBLEM =
  "Banyak anak di desa pesisir berhenti sekolah tanpa tercatat. Data dari desa, sekolah dan " +
  "dinas tidak sama, sehingga bantuan datang terlambat. Guru mencatat di buku, desa mencatat " +
  "di lembar lain, dan tidak ada yang tahu anak mana yang harus dijemput lebih dahulu.";

export const TOURS = [
  {
    name: "Daftar sebagai operator",
    about: "Operator Disdikbud mendaftarkan satu inovasi sampai terkirim.",
    steps: [
      { who: DISDIKBUD, starts: true, note: "Operator Disdikbud membuka bot untuk pertama kali." },
      { who: DISDIKBUD, says: "/daftar", note: "Satu perintah memulai pendaftaran." },
      { who: DISDIKBUD, says: PROBLEM, note: "Inovasi berawal dari masalah nyata; boleh ditulis panjang." },
      { who: DISDIKBUD, taps: "Selesai", note: "Tulisan cukup: ketuk Selesai." },
      { who: DISDIKBUD, says: "Jemput Anak Putus Sekolah", note: "Sekarang nama inovasinya." },
      { who: DISDIKBUD, taps: "Penerapan", note: "Tahapnya dipilih dengan tombol, tanpa mengetik." },
      { who: DISDIKBUD, says: "24/11/2026", note: "Tanggal ditulis seperti biasa." },
      { who: DISDIKBUD, taps: "Lewati", note: "Berkas PDF boleh menyusul." },
      { who: DISDIKBUD, taps: "Kirim", note: "Kartu ringkasan diperiksa, lalu dikirim." },
      { who: DISDIKBUD, reads: true, note: "Terkirim. Perangkat daerah ini sudah punya inovasi." },
    ],
  },
  {
    name: "Bertanya sebagai Sekda",
    about: "Perangkat daerah mana yang belum punya inovasi?",
    steps: [
      { who: SEKDA, starts: true, note: "Sekda membuka bot yang sama; isinya menurut perannya." },
      { who: SEKDA, says: "/belum", note: "Satu pertanyaan: siapa yang belum?" },
      { who: SEKDA, reads: true, note: "Angka dahulu, lalu daftarnya: siap diteruskan ke grup pimpinan." },
    ],
  },
  {
    name: "Pengingat datang sendiri",
    about: "Jam dimajukan; operator yang belum mendaftar diingatkan.",
    steps: [
      { who: DINKES, starts: true, note: "Operator Dinkes sudah mengenal bot, tetapi belum mendaftar apa pun." },
      { who: DINKES, clock: { to: "due" }, sees: "Mulai daftar", note: "Jam melompat ke jadwal berikutnya, dan pengingat datang." },
      { who: DINKES, taps: "Mulai daftar", note: "Satu ketukan dari pengingat langsung membuka pendaftaran." },
      { who: DINKES, reads: true, note: "Pertanyaan pertama sudah di layar." },
    ],
  },
];
