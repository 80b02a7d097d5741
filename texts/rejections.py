"""Why an answer was not taken: the rule, what was given, a valid example."""

from forms import rejections as r
from forms.money import rupiah
from forms.places import written
from texts.screen import short
from texts.words import day, escape, number, size

SHOWN = 60  # characters of what was given
EXPECTED = {
    "text": "Pertanyaan ini dijawab dengan mengetik teks.",
    "long_text": "Ketik jawabannya, atau kirim berkas .docx atau .txt yang berisi teksnya.",
    "choice": "Pilih salah satu tombol, atau ketik pilihannya.",
    "choices": "Centang tombolnya, atau ketik pilihannya dengan koma. Tekan Selesai bila sudah.",
    "date": "Pertanyaan ini dijawab dengan tanggal, mis. 24/11/2026.",
    "hour": "Pertanyaan ini dijawab dengan jam, mis. 08.30.",
    "year": "Pertanyaan ini dijawab dengan tahun, mis. 2027.",
    "offset": "Pertanyaan ini dijawab dengan jumlah hari, mis. H-14 atau H+7.",
    "money": "Pertanyaan ini dijawab dengan jumlah uang, mis. Rp 12.500.000 atau 12,5 juta.",
    "number": "Pertanyaan ini dijawab dengan angka, mis. 87,5.",
    "link": "Pertanyaan ini dijawab dengan tautan, mis. https://youtu.be/abc.",
    "place": "Pertanyaan ini dijawab dengan titik lokasi, mis. -0.1234, 109.4567.",
    "contact": "Pertanyaan ini dijawab dengan nama dan nomor telepon, mis. "
    "Operator Disdikbud, 0812-3456-7890.",
    "files": "Pertanyaan ini dijawab dengan mengirim foto atau berkas, mis. PDF.",
    "proof": "Kirim berkasnya, atau tempel tautannya, mis. https://youtu.be/abc. Lalu tekan "
    "Selesai.",
    "review": "Semua pertanyaan sudah terjawab. Tekan Kirim, atau pilih isian yang mau diubah.",
}

MEDIA = {
    "voice": "pesan suara",
    "audio": "rekaman suara",
    "video_note": "pesan video",
    "sticker": "stiker",
    "story": "cerita",
    "poll": "jajak pendapat",
}


ROOMS = {"innovation": "satu inovasi", "unit": "satu perangkat daerah"}


def tell(error: r.Rejection) -> str:
    if isinstance(error, r.MayBeQuestion):
        return f"{_quoted(error.given)}: jawaban untuk isian ini, atau pertanyaan?"
    if isinstance(error, r.CannotBeSkipped):
        return "Isian ini wajib, jadi tidak dapat dilewati."
    for words in (
        _of_texts,
        _of_values,
        _of_the_plan,
        _of_numbers,
        _of_places,
        _of_contacts,
        _of_files,
        _of_room,
        _of_documents,
    ):
        if said := words(error):
            return said
    raise AssertionError(error)


def short_of(error: r.Rejection) -> str:
    """The same where there is no question under it, nor its *Selesai*."""
    if isinstance(error, r.TooFewWords):
        return f"Paling sedikit {error.least} kata; baru {error.given}."
    return tell(error)


def _of_texts(error: r.Rejection) -> str | None:
    match error:
        case r.WrongForm(expected):
            return EXPECTED[expected]
        case r.TooShort(least, given):
            return f"Paling sedikit {least} huruf; yang diketik {given}."
        case r.TooLong(most, given):
            return f"Paling banyak {most} huruf; yang diketik {given}. Mohon dipersingkat."
        case r.TooFewWords(least, given):
            return f"Paling sedikit {least} kata; baru {given}. Tambahkan lagi, lalu tekan Selesai."
        case r.NotAnOption(given, nearest):
            maybe = f" Mungkin: {escape(', '.join(nearest))}?" if nearest else ""
            return f"{_quoted(given)} tidak ada di pilihan.{maybe}"
    return None


def _of_the_plan(error: r.Rejection) -> str | None:
    match error:
        case r.NotAnHour(given):
            return f"{_quoted(given)} bukan jam. Tulis jam 0 sampai 23. Contoh: 08.30 atau 14."
        case r.NotAYear(given, first, last):
            return f"{_quoted(given)} bukan tahun dari {first} sampai {last}. Contoh: {last}."
        case r.NotAnOffset(given, most):
            return (
                f"{_quoted(given)} bukan jumlah hari dari tenggat; paling jauh {most} hari. "
                "Contoh: H-14 untuk 14 hari sebelum tenggat, H+7 untuk 7 hari sesudahnya."
            )
    return None


def _of_values(error: r.Rejection) -> str | None:
    match error:
        case r.NotADate(given):
            return f"{_quoted(given)} bukan tanggal. Contoh: 24/11/2026 atau 24 November 2026."
        case r.OutOfRange(given, earliest, latest):
            return f"{day(given)} di luar {day(earliest)} sampai {day(latest)}. Periksa tahunnya."
        case r.NotMoney(given):
            return (
                f"{_quoted(given)} tidak terbaca sebagai jumlah uang. Tulis satu angka rupiah "
                "yang bulat. Contoh: Rp 12.500.000 atau 12,5 juta."
            )
        case r.TooMuchMoney(given, most):
            return (
                f"{rupiah(given)} melewati batas {rupiah(most)}. Periksa jumlah nolnya. "
                "Contoh: Rp 12.500.000 atau 12,5 juta."
            )
        case r.NotALink(given):
            return (
                f"{_quoted(given)} bukan tautan. Salin alamat lengkapnya, tanpa spasi. "
                "Contoh: https://youtu.be/abc."
            )
    return None


def _of_numbers(error: r.Rejection) -> str | None:
    match error:
        case r.SeveralFit(given, fitting):
            return f"{_quoted(given)} dapat berarti: {escape('; '.join(fitting))}. Tulis nomornya."
        case r.NotANumber(given):
            return f"{_quoted(given)} bukan angka. Tulis satu angka. Contoh: 87,5 atau 111."
        case r.OutOfScale(given, _, most) if most is not None and given > most:
            return (
                f"{number(given)} melewati skalanya: paling tinggi {number(most)}. "
                f"Contoh: {number(most)}."
            )
        case r.OutOfScale(given, least, _):
            floor = number(least or 0)
            return f"Skala {number(given)} di bawah nilainya, {floor}. Contoh: {floor}."
    return None


def _of_places(error: r.Rejection) -> str | None:
    match error:
        case r.NotCoordinates(given):
            return (
                f"{_quoted(given)} bukan koordinat. Tulis lintang, lalu bujur, atau salin dari "
                "Google Maps. Contoh: -0.1234, 109.4567 atau 0°12'34\" LS 109°20'10\" BT."
            )
        case r.OutsideIndonesia(latitude, longitude):
            return (
                f"Titik {written(latitude, longitude)} di luar Indonesia (lintang -11 sampai 6, "
                "bujur 95 sampai 141). Periksa tanda minusnya. Contoh: -0.1234, 109.4567."
            )
    return None


def _of_contacts(error: r.Rejection) -> str | None:
    example = "Contoh: Operator Disdikbud, 0812-3456-7890."
    match error:
        case r.NotAPhone(given):
            return (
                f"{_quoted(given)} bukan nomor telepon Indonesia yang lengkap. "
                "Contoh: 0812-3456-7890 atau (0561) 123456."
            )
        case r.ContactWithoutName(given):
            return f"Nama belum ada di {_quoted(given)}. Tulis nama dan nomornya. {example}"
        case r.ContactWithoutPhone(given):
            return f"Nomor telepon yang lengkap belum ada di {_quoted(given)}. {example}"
        case r.ContactWithManyPhones(given):
            return f"Ada lebih dari satu nomor di {_quoted(given)}. Tulis satu saja. {example}"
    return None


def _of_files(error: r.Rejection) -> str | None:
    match error:
        case r.WrongFileType(given, allowed):
            named = MEDIA.get(given, short(given, SHOWN))
            types, found = ", ".join(allowed), escape(named) or "tidak dikenal"
            return f"Jenis berkas yang diterima: {types}; isi berkas ini {found}."
        case r.FileTooBig(given, most):
            return f"Berkas {size(given)} terlalu besar; paling besar {size(most)}."
        case r.TooManyFiles(most):
            return f"Paling banyak {most} berkas, dan semuanya sudah ada. Tekan Selesai."
    return None


def _of_room(error: r.Rejection) -> str | None:
    match error:
        case r.QuotaFull(whose, given, used, most):
            return (
                f"Ruang berkas {ROOMS[whose]} {size(most)}, sudah terpakai {size(used)}; berkas "
                f"ini {size(given)}. Perkecil berkasnya, hapus bukti yang tidak dipakai di /bukti, "
                "atau kirim tautannya."
            )
        case r.DiskFull():
            return (
                "Ruang penyimpanan bot sedang penuh, jadi berkas ini belum diterima. Isian yang "
                "lain tetap tersimpan; admin diberi tahu. Kirim lagi nanti, atau kirim tautannya."
            )
        case r.HasMacros(extension):
            return (
                f"Berkas ini berisi makro (.{escape(extension)}), jadi tidak diterima. Buka di "
                "Office, pilih Simpan Sebagai, jenis .docx atau .xlsx tanpa makro, lalu kirim "
                "berkas itu."
            )
    return None


def _of_documents(error: r.Rejection) -> str | None:
    match error:
        case r.UnreadableDocument("doc"):
            return (
                "Berkas .doc lama tidak dapat dibaca. Buka di Word, pilih Simpan Sebagai, "
                "jenis Dokumen Word (.docx), lalu kirim berkas .docx itu."
            )
        case r.UnreadableDocument(extension):
            return (
                f"Berkas .{escape(extension)} ini tidak dapat dibaca: mungkin rusak atau terkunci "
                "kata sandi. Kirim .docx atau .txt tanpa kata sandi, atau tempelkan teksnya."
            )
        case r.EmptyDocument():
            return (
                "Berkas ini tidak berisi teks; mungkin hanya gambar. Kirim .docx atau .txt yang "
                "berisi tulisan, atau tempelkan teksnya."
            )
    return None


def _quoted(given: str) -> str:
    return f"“{escape(short(given, SHOWN))}”"
