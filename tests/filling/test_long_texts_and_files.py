"""Answers of more than one message: long texts in parts or out of a document, and files."""

import io
import zipfile

import pytest

from models.database import Database
from tests.conftest import House, Player
from tests.filling.acts import PDF
from tests.filling.excerpts import asks
from tests.filling.looking import LONG, answers, with_buttons, word

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32


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
    await officer.sends_file("besar.pdf", PDF + b"0" * 21_400_000)
    assert "Berkas 21,4 MB terlalu besar; paling besar 20 MB" in officer.screen
    await officer.says("piagamnya menyusul")
    assert "dijawab dengan mengirim foto atau berkas" in officer.screen
    assert with_buttons(officer) == 1


@asks("awards")
async def test_a_file_over_two_megabytes_is_taken_with_a_warning(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.sends_file("berat.pdf", PDF + b"0" * 3_000_000)
    assert "berat.pdf (3 MB) ⚠️ lebih dari 2 MB" in officer.screen
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


@asks("name", "problem", "awards", "contact")
@pytest.mark.parametrize("kind", ["video", "voice", "sticker"])
async def test_the_caption_of_what_no_question_takes_is_no_answer(
    house: House, officer: Player, database: Database, kind: str
) -> None:
    caption = "" if kind == "sticker" else "Warga menunggu tiga jam, 0812-3456-7890"

    async def sends() -> None:
        officer.hands.sends_media(kind, caption=caption)
        await house.settle()

    await officer.says("/daftar")
    await sends()
    assert "Ketik jawabannya, atau kirim berkas .docx" in officer.screen
    await officer.says("Warga menunggu tiga jam.")
    await officer.says("Setiap hari.")
    await officer.taps("Selesai")
    await sends()
    assert "dijawab dengan mengetik teks" in officer.screen
    await officer.says("SAPA WARGA")
    await sends()
    said = {"video": "video", "voice": "pesan suara", "sticker": "stiker"}[kind]
    assert f"Jenis berkas yang diterima: pdf, jpg, png; isi berkas ini {said}." in officer.screen
    await officer.taps("Lewati")
    await sends()
    assert "dijawab dengan nama dan nomor telepon" in officer.screen
    assert answers(database) == {
        "problem": "Warga menunggu tiga jam.\n\nSetiap hari.",
        "name": "SAPA WARGA",
        "awards": None,
    }
