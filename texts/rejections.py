"""Why an answer was not taken: the rule, what was given, a valid example."""

from forms import rejections as r
from texts.words import day, escape, size

EXPECTED = {
    "text": "Pertanyaan ini dijawab dengan mengetik teks.",
    "long_text": "Pertanyaan ini dijawab dengan mengetik teks.",
    "choice": "Pilih salah satu tombol, atau ketik pilihannya.",
    "date": "Pertanyaan ini dijawab dengan tanggal, mis. 24/11/2026.",
    "file": "Pertanyaan ini dijawab dengan mengirim berkas (PDF atau foto), atau tekan Lewati.",
    "review": "Semua pertanyaan sudah terjawab. Tekan Kirim, atau pilih isian yang mau diubah.",
}


def tell(error: r.Rejection) -> str:  # noqa: C901, PLR0911 (a table)
    match error:
        case r.WrongForm(expected):
            return EXPECTED[expected]
        case r.TooShort(least, given):
            return f"Paling sedikit {least} huruf; yang diketik {given}. Contoh: SAPA WARGA."
        case r.TooLong(most, given):
            return f"Paling banyak {most} huruf; yang diketik {given}. Mohon dipersingkat."
        case r.TooFewWords(least, given):
            return f"Paling sedikit {least} kata; baru {given}. Tambahkan lagi, lalu tekan Selesai."
        case r.NotADate(given):
            return (
                f"“{escape(given[:60])}” bukan tanggal. Contoh: 24/11/2026 atau 24 November 2026."
            )
        case r.OutOfRange(given, earliest, latest):
            return f"{day(given)} di luar {day(earliest)} sampai {day(latest)}. Periksa tahunnya."
        case r.NotAnOption(given, nearest):
            return f"“{escape(given[:60])}” tidak ada di pilihan. Mungkin: {', '.join(nearest)}?"
        case r.WrongFileType(given, allowed):
            types = ", ".join(allowed)
            return (
                f"Jenis berkas yang diterima: {types}; isi berkas ini {given or 'tidak dikenal'}."
            )
        case r.FileTooBig(given, most):
            return f"Berkas {size(given)} terlalu besar; paling besar {size(most)}."
    raise AssertionError(error)
