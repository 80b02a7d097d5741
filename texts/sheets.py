"""Spreadsheets of many: blanks, previews, and what is wrong with a cell."""

import re
from collections.abc import Sequence
from html import unescape

from forms.rejections import Rejection
from services.importing.rows import Lack, Preview
from texts import official_sheet, rejections
from texts.screen import Address, Button, Row, Screen
from texts.words import escape

TITLES = {
    "innovations": "Impor inovasi",
    "people": "Impor orang",
    "invitations": "Undangan massal",
    "scores": "Impor nilai",
}
FILES = {
    "innovations": "inovasi",
    "people": "orang",
    "invitations": "undangan",
    "scores": "nilai",
}
COUNTED = FILES
UNIT, YEAR, ROLE, NAME, TELEGRAM = (
    "Perangkat daerah",
    "Tahun inovasi",
    "Peran",
    "Nama",
    "Telegram ID",
)
NOTES = {
    "unit": "Singkatan atau nama perangkat daerah.",
    "mandate_year": "Tahun kewajiban yang dipenuhi; kosong berarti tahun yang sedang dibuka.",
    "unit_of_post": "Untuk operator dan kepala; kosongkan untuk peran lain.",
    "telegram_id": "Angka dari /mulai orang itu. Kosong: dibuatkan tautan undangan.",
    "name": "Nama dan jabatan, seperti tampil di riwayat.",
    "several": "Beberapa sekaligus dipisah titik koma.",
    "date": "Tanggal, mis. 24/11/2026.",
    "contact": "Nama dan nomor telepon, mis. Operator Disdikbud, 0812-3456-7890.",
    "place": "Lintang dan bujur, mis. -0.1234, 109.4567.",
}
LACKS = {
    Lack.EMPTY: "Wajib diisi.",
    Lack.NOT_ASKED: "Tidak berlaku untuk pilihan di kolom lain pada baris ini: kosongkan.",
    Lack.NOT_A_YEAR: "Tahun empat angka, tidak lewat dari tahun inovasi yang sedang dibuka.",
    Lack.NOT_AN_ASSESSMENT_YEAR: "Tahun penilaian empat angka, paling lambat tahun ini. Contoh: "
    "2026.",
    Lack.CONTRADICTS: "Baris lain di berkas ini memberi nilai yang berbeda untuk inovasi, jenis, "
    "dan tahun yang sama: sisakan satu.",
    Lack.NOT_AN_ID: "Telegram ID hanya angka, seperti yang disebut /mulai. Contoh: 123456789.",
}
EXAMPLES: dict[str, str | int] = {
    "stage": "Penerapan",
    "trial_date": "02/03/2026",
    "application_date": "01/06/2026",
    "development_date": "01/09/2026",
    "budget": 12_500_000,
    "coordinates": "-0.1234, 109.4567",
}
READING = "⏳ Membaca berkas…"
MAKING_CARDS = "⏳ Membuat kartu undangan…"
NOT_A_SHEET = (
    "Berkas ini tidak terbaca sebagai XLSX atau CSV. Simpan ulang sebagai .xlsx, lalu kirim lagi."
)
TOO_LARGE = "Isi berkas ini terlalu besar. Bagi menjadi beberapa berkas."
NOTHING_IN_IT = "Tidak ada baris yang terisi di lembar pertama."
ENTERED = "Berkas ini sudah dimasukkan."
CARDS_AGAIN = "Kartu lama tidak berlaku lagi; ini yang baru."
NO_CARDS = "Semua undangan dari berkas ini sudah dibuka, dicabut, atau lewat waktu."
CORRECTIONS = "Sel yang perlu diperbaiki diberi warna dan catatan. Perbaiki, lalu kirim lagi."
MARKUP = re.compile(r"<[^>]+>")
MOST = 5  # faults told on the card itself


def choosing() -> Screen:
    """The card of /impor."""
    rows = [
        (Button(f"📄 {title}", Address("blank", choice=kind)),) for kind, title in TITLES.items()
    ]
    return Screen(
        "<b>Impor dari XLSX</b>\nPilih jenisnya: bot mengirim templat, Anda mengisi dan "
        "mengirimkannya kembali. Isinya diperlihatkan dulu sebelum dimasukkan.",
        tuple(rows),
    )


def blank_name(kind: str) -> str:
    return f"templat-{FILES[kind]}.xlsx"


def preview(found: Preview, upload_id: int) -> Screen:
    lines = [
        f"<b>{TITLES[found.kind]}: hasil pemeriksaan</b>",
        f"• baru: {found.new}",
        f"• sudah ada, dilewati: {found.known}",
        f"• perlu diperbaiki: {found.faulty}",
    ]
    if found.kind == "scores":
        lines = [lines[0], *official_sheet.counts(found)]
    if found.cards and found.kind == "people":
        lines.append(f"{found.cards} orang tanpa Telegram ID mendapat tautan undangan.")
    return Screen("\n".join([*lines, "", _next(found)]), _ways(found, upload_id))


def refused(why: str, kind: str) -> Screen:
    return Screen(why, ((_again(kind),),))


def progress(done: int, total: int) -> str:
    return f"⏳ {done} dari {total} baris dimasukkan…"


def done(found: Preview, *, cards: int, upload_id: int) -> Screen:
    """`cards` invitations can still be opened."""
    there = found.new + found.known
    text = f"✅ <b>Selesai.</b> {there} {COUNTED[found.kind]} dari berkas ini sudah masuk."
    if found.faulty:
        text += f"\n{found.faulty} baris belum: perbaiki di lembar tadi, lalu kirim lagi."
    ways: tuple[Row, ...] = ((_again(found.kind),),)
    if cards:
        text += f"\n{cards} undangan menunggu dibuka, masing-masing 72 jam."
        ways = ((Button("🖨 Buat ulang kartu", Address("cards", upload_id)),), *ways)
    return Screen(text, ways)


def cards_caption(count: int) -> str:
    return f"{count} kartu undangan: gunting dan bagikan. Satu tautan untuk satu orang, 72 jam."


def missing_columns(titles: Sequence[str]) -> str:
    named = ", ".join(f"“{escape(title)}”" for title in titles)
    return f"Kolom {named} tidak ditemukan. Pakai templat dari /impor; jangan ubah judul kolomnya."


def too_many_rows(most: int) -> str:
    return f"Paling banyak {most} baris dalam satu berkas. Bagi menjadi beberapa berkas."


def fault(why: Rejection | Lack) -> str:
    """For the comment of a cell: plain text."""
    if isinstance(why, Lack):
        return LACKS[why]
    return unescape(MARKUP.sub("", rejections.tell(why)))


def _next(found: Preview) -> str:
    if found.may_enter and found.faulty:
        return "Yang baru dapat dimasukkan sekarang; sisanya setelah diperbaiki."
    if found.may_enter:
        return "Belum ada yang dimasukkan. Lanjutkan?"
    if found.faulty:
        return "Belum ada yang dimasukkan: perbaiki dulu lembar di bawah, lalu kirim lagi."
    return "Semua baris sudah ada; tidak ada yang perlu dimasukkan."


def _ways(found: Preview, upload_id: int) -> tuple[Row, ...]:
    again = (_again(found.kind),)
    if not found.may_enter:
        return (again,)
    label = f"✅ Masukkan {found.new} {COUNTED[found.kind]}"
    return ((Button(label, Address("enter", upload_id)),), again)


def _again(kind: str) -> Button:
    return Button("📤 Kirim berkas lain", Address("blank", revision=1, choice=kind))
