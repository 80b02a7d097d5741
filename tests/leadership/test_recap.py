"""The recap: one number on the screen and in all that is forwarded."""

from io import BytesIO

from openpyxl import load_workbook

from tests.conftest import Player
from tests.innovations.conftest import Registered
from tests.reports.paper import flat, pages


async def test_the_recap_and_its_files_say_the_same(
    sekda: Player, officer: Player, registered: Registered
) -> None:
    registered()
    first = "1 dari 38 perangkat daerah sudah punya inovasi 2026 (3%)"
    await sekda.says("/rekap")
    card = sekda.screen
    assert card.text.startswith(first)
    assert "Kecamatan: 0 dari 9 (0%)" in card
    assert "Sudah (1): Disdikbud" in card
    assert "Baru dalam 7 hari (1): Disdikbud" in card
    assert "Tenggat Kamis, 31 Desember 2026: sisa " in card
    assert "Data per 30 November 2026" in card
    await sekda.taps("Teks WA", on=card)
    assert sekda.screen.text.startswith(f"*{first}*")
    await sekda.taps("XLSX", on=card)
    book = load_workbook(BytesIO(sekda.hands.files[-1].data))
    states = [row[4] for row in book["Rekap 2026"].iter_rows(min_row=2, values_only=True)]
    assert (states.count("Sudah"), states.count("Belum")) == (1, 37)
    await sekda.taps("PDF", on=card)
    printed = flat(" ".join(pages(sekda.hands.files[-1].data)))
    assert flat(first) in printed
    assert (printed.count("Belum"), printed.count("Sudah")) == (37, 1)
    assert flat("Halaman 1 dari") in printed
    await sekda.taps("Gambar", on=card)
    assert int.from_bytes(sekda.hands.files[-1].data[16:20], "big") == 1000
    await officer.says("/rekap")
    assert "Perintah ini untuk" in officer.screen


async def test_the_recap_for_the_assembly_is_one_tap_or_a_word(
    sekda: Player, registered: Registered
) -> None:
    registered()
    first = "1 dari 38 perangkat daerah sudah punya inovasi 2026 (3%)"
    await sekda.says("/mulai")
    assert "📊 Rekap untuk apel" in sekda.hands.keyboard
    await sekda.says("📊 Rekap untuk apel")
    assert sekda.screen.text.startswith(first)
    await sekda.says("rekap dong")
    assert sekda.screen.text.startswith(first)
    await sekda.says("rekap kecamatan pdf")
    narrowed = "0 dari 9 kecamatan sudah punya inovasi 2026 (0%)"
    assert sekda.screen.text.startswith(narrowed)
    assert sekda.screen.labels[:2] == ["⬇️ 📑 PDF", "📅 2026 ▾"]
    assert len([label for label in sekda.screen.labels if "PDF" in label]) == 1
    await sekda.taps("⬇️ 📑 PDF")
    assert flat(narrowed) in flat(" ".join(pages(sekda.hands.files[-1].data)))
    assert sekda.hands.files[-1].name == "rekap-kecamatan-2026.pdf"
    await sekda.says("kecamatan mana yang belum, excel")
    await sekda.taps("⬇️ 📄 XLSX")
    assert sekda.hands.files[-1].name == "kewajiban-kecamatan-2026.xlsx"
    await sekda.says("rekap 2024")
    assert "Kewajiban tahun 2024 tidak tercatat di sini" in sekda.screen


async def test_year_and_kind_are_changed_by_a_tap_in_the_same_message(
    sekda: Player, registered: Registered
) -> None:
    registered()
    await sekda.says("/rekap")
    card = sekda.screen
    await sekda.taps("Semua jenis ▾")
    await sekda.taps("Kecamatan")
    narrowed = sekda.screen
    assert narrowed.id == card.id
    assert narrowed.text.startswith("0 dari 9 kecamatan sudah punya inovasi 2026 (0%)")
    assert "Dinas:" not in narrowed
    await sekda.taps("📅 2026 ▾")
    assert sekda.screen.labels == ["2026", "⬅️ Kembali"]
    await sekda.taps("⬅️ Kembali")
    assert sekda.screen.text == narrowed.text
    await sekda.taps("Teks WA")
    assert sekda.screen.text.startswith("*0 dari 9 kecamatan sudah punya inovasi 2026 (0%)*")
