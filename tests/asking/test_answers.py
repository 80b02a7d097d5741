"""What is asked of innovations and places is answered in the chat, as far as one may see."""

from datetime import UTC, datetime

from sqlmodel import select

from models import Mandate, Status
from models.database import Database
from tests.assessment.conftest import leveled, registered
from tests.conftest import House, Player
from tests.innovations.conftest import Registered
from tests.leadership.test_rankings import is_picture
from tests.searching.test_searching import moved

__all__ = ["registered"]


async def test_innovations_are_listed_counted_and_opened(
    sekda: Player, officer: Player, colleague: Player, registered: Registered, database: Database
) -> None:
    number = registered("GESTUR RAYA", shape="Inovasi pelayanan publik")
    registered("ANTRE MUDAH", officer=1002, digital="Non Digital", shape="Inovasi tata kelola")
    await sekda.says("berapa inovasi yang masuk")
    assert sekda.screen.text.startswith("2 inovasi · 2026")
    await sekda.says("daftar inovasi dinkes")
    assert sekda.screen.text.startswith("1 inovasi · Dinkes · 2026")
    assert "1. ANTRE MUDAH · Dinkes · 2026 · Non Digital" in sekda.screen
    await sekda.says("inovasi non digital tata kelola ada berapa")
    assert sekda.screen.text.startswith("1 inovasi · Non Digital · tata kelola · 2026")
    await sekda.taps("Semua jenis ▾")
    await sekda.taps("Kecamatan")
    assert sekda.screen.text.startswith("0 inovasi · kecamatan")
    await colleague.says("inovasi disdikbud apa saja")
    assert colleague.screen.text.startswith("0 inovasi")
    moved(database, number, Status.VERIFIED)
    await colleague.says("inovasi apa saja yang sudah diverifikasi")
    assert "1. GESTUR RAYA · Disdikbud" in colleague.screen
    await colleague.taps("1. GESTUR RAYA")
    assert "Masalah" not in colleague.screen
    await officer.says("gestur raya gimana")
    assert officer.screen.text.startswith("GESTUR RAYA")
    assert "✏️ Ubah" in officer.screen.labels
    await officer.says("tarik inovasi gestur raya")
    assert "🚫 Tarik" in officer.screen.labels


async def test_places_and_scores_beside_a_number(
    house: House, sekda: Player, officer: Player, verifier: Player, registered: Registered
) -> None:
    leveled(house, registered("AKRAB"), {"SID-16": 3})
    leveled(house, registered("CERIA", officer=1002), {"SID-16": 1})
    await sekda.says("dinkes peringkat berapa")
    assert sekda.screen.text.startswith("Dinkes peringkat 2 dari 2 menurut skor mandiri 2026")
    assert "Nilainya 3." in sekda.screen
    await sekda.says("ranking dishub berapa")
    assert sekda.screen.text.startswith("Dishub belum punya skor mandiri 2026")
    await sekda.says("opd dengan skor di bawah 5")
    assert sekda.screen.text.startswith("1 perangkat daerah dengan skor mandiri di bawah 5, 2026")
    assert "• Dinkes · 3" in sekda.screen
    await sekda.says("inovasi skornya minimal 9")
    assert "• AKRAB · Disdikbud · 9" in sekda.screen
    await sekda.says("rekap inovasi digital dalam format pdf")
    assert sekda.screen.text.startswith("2 inovasi · Digital · 2026")
    assert sekda.screen.labels[0] == "⬇️ 📑 PDF"
    await officer.says("kami peringkat berapa")
    assert "Perintah ini untuk" in officer.screen
    await verifier.says("siapa operator dinkes")
    assert "Operator Dinkes" in verifier.screen
    await sekda.says("rekap kecamatan")
    assert sekda.screen.text.startswith("0 dari 9 kecamatan sudah punya inovasi 2026 (0%)")
    await officer.says("undur tenggat ke 20 desember")
    assert "Perintah ini untuk Bappedalitbang" in officer.screen


async def test_a_ranking_in_words_is_its_card_changed_by_a_tap(
    house: House, sekda: Player, registered: Registered
) -> None:
    leveled(house, registered("AKRAB"), {"SID-16": 3})
    leveled(house, registered("CERIA", officer=1002), {"SID-16": 1})
    await sekda.says("5 opd terbaik skor mandiri 2026")
    card = sekda.screen
    assert is_picture(card)
    assert card.text.startswith("2 perangkat daerah menurut skor mandiri, inovasi tahun 2026")
    chips = ["• Perangkat daerah", "📏 Skor mandiri ▾", "📅 2026 ▾", "🔢 5 besar ▾", "⚙️ Saring ▾"]
    assert [label for label in card.labels if label in chips] == chips
    await sekda.taps("🔢 5 besar ▾")
    await sekda.taps("Semua")
    await sekda.taps("Inovasi")
    assert sekda.screen.text.startswith("2 inovasi menurut skor mandiri")
    assert "🔢 Semua peringkat ▾" in sekda.screen.labels
    assert sekda.screen.id == card.id
    await sekda.says("kalau kecamatan saja?")
    assert sekda.screen.text.startswith("Belum ada skor mandiri kecamatan")


async def test_what_is_closed_is_still_answered_and_said_to_be_closed(
    sekda: Player, officer: Player, verifier: Player, registered: Registered, database: Database
) -> None:
    registered("GESTUR RAYA")
    with database.transaction() as session:
        for mandate in session.exec(select(Mandate)):
            mandate.closed_at = datetime(2026, 11, 29, 20, tzinfo=UTC)
    over = "🔒 Kewajiban ini sudah ditutup, 30 November 2026."
    for said in (
        "opd mana yg belum?",
        "kalau kecamatan saja?",
        "/belum",
        "rekap",
        "/tenggat",
        "/mingguan",
    ):
        await sekda.says(said)
        assert over in sekda.screen, said
        assert not {"🔔 Ingatkan sekarang", "📆 Ubah tenggat"} & {*sekda.screen.labels}
    for said in ("kami udah kirim blm", "unit kami sekilas", "komitmen", "cari gestur", "/inovasi"):
        await officer.says(said)
        assert "tidak ada kewajiban inovasi" not in officer.screen.text.lower(), said
    for said in ("peringkat", "banding dinkes dinsos", "tren dinkes", "indeks", "berapa inovasi"):
        await sekda.says(said)
        assert "2026" in sekda.screen or "2027" in sekda.screen, said
    await officer.says("disdikbud sudah belum")
    assert over in officer.screen
    await verifier.says("ingatkan yang belum")
    assert over not in verifier.screen
    assert "Ingatkan" not in " ".join(verifier.screen.labels)


async def test_the_winner_of_a_year_without_scores_is_that_of_its_frozen_list(
    sekda: Player,
) -> None:
    await sekda.says("siapa juara 1 tahun lalu")
    assert sekda.screen.text.startswith("Belum ada skor resmi perangkat daerah, penilaian 2025.")
    await sekda.taps("🏆 Top 10 2025 yang ditetapkan")
    assert sekda.screen.text.startswith("🏆 Top 10 inovasi 2025 Kabupaten Kubu Raya\n\n1. ")
