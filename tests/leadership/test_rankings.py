"""The ranking as leadership asks for it: by command, in words, and by buttons on one message."""

from io import BytesIO

from openpyxl import load_workbook

from tests.assessment.conftest import leveled
from tests.assessment.test_scores import published
from tests.conftest import House, Player
from tests.innovations.conftest import Registered


async def test_places_ties_and_what_is_not_official(
    house: House, sekda: Player, registered: Registered
) -> None:
    for name, level in (("AKRAB", 1), ("BERES", 3), ("CERIA", 3), ("DAMAI", 2)):
        leveled(house, registered(name), {"SID-16": level})
    await sekda.says("/peringkat")
    assert sekda.screen.text.startswith("4 inovasi menurut skor mandiri, inovasi tahun 2026")
    assert "Belum ada skor resmi 2026; ini skor mandiri." in sekda.screen
    assert "Nilai sama berbagi peringkat" in sekda.screen
    lines = [line for line in sekda.screen.text.splitlines() if line[:1].isdigit()][1:]
    assert [line.split(" · ")[0] for line in lines] == [
        "1=. BERES",
        "1=. CERIA",
        "3. DAMAI",
        "4. AKRAB",
    ]
    assert "Data per 30 November 2026" in sekda.screen
    await sekda.taps("Perangkat daerah")
    assert sekda.screen.text.startswith("1 perangkat daerah menurut skor mandiri")
    assert "aturan kabupaten, bukan kementerian" in sekda.screen
    await sekda.taps("Jumlah inovasi")
    assert "1. Disdikbud · 4" in sekda.screen
    assert "37 lainnya belum punya angka." in sekda.screen
    await sekda.taps("2026 · Semua jenis")
    await sekda.taps("Kecamatan")
    assert sekda.screen.text.startswith("Belum ada jumlah inovasi kecamatan, inovasi tahun 2026.")


async def test_a_year_without_official_scores_offers_the_next_best(
    house: House, sekda: Player, registered: Registered
) -> None:
    number = registered()
    leveled(house, number, {"SID-16": 3})
    published(house, number, 87.5, 2025)
    await sekda.says("/peringkat")
    await sekda.taps("Resmi")
    assert sekda.screen.text.startswith("Belum ada skor resmi inovasi, penilaian 2026.")
    assert "➡️ Skor mandiri 2026" in sekda.screen.labels
    await sekda.taps("➡️ Skor resmi 2025")
    assert sekda.screen.text.startswith("1 inovasi menurut skor resmi, penilaian 2025")
    assert "1. SAPA WARGA · Disdikbud · 87,5" in sekda.screen


async def test_in_words_and_page_by_page(
    house: House, sekda: Player, officer: Player, registered: Registered
) -> None:
    for n in range(12):
        leveled(house, registered(f"INOVASI {n:02}"), {"SID-16": 1})
    await sekda.says("ranking inovasi dong")
    assert "INOVASI 09" in sekda.screen
    assert "INOVASI 10" not in sekda.screen
    await sekda.taps("▶️")
    assert "INOVASI 10" in sekda.screen
    assert "INOVASI 09" not in sekda.screen
    await sekda.says("peringkat opd menurut jumlah inovasi")
    assert "1. Disdikbud · 12" in sekda.screen
    await officer.says("/peringkat")
    assert "Perintah ini untuk" in officer.screen


async def test_picture_text_and_sheet_say_what_the_screen_says(
    house: House, sekda: Player, registered: Registered
) -> None:
    for name, level in (("=AKRAB <i>", 1), ("BERES", 3), ("CERIA", 3)):
        leveled(house, registered(name), {"SID-16": level})
    await sekda.says("/peringkat")
    card = sekda.hands.screens[-1]
    shown = [line for line in card.text.splitlines() if " · Disdikbud · " in line]
    await sekda.taps("Teks WhatsApp")
    assert sekda.screen.text.startswith("*3 inovasi menurut skor mandiri, inovasi tahun 2026*")
    assert [line for line in sekda.screen.text.splitlines() if " · Disdikbud · " in line] == shown
    await sekda.taps("XLSX", on=card)
    book = load_workbook(BytesIO(sekda.hands.files[-1].data))
    rows = list(book["Peringkat"].iter_rows(min_row=2, values_only=True))
    said = [
        f"{n}{'=' if n == 1 else ''}. {name} · {unit} · {value:g}"
        for n, name, unit, _, value in rows
    ]
    assert said == shown
    assert book["Peringkat"].freeze_panes == "A2"
    assert "Data per" in [cell.value for cell in book["Saringan"]["A"]]
    await sekda.taps("Gambar", on=card)
    data = sekda.hands.files[-1].data
    assert int.from_bytes(data[16:20], "big") == 1000  # the width in a PNG's header
    assert len(card.text) < 4096
