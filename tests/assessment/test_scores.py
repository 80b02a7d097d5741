"""Scores as people ask for them: three kinds apart, what raises them, and how far the next is."""

from models import OfficialScore, Person, Role, ScoreKind
from models.database import Database
from services import regency_settings
from services.regency_settings import DISTANCE_SHOWN, SCORES_FOR
from tests.assessment.conftest import leveled, standing
from tests.conftest import House, Player
from tests.innovations.conftest import Registered


def published(
    house: House, innovation_id: int, number: float, year: int, kind: ScoreKind = ScoreKind.OFFICIAL
) -> None:
    with house.bot.house.database.transaction() as session:
        session.add(
            OfficialScore(
                innovation_id=innovation_id,
                assessment_year=year,
                kind=kind,
                number=number,
                scale=111,
                source="Layar IID",
                by_id=1,
                at=house.bot.house.now(),
            )
        )


async def test_three_kinds_are_kept_apart(
    house: House, officer: Player, registered: Registered
) -> None:
    number = registered()
    leveled(house, number, {"SID-16": 3, "SID-35": 2})
    leveled(house, number, {"SID-16": 1, "SID-35": 2}, verified=True)
    published(house, number, 59, 2025)
    published(house, number, 87.5, 2027)
    await officer.says("/skor")
    assert officer.screen.text.startswith("Disdikbud: 87,5 dari 111 (nilai IGA resmi)")
    await officer.taps("SAPA WARGA")
    for words in (
        "Nilai mandiri: 17 dari 111 · 30 November 2026",
        "Nilai verifikasi: 11 dari 111 · sebagian (2 dari 20) · 30 November 2026",
        "Nilai IGA (resmi): 87,5 dari 111",
        "Penilaian 2025: 59 dari 111 (resmi)",
        "instrumen 2026 (sementara, untuk penilaian 2027)",
        "9/9 · Regulasi Inovasi Daerah",
        "1. +3 Kemanfaatan inovasi: capai dan buktikan tingkat 1 · wajib",
    ):
        assert words in officer.screen
    await officer.taps("Gambar")
    assert officer.hands.files[-1].data.startswith(b"\x89PNG")
    assert "nilai mandiri 17 dari 111" in officer.hands.files[-1].caption
    assert len(officer.hands.screens[-2].text) < 4096


async def test_what_is_verified_in_part_is_marked_and_ranks_nobody(
    house: House, officer: Player, registered: Registered
) -> None:
    number = registered()
    leveled(house, number, {"SID-16": 3})
    leveled(house, number, {"SID-16": 1}, verified=True)
    await officer.says("/skor")
    assert officer.screen.text.startswith("Disdikbud: 9 dari 111 (nilai mandiri)")
    instrument = standing(house, number).instrument
    rest = {one.code: 0 for one in instrument.indicators if one.code != "SID-16"}
    leveled(house, number, rest, verified=True)
    await officer.says("/skor")
    assert officer.screen.text.startswith("Disdikbud: 3 dari 111 (nilai verifikasi)")
    await officer.taps("SAPA WARGA")
    assert "sebagian" not in officer.screen


async def test_the_advice_leads_to_its_indicator(
    house: House, officer: Player, registered: Registered
) -> None:
    leveled(house, registered(), {"SID-16": 1})
    await officer.says("/skor kami")
    await officer.taps("SAPA WARGA")
    await officer.taps("+4 Video")
    assert "Memenuhi 1 atau 2 unsur substansi · 4 poin" in officer.screen


async def test_the_next_place_is_so_far_and_nobody_is_named(
    house: House, officer: Player, registered: Registered, database: Database
) -> None:
    leveled(house, registered(), {"SID-16": 1})
    leveled(house, registered("ANTRE", officer=1002), {"SID-16": 3})
    await officer.says("/skor")
    assert "Jarak ke peringkat di atasnya: 6 poin" in officer.screen
    assert "Dinkes" not in officer.screen
    assert "Penilaian 2026: belum ada nilai terbitan" in officer.screen
    with database.transaction() as session:
        by = session.get_one(Person, 1)
        regency_settings.change(session, DISTANCE_SHOWN, False, by=by, now=house.bot.house.now())
    await officer.says("/skor")
    assert "Jarak" not in officer.screen


async def test_a_leader_asks_for_any_unit(
    house: House, sekda: Player, officer: Player, registered: Registered
) -> None:
    leveled(house, registered(), {"SID-16": 1})
    await sekda.says("/skor dinas pendidikan dan kebudayaan")
    assert sekda.screen.text.startswith("Disdikbud: 3 dari 111 (nilai mandiri)")
    await sekda.says("/skor sapa")
    await sekda.taps("💡 SAPA WARGA")
    assert "Nilai verifikasi: belum ada" in sekda.screen
    await sekda.says("/skor")
    await sekda.says("dinkes")
    assert "Dinkes: belum ada nilai" in sekda.screen
    await sekda.taps("Unit lain")
    assert "Skor perangkat daerah yang mana?" in sekda.screen
    await officer.says("/skor dinkes")
    assert officer.screen.text == "Data tidak ditemukan."
    await officer.says("/skor <apa> itu")
    assert "“<apa> itu” bukan perangkat daerah" in officer.screen


async def test_the_regency_may_keep_scores_from_leaders(
    house: House, sekda: Player, registered: Registered, database: Database
) -> None:
    registered()
    with database.transaction() as session:
        by, now = session.get_one(Person, 1), house.bot.house.now()
        regency_settings.change(session, SCORES_FOR, frozenset({Role.VERIFIER}), by=by, now=now)
    await sekda.says("/skor disdikbud")
    assert sekda.screen.text == "Data tidak ditemukan."
    await sekda.says("/skor")
    assert "Perintah ini untuk" in sekda.screen
