"""Units side by side, and over the years: right numbers, and what is missing is said."""

from io import BytesIO

from openpyxl import load_workbook

from tests.assessment.conftest import leveled
from tests.assessment.test_scores import published
from tests.conftest import House, Player
from tests.innovations.conftest import Registered
from tests.reports.paper import flat, pages


async def test_units_side_by_side(
    house: House, sekda: Player, officer: Player, registered: Registered
) -> None:
    leveled(house, registered("AKRAB"), {"SID-16": 3})
    leveled(house, registered("CERIA", officer=1002), {"SID-16": 1})
    await sekda.says("bandingin disdikbud sama dinkes dong")
    card = sekda.screen
    first = "Disdikbud 9 · Dinkes 3: skor mandiri 2026"
    assert card.text.startswith(first)
    assert "Jumlah inovasi: Disdikbud 1 · Dinkes 1" in card
    assert "Skor mandiri bukan skor resmi." in card
    assert "Data per 30 November 2026" in card
    await sekda.says("/banding dinsos, dinkes")
    assert sekda.screen.text.startswith("Dinsos belum ada · Dinkes 3: skor mandiri 2026")
    assert "Jumlah inovasi: Dinsos 0 · Dinkes 1" in sekda.screen
    assert "“belum ada” berarti tidak tercatat di sini, bukan nol." in sekda.screen
    await sekda.taps("Ukuran terbaik yang ada ▾")
    await sekda.taps("Jumlah inovasi")
    assert sekda.screen.text.startswith("Dinsos 0 · Dinkes 1: jumlah inovasi 2026")
    await sekda.taps("2026 ▾")
    await sekda.taps("2025")
    assert sekda.screen.text.startswith("Dinsos belum ada · Dinkes belum ada: jumlah inovasi 2025")
    await sekda.says("/banding dinkes")
    assert "Bandingkan 2 sampai 5 perangkat daerah" in sekda.screen
    await officer.says("banding dinkes dinsos")
    assert "Perintah ini untuk" in officer.screen


async def test_what_is_compared_is_given_away(
    house: House, sekda: Player, registered: Registered
) -> None:
    leveled(house, registered("AKRAB"), {"SID-16": 3})
    leveled(house, registered("CERIA", officer=1002), {"SID-16": 1})
    await sekda.says("/banding disdikbud dinkes")
    card, first = sekda.screen, "Disdikbud 9 · Dinkes 3: skor mandiri 2026"
    await sekda.taps("🖼 Gambar", on=card)
    assert sekda.hands.screens[-1].text.startswith(first)
    await sekda.taps("📄 XLSX", on=card)
    sheet = load_workbook(BytesIO(sekda.hands.files[-1].data))["Perbandingan"]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[:2] == [("Ukuran", "Disdikbud", "Dinkes"), ("Skor mandiri", 9, 3)]
    assert ("Skor resmi", "belum ada", "belum ada") not in rows  # nothing is known of it
    await sekda.taps("💬 Teks WA", on=card)
    assert "Jumlah inovasi · Disdikbud 1 · Dinkes 1" in sekda.screen


async def test_over_the_years(
    house: House, sekda: Player, officer: Player, registered: Registered
) -> None:
    number = registered("AKRAB")
    for year, score in ((2024, 60.5), (2025, 87.5)):
        published(house, number, score, year)
    await sekda.says("tren disdikbud")
    first = "Disdikbud: skor resmi naik, 2024 60,5 → 2025 87,5"
    assert sekda.screen.text.startswith(first)
    assert "Skor resmi: 2024 60,5 · 2025 87,5 · 2026 belum ada" in sekda.screen
    assert "Jumlah inovasi: 2024 belum ada · 2025 belum ada · 2026 1" in sekda.screen
    await sekda.taps("🖼 Gambar")
    assert sekda.hands.screens[-1].text.startswith(first)
    await sekda.says("/tren")
    assert sekda.screen.text.startswith("Kabupaten: jumlah inovasi 1 (2026); tahun lain belum ada")
    assert "Indeks inovasi daerah: 2024 58,76 · 2025 belum ada · 2026 belum ada" in sekda.screen
    await officer.says("/tren disdikbud")
    assert officer.screen.text.startswith(first)
    await officer.taps("📑 PDF")
    printed = flat(" ".join(pages(officer.hands.files[-1].data)))
    assert flat("Skor resmi 60,5 87,5 belum ada") in printed
    await officer.says("naik gak nilai kami dibanding tahun lalu")
    assert "Skor resmi: 2025 87,5 · 2026 belum ada" in officer.screen
    await officer.says("/tren dinkes")
    assert "Data tidak ditemukan." in officer.screen
    await officer.says("/tren")
    assert officer.screen.text.startswith(first)
    await officer.says("tren kabupaten")
    assert "Perintah ini untuk" in officer.screen


async def test_what_a_trend_is_not_asked_of(sekda: Player) -> None:
    await sekda.says("/tren entah")
    assert "Data tidak ditemukan." in sekda.screen
    await sekda.says("/tren dinkes dinsos")
    assert sekda.screen.text.startswith("Dinkes 0 · Dinsos 0: jumlah inovasi 2026")
    assert "belum ada" not in sekda.screen
