"""What an officer may write, share or send to a question, as they do it in the chat.

Which spellings a reader knows is shown in tests/forms/; here, that each reaches its question, and
what is said and offered where one does not.
"""

import io
import zipfile

import docx
import pytest

from tests.conftest import House, Player
from tests.filling.acts import PDF
from tests.filling.excerpts import asks

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32
LONG = " ".join(f"kata{n}" for n in range(1200))  # more than one message holds


def word(*paragraphs: str) -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


async def each_is_read(officer: Player, label: str, said: dict[str, str]) -> None:
    """Answers the only question, reads it off the review, goes back to it, and says the next."""
    await officer.says("/daftar")
    for text, shown in said.items():
        await officer.says(text)
        assert "Periksa sebelum dikirim" in officer.screen, text
        assert f"{label}\n{shown}" in officer.screen, text
        await officer.taps(f"✏️ {label}")


async def refused(officer: Player, text: str, *words: str) -> None:
    """The rule, what was given and an example are said, and the question stays."""
    await officer.says(text)
    news = officer.screen.text.splitlines()[0]
    assert news.startswith("⚠️")
    for expected in words:
        assert expected in news
    assert "Daftar inovasi" in officer.screen


def with_buttons(officer: Player) -> int:
    """How many messages can be tapped on."""
    return sum(bool(screen.buttons) for screen in officer.hands.screens)


# ---- dates


@asks("trial_date")
async def test_dates_in_all_spellings(officer: Player) -> None:
    said = {
        "24/11/2026": "24 November 2026",
        "24-11-26": "24 November 2026",
        "24 November 2026": "24 November 2026",
        "Senin, 24 Nop 2025": "24 November 2025",
        "tgl 3 agt 2026": "3 Agustus 2026",
        "2026-02-28": "28 Februari 2026",
        "kemarin": "29 November 2026",
        "hari ini": "30 November 2026",
        "2 hari yang lalu": "28 November 2026",
    }
    await each_is_read(officer, "Tanggal uji coba", said)


@asks("trial_date")
async def test_a_date_that_is_none_is_mended_by_one_tap(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "31 Februari 2026", "“31 Februari 2026”", "bukan tanggal", "24/11/2026")
    await officer.taps("Pakai: 28/02/2026")
    assert "Tanggal uji coba\n28 Februari 2026" in officer.screen


@asks("trial_date")
async def test_a_date_out_of_range_names_the_range(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "24/11/2062", "24 November 2062", "di luar", "2028")
    await officer.taps("Pakai: 24/11/2026")
    assert "Tanggal uji coba\n24 November 2026" in officer.screen


# ---- money


@asks("budget")
async def test_money_as_officers_write_it(officer: Player) -> None:
    said = {
        "Rp 12.500.000": "Rp 12.500.000",
        "12,5 juta": "Rp 12.500.000",
        "500rb": "Rp 500.000",
        "1 milyar 200 juta": "Rp 1.200.000.000",
        "Rp12.500.000,-": "Rp 12.500.000",
        "0": "Rp 0",
    }
    await each_is_read(officer, "Anggaran", said)


@asks("budget")
async def test_money_with_sen_is_mended_by_one_tap(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "sekitar 12.500.000", "“sekitar 12.500.000”", "Contoh: Rp 12.500.000")
    await officer.taps("Pakai: Rp 12.500.000")
    assert "Anggaran\nRp 12.500.000" in officer.screen


@asks("budget")
async def test_a_repair_belongs_to_what_was_said_last(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "sekitar 12.500.000", "tidak terbaca")
    await refused(officer, "belum tahu", "“belum tahu”")
    assert not [label for label in officer.screen.labels if label.startswith("Pakai")]


@asks("budget")
async def test_too_much_money_says_the_limit(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "99999 miliar", "Rp 99.999.000.000.000", "Rp 10.000.000.000.000")


# ---- whom to call, and where it is


@asks("contact")
async def test_a_person_to_call_in_either_order(officer: Player) -> None:
    said = {
        "Operator Disdikbud, 0812-3456-7890": "Operator Disdikbud, 0812-3456-7890",
        "+62 812 3456 7890 Operator Disdikbud": "Operator Disdikbud, 0812-3456-7890",
        "Nama: Operator Disdikbud WA 081234567890": "Operator Disdikbud, 0812-3456-7890",
    }
    await each_is_read(officer, "Narahubung", said)


@asks("contact")
async def test_a_shared_contact(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    officer.hands.shares_contact("+6281234567890")
    await house.settle()
    assert "Narahubung\nOperator Disdikbud, 0812-3456-7890" in officer.screen


@asks("contact")
async def test_a_contact_says_what_it_lacks(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "Operator Disdikbud", "Nomor telepon", "Contoh: Operator Disdikbud")
    await refused(officer, "0812-3456-7890", "Nama belum ada", "0812-3456-7890")
    await refused(officer, "Operator 081234567890 atau 081234567891", "lebih dari satu nomor")
    await officer.taps("Pakai: Operator")
    assert "0812-3456-7890" in officer.screen


@asks("coordinates")
async def test_a_place_typed_and_copied_out_of_a_map(officer: Player) -> None:
    said = {
        "-0.1234, 109.4567": "-0.1234, 109.4567",
        "-0,1234; 109,4567": "-0.1234, 109.4567",
        "109.4567, -0.1234": "-0.1234, 109.4567",
        "https://www.google.com/maps/@-0.1234,109.4567,17z": "-0.1234, 109.4567",
    }
    await each_is_read(officer, "Koordinat", said)


@asks("coordinates")
async def test_a_shared_location(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.shares_location(-0.1234, 109.4567)
    assert "Koordinat\n-0.1234, 109.4567" in officer.screen


@asks("coordinates")
async def test_a_place_without_its_minus_is_mended_by_one_tap(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "Jalan Adisucipto", "bukan koordinat", "-0.1234, 109.4567")
    await refused(officer, "-0.1234, -109.4567", "di luar Indonesia", "minus")
    await officer.taps("Pakai: -0.1234, 109.4567")
    assert "Koordinat\n-0.1234, 109.4567" in officer.screen


# ---- long text


@asks("design")
async def test_a_long_text_in_parts_is_counted_as_it_grows(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("satu dua tiga")
    assert "3 dari 300 kata" in officer.screen
    await officer.says("empat lima")
    assert "5 dari 300 kata" in officer.screen
    await officer.taps("Selesai")
    assert "Rancang bangun\nsatu dua tiga\n\nempat lima" in officer.screen


@asks("design")
async def test_a_paste_that_a_phone_cuts_in_pieces_is_one_answer(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says(LONG)
    pieces = [m for m in officer.hands.messages if m.sender.id == 1001 and "kata" in m.text]
    assert len(pieces) == 3
    assert "1200 dari 300 kata" in officer.screen
    assert with_buttons(officer) == 1
    await officer.taps("Selesai")
    assert "Rancang bangun\nkata0 kata1 kata2" in officer.screen


@asks("design")
async def test_a_long_text_out_of_a_document(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.sends_file("rancang bangun fix.docx", word("Dasar hukum.", "PP 38 Tahun 2017."))
    assert "6 dari 300 kata" in officer.screen
    await officer.sends_file("tambahan.txt", "Tahapan: dua.".encode("utf-16"))
    assert "8 dari 300 kata" in officer.screen
    await officer.taps("Selesai")
    assert "Dasar hukum.\nPP 38 Tahun 2017.\n\nTahapan: dua." in officer.screen


@asks("design")
@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("lama.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc lama tidak dapat dibaca"),
        ("rusak.docx", b"PK\x03\x04 bukan zip", "tidak dapat dibaca"),
        ("kosong.txt", b"  \n", "tidak berisi teks"),
        ("pindaian.pdf", PDF, "docx, txt"),
    ],
)
async def test_a_document_that_holds_no_text_for_us(
    officer: Player, name: str, data: bytes, words: str
) -> None:
    await officer.says("/daftar")
    await officer.says("satu dua tiga")
    await officer.sends_file(name, data)
    assert words in officer.screen
    assert "3 dari 300 kata" in officer.screen
    assert with_buttons(officer) == 1


@asks("design")
async def test_a_document_is_read_however_its_maker_packed_it(officer: Player) -> None:
    """Detected by content it is any zip: its first member is none of the usual ones."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word("Dasar hukum."))) as old,
        zipfile.ZipFile(packed, "w") as new,
    ):
        new.writestr("docMetadata/LabelInfo.xml", "<a/>")
        for member in old.infolist():
            new.writestr(member, old.read(member))
    await officer.says("/daftar")
    await officer.sends_file("rancang bangun.docx", packed.getvalue())
    assert "2 dari 300 kata" in officer.screen


@asks("problem")
async def test_too_few_words_are_counted_at_selesai(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("terlalu pendek")
    await officer.taps("Selesai")
    assert officer.alert == "Paling sedikit 5 kata; baru 2. Tambahkan lagi, lalu tekan Selesai."
    await officer.says("untuk dikirim hari ini")
    await officer.taps("Selesai")
    assert "Masalah\nterlalu pendek\n\nuntuk dikirim hari ini" in officer.screen


# ---- files


@asks("awards")
async def test_pdf_photo_and_document(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    await officer.sends_file("SK fix banget.pdf", PDF)
    officer.hands.sends_photo(PNG)
    await house.settle()
    await officer.sends_file("tanpa akhiran", PNG)
    assert "📎 SK fix banget.pdf (1 KB)" in officer.screen
    assert "📎 foto.jpg" in officer.screen
    await officer.taps("Selesai")
    assert "tanpa akhiran" in officer.screen


@asks("awards")
async def test_an_album_is_one_set(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    items = [("piagam 1.pdf", PDF), ("piagam 2.pdf", PDF + b"2"), ("piagam 3.pdf", PDF + b"3")]
    officer.hands.sends_album(items, "Tiga piagam")
    await house.settle()
    for name, _ in items:
        assert f"📎 {name}" in officer.screen
    assert with_buttons(officer) == 1
    await officer.taps("Selesai")
    assert "Penghargaan\n📎 piagam 1.pdf" in officer.screen


@asks("awards")
async def test_files_are_judged_by_what_they_are(officer: Player) -> None:
    await officer.says("/daftar")
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a.txt", "a")
    await officer.sends_file("piagam.pdf", archive.getvalue())
    assert "pdf, jpg, png; isi berkas ini zip" in officer.screen
    await officer.sends_file("besar.pdf", PDF + b"0" * (21 * 1024 * 1024))
    assert "Berkas 21,0 MB terlalu besar; paling besar 19,1 MB" in officer.screen
    await officer.says("piagamnya menyusul")
    assert "dijawab dengan mengirim berkas" in officer.screen
    assert with_buttons(officer) == 1


@asks("awards")
async def test_a_file_over_two_megabytes_is_taken_with_a_warning(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.sends_file("berat.pdf", PDF + b"0" * (3 * 1024 * 1024))
    assert "berat.pdf (3,0 MB) ⚠️ lebih dari 2 MB" in officer.screen
    assert "sekitar 2 MB" in officer.screen


@asks("awards")
async def test_more_files_than_the_question_takes(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    items = [(f"{n}.pdf", PDF + bytes(str(n), "ascii")) for n in range(10)]
    officer.hands.sends_album(items)
    await house.settle()
    await officer.sends_file("sebelas.pdf", PDF + b"11")
    assert "Paling banyak 10 berkas" in officer.screen
    assert "sebelas" not in officer.screen


# ---- choices


@asks("stage")
async def test_an_option_typed_in_full_or_by_its_number(officer: Player) -> None:
    said = {"penerapan": "Penerapan", "UJI COBA": "Uji Coba", "1": "Inisiatif"}
    await each_is_read(officer, "Tahapan", said)


@asks("affair")
async def test_what_is_not_exact_is_confirmed(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(
        officer, "perikanan", "“perikanan” tidak ada di pilihan", "Kelautan dan Perikanan"
    )
    await officer.taps("Maksud saya: Kelautan dan Perikanan")
    assert "Urusan utama\nKelautan dan Perikanan" in officer.screen


@asks("affair")
async def test_what_is_like_nothing_gets_no_guess(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "qqqq zzzz", "“qqqq zzzz” tidak ada di pilihan")
    assert not [label for label in officer.screen.labels if label.startswith("Maksud")]


@asks("other_affairs")
async def test_several_options_typed_at_once(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("kesehatan; sosial")
    assert "☑️ Kesehatan" in officer.screen.labels
    assert "☑️ Sosial" in officer.screen.labels
    await refused(officer, "perikanan", "Kelautan dan Perikanan")
    await officer.taps("Maksud saya: Kelautan dan Perikanan")
    await officer.taps("Selesai")
    assert "Kesehatan; Sosial; Kelautan dan Perikanan" in officer.screen


# ---- limits, and what no question takes


@asks("name")
async def test_a_name_has_its_limits(officer: Player) -> None:
    await officer.says("/daftar")
    await refused(officer, "x", "Paling sedikit 3 huruf", "yang diketik 1", "Contoh")
    await refused(officer, "SAPA WARGA " * 12, "Paling banyak 120 huruf", "yang diketik 131")
    [repair] = [label for label in officer.screen.labels if label.startswith("Pakai")]
    await officer.taps(repair)
    assert "Nama inovasi\n" + ("SAPA WARGA " * 10).strip() in officer.screen


@asks("name")
@pytest.mark.parametrize("kind", ["sticker", "voice", "video"])
async def test_what_no_question_takes(house: House, officer: Player, kind: str) -> None:
    await officer.says("/daftar")
    officer.hands.sends_media(kind)
    await house.settle()
    assert "dijawab dengan mengetik teks" in officer.screen
    assert "Apa nama inovasinya?" in officer.screen


@asks("stage")
async def test_a_place_for_a_question_that_wants_words(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    await officer.shares_location(-0.1, 109.4)
    assert "Pilih salah satu tombol" in officer.screen
    officer.hands.shares_contact("+6281234567890")
    await house.settle()
    assert "Pilih salah satu tombol" in officer.screen


@asks("name")
async def test_what_looks_like_markup_is_shown_as_typed(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("<b>SAPA</b> & <KAWAN>")
    assert "Nama inovasi\n<b>SAPA</b> & <KAWAN>" in officer.screen
