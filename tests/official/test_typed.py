"""One score in words: asked for what is missing, confirmed, corrected with a reason, told."""

from sqlmodel import col, select

from models import AuditEntry, Innovation, OfficialScore, Status
from models.database import Database
from tests.assessment.conftest import leveled
from tests.conftest import House, Player
from tests.innovations.conftest import Registered, statuses


def rows(database: Database) -> list[tuple[float, float, int, str, bool]]:
    """(number, scale, year, kind, counts) in the order of entry."""
    with database.reading() as session:
        found = session.exec(select(OfficialScore).order_by(col(OfficialScore.id)))
        return [
            (r.number, r.scale, r.assessment_year, r.kind, r.replaced_at is None) for r in found
        ]


async def enters(person: Player, *ways: str) -> None:
    """Taps what is on the card, types the rest."""
    for way in ways:
        if any(way in label for label in person.screen.labels):
            await person.taps(way)
        else:
            await person.says(way)


async def test_a_sentence_is_asked_out_and_confirmed(
    house: House, verifier: Player, officer: Player, sekda: Player, registered: Registered,
    database: Database,
) -> None:  # fmt: skip
    registered("TERASA", status=Status.UPLOADED)
    await verifier.says("input skor TERASA 87,5")
    assert "resmi dari kementerian, atau hasil verifikasi" in verifier.screen
    await enters(verifier, "Nilai IGA (resmi)", "2026", "111", "Lewati")
    for words in ("TERASA · Disdikbud (INV-2026-0001)", "87,5", "111", "Periksa sebelum dikirim"):
        assert words in verifier.screen
    assert rows(database) == []
    await verifier.taps("Kirim")
    assert "TERASA: 87,5 dari 111" in verifier.screen
    assert rows(database) == [(87.5, 111, 2026, "resmi", True)]
    assert statuses(database) == [Status.ASSESSED]
    await house.tick()
    assert "Nilai penilaian 2026 sudah dicatat · Disdikbud" in officer.screen
    assert "TERASA: 87,5 dari 111" in officer.screen
    await officer.taps("Skor unit")
    await officer.taps("TERASA")
    assert "Nilai IGA (resmi): 87,5 dari 111 · 30 November 2026 · penilaian 2026" in officer.screen
    await sekda.says("/peringkat")
    assert "87,5" in sekda.screen
    await verifier.says("/nilai")
    assert "Penilaian 2026: 1 inovasi bernilai resmi" in verifier.screen


async def test_the_index_and_the_ranking_name_the_year_of_official_scores(
    verifier: Player, sekda: Player, registered: Registered
) -> None:
    registered("TERASA")
    await sekda.says("/peringkat")
    assert "Belum ada skor resmi" in sekda.screen
    await sekda.says("/indeks")
    assert "Belum ada nilai resmi untuk penilaian 2027." in sekda.screen
    await verifier.says("/nilai terasa 87,5 dari 111 resmi 2026")
    await enters(verifier, "Lewati", "Kirim")
    await sekda.says("peringkat inovasi skor resmi 2026")
    assert "TERASA" in sekda.screen
    assert "87,5" in sekda.screen
    await sekda.says("/indeks")
    sekda.hands.press(sekda.hands.messages[-1], "index:0:2026::")
    await sekda.house.settle()
    assert "Nilai resmi penilaian 2026: 1 inovasi, dicatat sampai 30 November" in sekda.screen
    await sekda.says("peringkat skor resmi 2024")
    assert "Belum ada skor resmi" in sekda.screen


async def test_a_correction_keeps_the_old_value_and_its_reason(
    verifier: Player, officer: Player, registered: Registered, database: Database
) -> None:
    registered("TERASA")
    for number, ways in (("78,5", ()), ("87,5", ("Salah ketik di layar IID.",))):
        await verifier.says(f"/nilai terasa {number} resmi 2026")
        await enters(verifier, "111", "Lewati")
        assert ("Sudah tercatat 78,5 dari 111" in verifier.screen) == bool(ways)
        await enters(verifier, *ways)
        assert ("Sudah tercatat 78,5 dari 111" in verifier.screen) == bool(ways)
        await verifier.taps("Kirim")
    assert "78,5 dari 111 → 87,5 dari 111" in verifier.screen
    await verifier.says("/nilai inv-2026-0001 87,5 dari 111 resmi 2026")
    await verifier.taps("Lewati")
    await verifier.taps("Kirim")
    assert "Sudah tercatat sama" in verifier.screen
    assert rows(database) == [(78.5, 111, 2026, "resmi", False), (87.5, 111, 2026, "resmi", True)]
    with database.reading() as session:
        entry = session.exec(select(AuditEntry).where(AuditEntry.action == "score.corrected")).one()
    assert entry.reason == "Salah ketik di layar IID."
    assert (entry.before or {})["number"] == 78.5
    await verifier.taps("⬅️ Nilai")
    await officer.says("/inovasi")
    await officer.taps("TERASA")
    await officer.taps("Riwayat")
    for words in ("78,5 → 87,5 dari 111", "“Salah ketik di layar IID.”", "2026: 78,5 dari 111"):
        assert words in officer.screen
    assert "87,5 dari 111 · Nilai IGA (resmi) · penilaian 2026 · semula 78,5" in verifier.screen


async def test_near_names_are_offered_and_numbers_keep_to_their_scale(
    verifier: Player, registered: Registered, database: Database
) -> None:
    for name in ("SAPA WARGA", "SAPA WARGI", "ANTRE <SEHAT>"):
        registered(name)
    await verifier.says("tolong inputkan nilai verifikasi sapa warge 120")
    assert "“sapa warge” tidak ada di pilihan" in verifier.screen
    await verifier.taps("Maksud saya: SAPA WARGI")
    await verifier.says("2014")
    assert "“2014” tidak ada di pilihan" in verifier.screen
    await verifier.says("2025")
    assert not any("111" in label for label in verifier.screen.labels)
    await verifier.taps("Skala lain")
    await verifier.says("100")
    assert "Skala 100 di bawah nilainya, 120" in verifier.screen
    await verifier.says("banyak")
    assert "“banyak” bukan angka" in verifier.screen
    await verifier.says("200")
    await verifier.says("Layar <IID>")
    await verifier.taps("✏️ Nilai")
    await verifier.says("201")
    assert "201 melewati skalanya: paling tinggi 200" in verifier.screen
    await verifier.says("150,25")
    await verifier.taps("Kirim")
    assert rows(database) == [(150.25, 200, 2025, "verifikasi", True)]
    await verifier.says("antre sehat")
    await verifier.says("/nilai antre sehat 3")
    assert "Nilai resmi dari kementerian" in verifier.screen


async def test_only_who_may_and_not_what_was_withdrawn(
    verifier: Player, officer: Player, registered: Registered, database: Database
) -> None:
    number = registered("TERASA")
    await officer.says("input skor TERASA 87,5")
    assert "Perintah ini untuk Bappedalitbang" in officer.screen
    await officer.says("input nilai terasaa 87,5")
    assert "Perintah ini untuk Bappedalitbang" in officer.screen
    await officer.says("/nilai")
    assert "Perintah ini untuk Bappedalitbang" in officer.screen
    await verifier.says("/nilai terasa 9 dari 10 resmi 2026")
    with database.transaction() as session:
        session.get_one(Innovation, number).status = Status.WITHDRAWN
    await verifier.says("Layar IID")
    await verifier.says("TERASA")
    assert "tidak ada di pilihan" in verifier.screen
    assert rows(database) == []


async def test_a_verified_total_beside_verified_levels_is_doubted(
    house: House, verifier: Player, registered: Registered
) -> None:
    leveled(house, registered("TERASA"), {"SID-16": 2}, verified=True)
    await verifier.says("/nilai terasa 59 dari 111 verifikasi 2026")
    await verifier.taps("Lewati")
    assert "sudah diverifikasi per indikator" in verifier.screen
    await verifier.taps("Kirim")
    assert "TERASA: 59 dari 111" in verifier.screen
