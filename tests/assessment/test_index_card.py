"""The index as Bappedalitbang and the leadership see it, worked out on the screen."""

from sqlmodel import select

from models import AuditEntry, RegencyLevel
from models.database import Database
from tests.assessment.conftest import leveled
from tests.conftest import House, Player
from tests.innovations.conftest import Registered

AFFAIRS = ("Pendidikan", "Kesehatan", "Sosial", "Perumahan Rakyat dan Kawasan Permukiman")
ALL = {f"SID-{n}": 3 for n in range(16, 36)}


async def test_the_working_is_shown(house: House, sekda: Player, registered: Registered) -> None:
    for n, affair in enumerate(AFFAIRS):
        unit = 1001 if n % 2 else 1002
        leveled(house, registered(f"INOVASI {n}", officer=unit, affair=affair), {"SID-16": 2})
    leveled(house, registered("LIMA", affair="Sosial"), ALL, verified=True)
    registered("KOSONG")
    await sekda.says("/indeks")
    for words in (
        "4,5 · Kurang Inovatif",
        "tahun penilaian 2027 · instrumen 2026 (sementara)",
        "Dari 5 inovasi yang sudah bernilai: 1 terverifikasi, ⚠️ 4 baru nilai mandiri.",
        "SPD = 0 dari 63 (0 dari 20 terisi)",
        "Kematangan = 135 ÷ maks(12; 5) = 11,25",
        "0, karena urusan pelayanan dasar baru 4 dari 5 yang diperlukan",
        "IID = (0 + 11,25) ÷ 250 × 100 = 4,5",
        "Urusan pelayanan dasar tercakup: 4 dari 6.",
        "Satu urusan pelayanan dasar lagi: +0,76",
        "IID 2024 (terbitan, tidak dihitung ulang): 58,76 dengan 39 inovasi.",
        "Bappedalitbang Kubu Raya, 17 Januari 2025",
    ):
        assert words in sekda.screen
    await sekda.taps("2026")
    assert "Dari 0 inovasi" in sekda.screen


async def test_a_simulation_changes_nothing(
    house: House, sekda: Player, registered: Registered, database: Database
) -> None:
    leveled(house, registered(), {"SID-16": 2})
    leveled(house, registered("ANTRE", officer=1002), {"SID-16": 3})
    before = _rows(database)
    await sekda.says("/indeks lima OPD naik ke 90")
    assert "0,5 → 6 (+5,5)" in sekda.screen
    assert "Jika 2 perangkat daerah naik ke 90: Disdikbud, Dinkes" in sekda.screen
    await sekda.says("/indeks jika dinkes naik ke 100")
    assert "Jika 1 perangkat daerah naik ke 100: Dinkes" in sekda.screen
    await sekda.says("/indeks setda dan dinkes naik ke 100")
    assert "belum punya inovasi yang bernilai: Setda" in sekda.screen
    assert "0,5 → 3,53 (+3,03)" in sekda.screen
    await sekda.taps("➖ 10 poin")
    assert "naik ke 90: Disdikbud" in sekda.screen
    await sekda.taps("➕ 1 OPD")
    assert "Jika 2 perangkat daerah naik ke 90" in sekda.screen
    await sekda.taps("Indeks")
    assert sekda.screen.text.startswith("0,5 · ")
    for nonsense in ("dinas antah berantah naik ke 90", "lima OPD naik ke 900", "apa kabar"):
        await sekda.says(f"/indeks {nonsense}")
        assert "tidak terbaca" in sekda.screen
    assert _rows(database) == before


async def test_the_regencys_own_levels(verifier: Player, sekda: Player, database: Database) -> None:
    await verifier.says("/indeks")
    await verifier.taps("SPD")
    assert "01 Visi dan Misi: kosong" in verifier.screen
    await verifier.taps("12")
    assert "2. Piagam dan insentif · 4 poin" in verifier.screen
    old = verifier.screen
    await verifier.taps("2")
    assert "SPD sekarang 4, IID 1,6." in verifier.screen
    await verifier.taps("3", on=old)
    assert "sudah lama" in (verifier.alert or "")
    await verifier.taps("13a ▶️")
    await verifier.taps("Semua SPD")
    assert "SPD: 4 dari 63" in verifier.screen
    await sekda.says("/indeks")
    await sekda.taps("SPD")
    await sekda.taps("12")
    assert "3" not in sekda.screen.labels
    with database.reading() as session:
        row = session.exec(select(RegencyLevel)).one()
        actions = [entry.action for entry in session.exec(select(AuditEntry))]
    assert (row.indicator, row.level, row.instrument_year) == ("SPD-12", 2, 2026)
    assert actions.count("regency_level.set") == 1


async def test_it_is_not_for_units(officer: Player, head: Player) -> None:
    for person in (officer, head):
        await person.says("/indeks")
        assert "Perintah ini untuk" in person.screen


def _rows(database: Database) -> list[tuple[str, int]]:
    with database.reading() as session:
        return [(row.action, row.id or 0) for row in session.exec(select(AuditEntry))]
