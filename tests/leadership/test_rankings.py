"""The ranking as leadership asks for it: by command, in words, and by buttons on one message."""

import re
from io import BytesIO

from openpyxl import load_workbook
from sqlmodel import select

from models import AuditEntry
from simulator.screen import Screen
from tests.assessment.conftest import leveled
from tests.assessment.test_scores import published
from tests.conftest import House, Player
from tests.innovations.conftest import Registered
from tests.reports.paper import flat, pages


def places(screen: Screen) -> list[str]:
    return [line for line in screen.text.splitlines() if re.match(r"\d+=?\. ", line)]


def is_picture(screen: Screen) -> bool:
    return "photo" in screen.content


async def test_places_ties_and_what_is_not_official(
    house: House, sekda: Player, registered: Registered
) -> None:
    for name, level in (("AKRAB", 1), ("BERES", 3), ("CERIA", 3), ("DAMAI", 2)):
        leveled(house, registered(name), {"SID-16": level})
    await sekda.says("/peringkat")
    card = sekda.screen
    assert is_picture(card)
    assert card.text.startswith("4 inovasi menurut skor mandiri, inovasi tahun 2026")
    assert "Belum ada skor resmi 2026; ini skor mandiri." in card
    assert "Nilai sama berbagi peringkat" in card
    assert "2025: tidak ada angka pembanding." in card
    assert [line.split(" · ")[0] for line in places(card)] == [
        "1=. BERES",
        "1=. CERIA",
        "3. DAMAI",
        "4. AKRAB",
    ]
    assert card.labels[:4] == ["1= BERES", "1= CERIA", "3 DAMAI", "4 AKRAB"]
    assert "Data per 30 November 2026" in card
    await _looks_at_units(sekda)
    assert sekda.screen.id == card.id
    assert is_picture(sekda.screen)


async def _looks_at_units(sekda: Player) -> None:
    await sekda.taps("Perangkat daerah")
    assert sekda.screen.text.startswith("1 perangkat daerah menurut skor mandiri")
    assert "aturan kabupaten, bukan kementerian" in sekda.screen
    await sekda.taps("Skor mandiri ▾")
    await sekda.taps("Jumlah inovasi")
    assert "1. Disdikbud · 4" in sekda.screen
    assert "37 lainnya belum punya angka." in sekda.screen
    await sekda.taps("⚙️ Saring ▾")
    await sekda.taps("Jenis perangkat daerah: Semua ▾")
    await sekda.taps("Kecamatan")
    assert sekda.screen.text.startswith("Belum ada jumlah inovasi kecamatan, inovasi tahun 2026.")


async def test_into_a_unit_and_an_innovation_and_back(
    house: House, sekda: Player, registered: Registered
) -> None:
    for name, level in (("AKRAB", 1), ("BERES", 3)):
        leveled(house, registered(name), {"SID-16": level})
    await sekda.says("/peringkat")
    card = sekda.screen
    await sekda.taps("Perangkat daerah")
    await sekda.taps("1")
    assert sekda.screen.text.startswith("2 inovasi Disdikbud menurut skor mandiri")
    await sekda.taps("2")
    assert "AKRAB · Disdikbud" in sekda.screen
    assert "Peringkat 2 dari 2 menurut skor mandiri" in sekda.screen
    assert "Kecepatan: 333 hari" in sekda.screen
    assert "Belum ada: skor resmi, skor verifikasi." in sekda.screen
    await sekda.taps("Kembali")
    assert sekda.screen.text.startswith("2 inovasi Disdikbud")
    await sekda.taps("Semua perangkat daerah")
    assert sekda.screen.text.startswith("1 perangkat daerah menurut")
    assert sekda.screen.id == card.id


async def test_narrowed_by_what_the_profile_says(
    house: House, sekda: Player, registered: Registered
) -> None:
    leveled(house, registered("AKRAB"), {"SID-16": 1})
    await sekda.says("/peringkat")
    await sekda.taps("⚙️ Saring ▾")
    await sekda.taps("Urusan: Semua ▾")
    assert sekda.screen.labels == ["✓ Semua", "Pendidikan", "⬅️ Kembali"]
    await sekda.taps("Pendidikan")
    assert sekda.screen.text.startswith("1 inovasi (Pendidikan) menurut skor mandiri")
    await sekda.taps("⚙️ Saring ▾")
    await sekda.taps("Tahapan: Semua ▾")
    await sekda.taps("Penerapan")
    assert "Belum ada skor" in sekda.screen.text
    assert "inovasi (Penerapan · Pendidikan)" in sekda.screen.text
    await sekda.taps("⚙️ Saring ▾")
    await sekda.taps("🧹 Tanpa saringan")
    assert sekda.screen.text.startswith("1 inovasi menurut skor mandiri")
    await sekda.taps("Skor mandiri ▾")
    await sekda.taps("Kecepatan")
    assert "1. AKRAB · Disdikbud · 333 hari" in sekda.screen
    assert "Hari dari 1 Januari 2026 sampai dikirim" in sekda.screen


async def test_a_year_without_official_scores_offers_the_next_best(
    house: House, sekda: Player, registered: Registered
) -> None:
    number = registered()
    leveled(house, number, {"SID-16": 3})
    published(house, number, 87.5, 2025)
    await sekda.says("/peringkat")
    await sekda.taps("Skor mandiri ▾")
    await sekda.taps("Skor resmi")
    assert sekda.screen.text.startswith("Belum ada skor resmi inovasi, penilaian 2026.")
    assert "➡️ Skor mandiri 2026" in sekda.screen.labels
    await sekda.taps("➡️ Skor resmi 2025")
    assert sekda.screen.text.startswith("1 inovasi menurut skor resmi, penilaian 2025")
    assert "1. SAPA WARGA · Disdikbud · 87,5" in sekda.screen


async def test_against_the_year_before(house: House, sekda: Player, registered: Registered) -> None:
    akrab, beres, ceria = registered("AKRAB"), registered("BERES"), registered("CERIA")
    for number, before, after in ((akrab, 90, 80), (beres, 70, 95), (ceria, None, 60)):
        if before:
            published(house, number, before, 2025)
        published(house, number, after, 2026)
    await sekda.says("/peringkat")
    assert [line.rpartition(" ")[2] for line in places(sekda.screen)] == ["▲1", "▼1", "(baru)"]
    assert "▲▼ pindah tempat dari 2025" in sekda.screen


async def test_in_words_and_page_by_page(
    house: House, sekda: Player, officer: Player, registered: Registered
) -> None:
    for n in range(12):
        leveled(house, registered(f"INOVASI {n:02}"), {"SID-16": 1})
    await sekda.says("ranking inovasi dong")
    assert "INOVASI 09" in sekda.screen
    assert "INOVASI 10" not in sekda.screen
    words = sekda.screen
    await sekda.taps("▶️")
    assert "INOVASI 10" in sekda.screen
    assert "INOVASI 09" not in sekda.screen
    assert is_picture(sekda.screen)
    assert sekda.screen.id == words.id
    await sekda.says("peringkat opd menurut jumlah inovasi")
    assert "1. Disdikbud · 12" in sekda.screen
    await officer.says("/peringkat")
    assert "Perintah ini untuk" in officer.screen


async def test_text_and_sheet_say_what_the_screen_says(
    house: House, sekda: Player, registered: Registered
) -> None:
    for name, level in (("=AKRAB <i>", 1), ("BERES", 3), ("CERIA", 3)):
        leveled(house, registered(name), {"SID-16": level})
    await sekda.says("/peringkat")
    card = sekda.screen
    shown = places(card)
    await sekda.taps("Teks WA", on=card)
    assert sekda.screen.text.startswith("*3 inovasi menurut skor mandiri, inovasi tahun 2026*")
    assert places(sekda.screen) == shown
    await sekda.taps("XLSX", on=card)
    book = load_workbook(BytesIO(sekda.hands.files[-1].data))
    rows = list(book["Peringkat 2026"].iter_rows(min_row=2, values_only=True))
    said = [
        f"{n}{'=' if n == 1 else ''}. {name} · {unit} · {value:g}"
        for n, name, unit, _, value, _ in rows
    ]
    assert said == shown
    assert book["Peringkat 2026"].freeze_panes == "A2"
    assert book["Peringkat 2026"].auto_filter.ref == "A1:F4"
    about = [row[:2] for row in book["Saringan"].iter_rows(values_only=True)]
    assert ("Menurut", "skor mandiri") in about
    assert {"Data per", "Diminta oleh"} <= {row[0] for row in about}


async def test_paper_and_picture_are_given_and_written_down(
    house: House, sekda: Player, registered: Registered
) -> None:
    leveled(house, registered("=AKRAB <i>"), {"SID-16": 1})
    await sekda.says("/peringkat")
    card = sekda.screen
    await sekda.taps("PDF", on=card)
    printed = flat(" ".join(pages(sekda.hands.files[-1].data)))
    assert "PEMERINTAHKABUPATENKUBURAYA" in printed
    assert flat("=AKRAB <i>Disdikbud") in printed
    await sekda.taps("Gambar", on=card)
    data = sekda.hands.files[-1].data
    assert int.from_bytes(data[16:20], "big") == 1000  # the width in a PNG's header
    with house.bot.house.database.reading() as session:
        taken = session.exec(select(AuditEntry).where(AuditEntry.action == "export.taken")).all()
    assert [(e.after or {})["form"] for e in taken] == ["pdf", "png"]
