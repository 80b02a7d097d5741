"""Innovations are found by words: misspelt, of all years, and by what one may see."""

from io import BytesIO

from openpyxl import load_workbook
from sqlmodel import select

from models import Innovation, Status, StatusChange
from models.database import Database
from services.changes import apply
from tests.conftest import House, Player
from tests.innovations.conftest import Registered


def moved(database: Database, number: int, status: Status) -> None:
    """As a decision would have left it."""
    with database.transaction() as session:
        it = session.get_one(Innovation, number)
        change = StatusChange(
            innovation_id=number, before=it.status, after=status, by_id=1, at=it.registered_at
        )
        it.status = status
        session.add_all([it, change])


async def test_by_words_typos_unit_affair_and_problem(
    house: House, sekda: Player, registered: Registered, database: Database
) -> None:
    registered("ANTRE MUDAH", problem="Pasien menunggu terlalu lama di loket.", officer=1002)
    registered("BANK SAMPAH SEKOLAH", affair="Lingkungan hidup", problem="Sampah menumpuk.")
    for said, name in (
        ("/cari antrean pasien", "ANTRE MUDAH"),
        ("/cari smpah", "BANK SAMPAH SEKOLAH"),
        ("/cari lingkungan", "BANK SAMPAH SEKOLAH"),
        ("/cari dinas kesehatan", "ANTRE MUDAH"),
        ("/cari dinas", "ANTRE MUDAH"),
        ("ada inovasi soal loket?", "ANTRE MUDAH"),
        ("/cari sinergi kreasi", "Sinergi Kreasi"),
    ):
        await sekda.says(said)
        first = sekda.screen.text.split("\n")[2]
        assert first.startswith(f"1. {name}"), (said, sekda.screen.text)
    assert "🏆 Top 10, peringkat 1" in sekda.screen
    await sekda.says("/cari xilofon")
    assert sekda.screen.text.startswith("Tidak ada inovasi untuk “xilofon”")
    await sekda.says("/cari")
    assert "/cari sampah 2025" in sekda.screen
    with database.transaction() as session:
        it = session.exec(select(Innovation).where(Innovation.name == "ANTRE MUDAH")).one()
        apply(session, it, {"name": "SIAGA"}, who_id=1, now=house.bot.house.now())
    await _finds_it_by_its_new_name(sekda)


async def _finds_it_by_its_new_name(sekda: Player) -> None:
    await sekda.says("/cari siaga")
    assert "1. SIAGA · Dinkes · 2026" in sekda.screen
    await sekda.taps("1. SIAGA")
    assert "Pasien menunggu" in sekda.screen
    await sekda.taps("⬅️ Hasil pencarian")
    assert sekda.screen.text.startswith("1 inovasi untuk “siaga”")
    await sekda.taps("Semua tahun ▾")
    await sekda.taps("2025")
    assert sekda.screen.text.startswith("Tidak ada inovasi untuk “siaga” (2025)")
    assert "📄 XLSX" not in sekda.screen.labels


async def test_what_is_found_is_given_away(sekda: Player, registered: Registered) -> None:
    registered("ANTRE MUDAH", problem="Pasien menunggu terlalu lama di loket.", officer=1002)
    await sekda.says("/cari loket")
    card = sekda.screen
    await sekda.taps("📄 XLSX")
    sheet = load_workbook(BytesIO(sekda.hands.files[-1].data))["Inovasi"]
    assert [row[1:4] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        ("ANTRE MUDAH", "Dinkes", 2026)
    ]
    await sekda.taps("💬 Teks WA", on=card)
    assert sekda.screen.text.startswith("*1 inovasi untuk “loket”*")
    assert "1. ANTRE MUDAH · Dinkes · 2026 · dikirim" in sekda.screen


async def test_others_find_what_is_published_by_what_is_published(
    officer: Player, colleague: Player, registered: Registered, database: Database
) -> None:
    number = registered(
        "LENTERA",
        problem="Anak putus sekolah di pesisir.",
        benefit="Orang tua tidak lagi berdiri dalam (antrean) panjang.",
    )
    await colleague.says("/cari lentera")
    assert colleague.screen.text.startswith("Tidak ada inovasi")
    moved(database, number, Status.VERIFIED)
    await colleague.says("/cari lentera")
    assert "1. LENTERA · Disdikbud · 2026 · Digital" in colleague.screen
    await colleague.taps("1. LENTERA")
    assert "pesisir" not in colleague.screen
    await colleague.says("/cari pesisir")
    assert colleague.screen.text.startswith("Tidak ada inovasi")
    await colleague.says("/cari antrean")
    assert colleague.screen.text.startswith("Tidak ada inovasi")
    for said in ("/cari pesisir", "/cari antrean", "ada inovasi soal antrean?"):
        await officer.says(said)
        assert "1. LENTERA" in officer.screen, said


async def test_what_is_like_it_is_shown_on_the_card_and_while_registering(
    officer: Player, registered: Registered, database: Database
) -> None:
    registered("ANTREAN DARING", problem="Warga mengantre loket puskesmas sejak subuh.")
    other = registered("LOKET PINTAR", officer=1002, problem="Warga mengantre loket sejak subuh.")
    await officer.says("/inovasi")
    await officer.taps("ANTREAN DARING")
    await officer.taps("🔎 Serupa")
    assert officer.screen.text.startswith("Belum ada inovasi yang serupa dengan ANTREAN DARING")
    await officer.says("/daftar")
    await officer.says("Warga mengantre di loket sejak subuh untuk legalisir.")
    await officer.taps("Selesai")
    card = officer.screen
    await officer.taps("🔎 Sudah ada yang serupa?")
    assert "1. ANTREAN DARING · Disdikbud" in officer.screen
    assert "LOKET PINTAR" not in officer.screen
    assert "ikut dihitung untuk kewajiban" in officer.screen
    assert "SID-31" in officer.screen
    moved(database, other, Status.VERIFIED)
    await officer.says("LOKET SEKOLAH PINTAR")
    assert "tahap mana" in officer.screen
    await officer.taps("🔎 Sudah ada yang serupa?")
    assert "LOKET PINTAR · Dinkes" in officer.screen
    assert card.id != officer.screen.id
