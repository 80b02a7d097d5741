"""The words of the form of a circular."""

from texts.wording import Wording

WORDS = {
    "circular": {
        "number": Wording(
            "Nomor",
            "Nomor surat edaran?",
            "Nomor tercetak di PDF dan di setiap pesan.",
            "800/12/Bappedalitbang",
            "edaran tercatat “belum bernomor”",
        ),
        "day": Wording(
            "Tanggal",
            "Tanggal surat edaran?",
            "Tanggal tercetak di PDF dan mengurutkan arsip.",
            "1 Desember 2026",
        ),
        "subject": Wording(
            "Perihal",
            "Perihal surat edaran?",
            "Ini baris pertama yang dibaca penerima.",
            "Pengisian inovasi perangkat daerah tahun 2026",
        ),
        "body": Wording(
            "Isi",
            "Isi surat edaran? Boleh beberapa pesan.",
            "Isi dibaca di obrolan; yang panjang menjadi ringkasan dengan PDF.",
            "Setiap perangkat daerah mengirim paling sedikit satu inovasi lewat bot ini.",
        ),
        "file": Wording(
            "PDF",
            "Kirim PDF surat edaran yang sudah ditandatangani.",
            "Penerima mendapat PDF ini bersama pesannya.",
            "Surat edaran.pdf",
            "PDF dibuat bot dari isinya",
        ),
        "circle": Wording(
            "Ditujukan kepada",
            "Perangkat daerah mana yang dituju?",
            "Yang bergabung kemudian di unit yang dituju tetap menemukannya di /edaran.",
            "Semua perangkat daerah dan puskesmas",
        ),
        "kinds": Wording(
            "Jenis",
            "Jenis perangkat daerah yang mana? Ketuk satu atau beberapa.",
            "Semua unit sejenis ikut dituju.",
            "Dinas; Kecamatan",
        ),
        "units": Wording(
            "Perangkat daerah",
            "Perangkat daerah yang mana? Ketuk, atau ketik namanya dipisah koma.",
            "Hanya unit ini yang dituju.",
            "disdikbud, dinkes",
        ),
        "roles": Wording(
            "Penerima",
            "Siapa yang menerima? Ketuk satu atau beberapa.",
            "Operator dan kepala menurut unit yang dituju; pimpinan dan Bappedalitbang seluruhnya.",
            "Operator inovasi; Kepala perangkat daerah",
        ),
    }
}
TITLES = {"circular": "Surat edaran"}
