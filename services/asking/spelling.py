"""From what is typed to plain words: abbreviations, Pontianak Malay, numbers, endings."""

import re
from collections.abc import Iterator
from functools import lru_cache

TOKEN = re.compile(
    r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|\d+(?:,\d+)?|[<>≤≥]=?|[^\W\d_]+\d?(?![^\W_])|\w+"
)
APOSTROPHES = re.compile(r"['’`‘]")
DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
SPELLED = {
    "yg": "yang", "blm": "belum", "blum": "belum", "lom": "belum", "lum": "belum", "blom": "belum",
    "brp": "berapa", "brapa": "berapa", "brape": "berapa", "sp": "siapa", "sape": "siapa",
    "spa": "siapa", "siape": "siapa", "sapa": "siapa", "aj": "saja", "aja": "saja",
    "jak": "saja", "jk": "saja", "sj": "saja", "thn": "tahun", "th": "tahun", "taun": "tahun",
    "taon": "tahun", "pny": "punya", "punye": "punya", "udh": "sudah", "udah": "sudah",
    "dah": "sudah", "sdh": "sudah", "uda": "sudah", "lg": "lagi", "lgi": "lagi", "tdk": "tidak",
    "gak": "tidak", "ga": "tidak", "gk": "tidak", "nggak": "tidak", "ngga": "tidak",
    "ndak": "tidak", "nda": "tidak", "tadak": "tidak", "tak": "tidak", "kagak": "tidak",
    "engga": "tidak", "enggak": "tidak", "utk": "untuk", "buat": "untuk", "tuk": "untuk",
    "dgn": "dengan", "dg": "dengan", "sm": "sama", "ama": "sama", "dr": "dari", "dri": "dari",
    "pd": "pada", "kpd": "kepada", "dlm": "dalam", "krn": "karena", "tgl": "tanggal",
    "bln": "bulan", "gmn": "bagaimana", "gimana": "bagaimana", "gmana": "bagaimana",
    "gimane": "bagaimana", "gmne": "bagaimana", "bgmn": "bagaimana", "bgaimana": "bagaimana",
    "cemane": "bagaimana", "cammane": "bagaimana", "camane": "bagaimana", "kpn": "kapan",
    "kapn": "kapan", "bile": "kapan", "bila": "kapan", "sy": "saya", "sya": "saya", "aku": "saya",
    "gue": "saya", "gw": "saya", "saye": "saya", "ku": "saya", "jgn": "jangan", "jangn": "jangan",
    "jgan": "jangan", "dmn": "dimana", "dimane": "dimana", "tlg": "tolong", "tlong": "tolong",
    "tlng": "tolong", "mhn": "mohon", "mw": "mau", "nak": "mau", "mo": "mau", "pengen": "ingin",
    "pgn": "ingin", "pingin": "ingin", "hendak": "ingin", "dl": "dulu", "dlu": "dulu",
    "td": "tadi", "tdi": "tadi", "kmrn": "kemarin", "kemaren": "kemarin", "bs": "bisa",
    "bise": "bisa", "dpt": "dapat", "jml": "jumlah", "jlh": "jumlah", "jmlh": "jumlah",
    "rangking": "peringkat", "ranking": "peringkat", "rank": "peringkat", "rengking": "peringkat",
    "peringkt": "peringkat", "ngumpul": "kumpul", "dedlen": "deadline", "dedline": "deadline",
    "deadlen": "deadline", "ddl": "deadline", "dateline": "deadline",
    "bsar": "besar", "besak": "besar", "bsr": "besar", "bagos": "bagus", "besok": "besok",
    "inov": "inovasi", "inovasinye": "inovasi", "invasi": "inovasi", "novasi": "inovasi",
    "excel": "xlsx", "exel": "xlsx", "eksel": "xlsx", "xls": "xlsx", "spreadsheet": "xlsx",
    "progress": "progres", "vs": "versus", "no": "nomor", "nmr": "nomor", "nope": "hp",
    "tlp": "telepon", "telp": "telepon", "telpon": "telepon", "wa": "whatsapp",
    "verif": "verifikasi", "ok": "oke", "trims": "terimakasih", "makasih": "terimakasih",
    "makasi": "terimakasih", "mksh": "terimakasih", "tks": "terimakasih", "thanks": "terimakasih",
    "trmksh": "terimakasih", "tq": "terimakasih", "ass": "assalamualaikum",
    "askum": "assalamualaikum", "aslm": "assalamualaikum", "lbh": "lebih", "krg": "kurang",
    "trakhir": "terakhir", "smua": "semua", "smw": "semua", "seluruh": "semua", "segala": "semua",
    "bbrp": "beberapa", "ank": "anak", "dtg": "datang", "kab": "kabupaten", "prov": "provinsi",
    "kirm": "kirim", "krm": "kirim", "krim": "kirim", "lap": "laporan", "dok": "dokumen",
    "met": "selamat", "opr": "operator", "inpt": "input", "knp": "kenapa", "knapa": "kenapa",
    "ngape": "kenapa",
    "bgt": "banget", "sbg": "sebagai", "trs": "terus", "trus": "terus", "tp": "tapi",
    "msh": "masih", "maseh": "masih", "skrg": "sekarang", "skg": "sekarang", "hr": "hari",
    "sampe": "sampai", "kite": "kita", "kame": "kami", "kmi": "kami", "ni": "ini", "tu": "itu",
    "tuh": "itu", "nih": "ini", "perengkat": "peringkat", "sblm": "sebelum", "stlh": "setelah",
    "dsb": "", "dst": "", "ngingetin": "ingatkan", "inget": "ingat",
    "kasi": "kasih", "kase": "kasih", "tau": "tahu", "balek": "balik", "naek": "naik",
    "skpd": "opd", "instansi": "opd", "pkm": "puskesmas",
    "kec": "kecamatan", "camat": "kecamatan", "kapus": "puskesmas", "sei": "sungai",
    "sui": "sungai", "telok": "teluk", "tampilin": "tampilkan", "liat": "lihat", "liatin": "lihat",
}  # fmt: skip
NUMBERS = {
    "nol": 0, "satu": 1, "dua": 2, "due": 2, "tiga": 3, "tige": 3, "empat": 4, "lima": 5,
    "lime": 5, "enam": 6, "tujuh": 7, "tujoh": 7, "delapan": 8, "lapan": 8, "sembilan": 9,
    "sepuluh": 10, "sepuloh": 10, "ten": 10, "sebelas": 11, "belas": 0, "lusin": 12,
    "duapuluh": 20,
}  # fmt: skip
CLITICS = ("nye", "nya", "kah", "lah", "pun", "ny", "tah")
PREFIXES = (
    "memper", "diper", "meng", "meny", "mem", "men", "peng", "peny", "pem", "pen", "nge", "ber",
    "ter", "per", "di", "me", "pe", "se", "ke", "ng", "ny", "n", "m",
)  # fmt: skip
RESTORED = {
    "meny": "s", "peny": "s", "ny": "s", "men": "t", "pen": "t", "n": "t", "mem": "p", "pem": "p",
    "m": "p", "meng": "k", "peng": "k", "ng": "k",
}  # fmt: skip
SUFFIXES = ("", "kan", "in", "an", "i")


def tokens(text: str) -> list[str]:
    """As typed, though without punctuation; numbers, dates and signs of comparison stay whole."""
    plain = APOSTROPHES.sub("", text.replace("\x00", ""))
    return TOKEN.findall(re.sub(r"(\d)\.(\d{1,2})(?!\d)", r"\1,\2", plain))


@lru_cache(maxsize=4096)
def spelled(token: str) -> str:
    """The plain word of an abbreviation or a doubled one: `yg`, `belum2`, `siapaaa`."""
    word = DRAWN_OUT.sub(r"\1", token.casefold())
    if len(word) > 2 and word.endswith("2") and word[:-1].isalpha():
        word = word[:-1]
    return SPELLED.get(word, word)


@lru_cache(maxsize=4096)
def candidates(word: str) -> tuple[str, ...]:
    """What a word may be a form of, the nearest first: without its endings, by its vowels in the
    regency's Malay (`mane`, `masok`), by its stem."""
    found = dict.fromkeys(_with_vowels(word))
    for base in list(found):
        for clitic in CLITICS:
            if base.endswith(clitic) and len(base) - len(clitic) >= 2:
                found.update(dict.fromkeys(_with_vowels(base.removesuffix(clitic))))
    for base in list(found):
        found.update(dict.fromkeys(_stems(base)))
    return tuple(found)


def _with_vowels(word: str) -> Iterator[str]:
    for form in (word, SPELLED.get(word, word)):
        yield form
        if form.endswith("e"):
            yield form[:-1] + "a"
        if (at := form.rfind("o")) >= len(form) - 3 and at > 0:
            yield form[:at] + "u" + form[at + 1 :]


def _stems(word: str) -> Iterator[str]:
    """Without an ending before without a beginning: `majukan` is of `maju`, not of `ajukan`."""
    fitting = (s for s in SUFFIXES if word.endswith(s) and len(word) - len(s) >= 3)
    bases = [word.removesuffix(suffix) for suffix in fitting]
    yield from (SPELLED.get(base, base) for base in bases)
    for base in bases:
        for prefix in PREFIXES:
            rest = base.removeprefix(prefix)
            if rest != base and len(rest) >= 3:
                yield SPELLED.get(rest, rest)
                if prefix in RESTORED:
                    yield RESTORED[prefix] + rest


def number(word: str) -> float | None:
    if word in NUMBERS and word != "belas":
        return float(NUMBERS[word])
    plain = word.replace(",", ".")
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None
