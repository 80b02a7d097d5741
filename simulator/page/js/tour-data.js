// The tours, as data. Each step has a note for the visitor and one act of one person:
//   starts   presses Start, if the chat is not open yet
//   says     types and sends these words
//   taps     presses the newest button with this label
//   sees     waits for the newest button with this label, and only points at it
//   shows    waits until the bot has said these words
//   reads    waits for the bot's answer, and leaves it on the screen for a while
//   clock    moves the clock like the button of that name until `sees` is there
//   fills    answers whatever a form asks, by the words of the question, `until` a button is there;
//            a question that no answer names is skipped, if it may be

import { AIM, BENEFIT, DESIGN, PROBLEM } from "./tour-words.js";

const [DISDIKBUD, DINKES, BAPPEDALITBANG, SEKDA] = [1001, 1002, 1003, 1004];

/** `then` is tapped after what was said or sent. */
const ANSWERS = [
  { asks: "Masalah apa", says: PROBLEM, then: "Selesai", note: "Inovasi berawal dari masalah nyata; boleh ditulis panjang, lalu ketuk Selesai." },
  { asks: "Apa nama inovasinya", says: "Jemput Anak Putus Sekolah", note: "Sekarang nama inovasinya." },
  { asks: "tahap mana", taps: "Inisiatif", note: "Pilihan diketuk, tanpa mengetik." },
  { asks: "menggagasnya", taps: "Perangkat Daerah", note: "Setiap jawaban langsung tersimpan; boleh berhenti kapan saja." },
  { asks: "Nama inisiatornya", says: "Bidang Pembinaan SD", note: "Boleh nama jabatan atau unit." },
  { asks: "klasifikasi mana", taps: "Inovasi Perangkat Daerah", note: "Pilihannya mengikuti instrumen tahun ini." },
  { asks: "Digital atau non digital", taps: "Non Digital", note: "Inovasi tidak harus berupa aplikasi." },
  { asks: "bentuk inovasinya", taps: "2", note: "Pilihan yang panjang diberi nomor." },
  { asks: "Urusan pemerintahan mana", says: "pendidikan", note: "Dari 38 urusan, cukup ketik sebagian namanya." },
  { asks: "rancang bangunnya", sends: { name: "Rancang bangun.txt", text: DESIGN }, then: "Selesai", note: "Rancang bangun dikirim sebagai berkas; kata-katanya dihitung." },
  { asks: "Apa tujuannya", says: AIM, then: "Selesai", note: "Tujuan ditulis bebas." },
  { asks: "manfaatnya", says: BENEFIT, then: "Selesai", note: "Manfaat, dan bagi siapa." },
  { asks: "Kapan ", says: "24/11/2026", note: "Tanggal ditulis seperti biasa." },
  { asks: "dapat dihubungi", says: "Operator Disdikbud, 0812-3456-7890", note: "Terakhir, siapa yang dapat dihubungi." },
];

export const TOURS = [
  {
    name: "Daftar sebagai operator",
    about: "Operator Disdikbud mendaftarkan satu inovasi sampai terkirim.",
    steps: [
      { who: DISDIKBUD, starts: true, note: "Operator Disdikbud membuka bot." },
      { who: DISDIKBUD, says: "/daftar", note: "Satu perintah memulai pendaftaran." },
      { who: DISDIKBUD, fills: ANSWERS, until: "Kirim", note: "Isian dijawab satu per satu." },
      { who: DISDIKBUD, taps: "Kirim", note: "Kartu ringkasan diperiksa, lalu dikirim." },
      { who: DISDIKBUD, reads: true, note: "Terkirim. Perangkat daerah ini sudah punya inovasi." },
      { who: BAPPEDALITBANG, shows: "Inovasi baru", note: "Bappedalitbang langsung diberi tahu." },
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
