"""Drafts: several per unit, named, taken over, shared by two, asked about, never lost."""

from datetime import timedelta

from models.database import Database
from tests.conftest import House, Player
from tests.filling.excerpts import asks
from tests.filling.looking import as_it_is, takes_over, values

THREE = asks("name", "stage", "initiator_name")


async def begins(officer: Player, name: str | None = None) -> None:
    """A new draft beside those that are there, left again."""
    await officer.says("/daftar")
    if "belum dikirim" in officer.screen:
        await officer.taps("Mulai baru")
    if name:
        await officer.says(name)
    await officer.says("/batal")


@THREE
async def test_no_draft_is_said_with_the_way_to_begin(officer: Player) -> None:
    await officer.says("/draf")
    assert officer.screen.text == "Disdikbud tidak punya draf."
    await officer.taps("Mulai baru")
    assert "Apa nama inovasinya?" in officer.screen


@THREE
async def test_drafts_are_listed_with_name_progress_and_author(officer: Player) -> None:
    await begins(officer, "SAPA <WARGA>")
    await begins(officer)
    await officer.says("/draf")
    lines = [line for line in officer.screen.text.splitlines() if line]
    assert lines == [
        "2 draf Disdikbud belum dikirim. Lanjutkan yang mana?",
        "1. Draf 30 November 2026",
        "0 dari 3 · 0% · oleh Operator Disdikbud · terakhir 30 November 2026",
        "2. SAPA <WARGA>",
        "1 dari 3 · 33% · oleh Operator Disdikbud · terakhir 30 November 2026",
    ]
    await officer.taps("▶️ 2. SAPA <WARGA>")
    assert "tahap mana" in officer.screen


@THREE
async def test_daftar_goes_on_with_the_open_one_and_asks_where_none_is(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    await officer.says("/daftar")
    assert "tahap mana" in officer.screen
    await officer.taps("Simpan & keluar")
    await officer.says("/daftar")
    assert "1 draf Disdikbud belum dikirim" in officer.screen
    await officer.taps("▶️ 1.")
    assert "tahap mana" in officer.screen


@THREE
async def test_one_is_open_at_a_time_and_the_other_keeps_its_answers(
    officer: Player, database: Database
) -> None:
    await begins(officer, "SATU")
    await begins(officer, "DUA")
    await takes_over(officer, "SATU")
    await officer.taps("Uji Coba")
    await takes_over(officer, "DUA")
    await officer.taps("Penerapan")
    await officer.says("Bidang SMP")
    assert values(database) == [
        {"name": "SATU", "stage": "Uji Coba"},
        {"name": "DUA", "stage": "Penerapan", "initiator_name": "Bidang SMP"},
    ]


@THREE
async def test_many_drafts_fit_one_card(officer: Player) -> None:
    for n in range(10):
        await begins(officer, f"INOVASI {n} " + "panjang sekali " * 6)
    await officer.says("/draf")
    assert "10 draf Disdikbud" in officer.screen
    assert "… dan 2 draf lain yang lebih lama." in officer.screen
    assert len([label for label in officer.screen.labels if label.startswith("▶️")]) == 8


@THREE
async def test_drafts_of_another_unit_are_not_seen(officer: Player, colleague: Player) -> None:
    await begins(officer, "SAPA WARGA")
    await colleague.says("/draf")
    assert colleague.screen.text == "Dinkes tidak punya draf."


def about_idle(person: Player) -> list[str]:
    return [s.text for s in person.hands.screens if "Masih diperlukan?" in s.text]


@THREE
async def test_an_idle_draft_is_asked_about_once_and_never_thrown_away(
    house: House, officer: Player, database: Database
) -> None:
    await begins(officer, "SAPA WARGA")
    house.bot.house.clock.move(timedelta(days=6, hours=1))
    await house.tick()
    assert about_idle(officer) == []
    house.bot.house.clock.move(timedelta(days=2))
    for _ in range(3):
        await house.tick()
        house.bot.house.clock.move(timedelta(days=30))
    [question] = about_idle(officer)
    assert "Draf SAPA WARGA belum disentuh 8 hari (1 dari 3 isian)" in question
    assert values(database) == [{"name": "SAPA WARGA"}]
    await officer.taps("Lanjutkan")
    assert "tahap mana" in officer.screen


@THREE
async def test_an_idle_draft_that_is_not_needed_asks_before_it_goes(
    house: House, officer: Player
) -> None:
    await begins(officer, "SAPA WARGA")
    house.bot.house.clock.move(timedelta(days=8, hours=1))
    await house.tick()
    asked = next(s for s in officer.hands.screens if "Masih diperlukan?" in s.text)
    await officer.taps("Tidak lagi")
    assert "Hapus draf SAPA WARGA" in as_it_is(officer, asked)
    await officer.taps("Ya, hapus")
    assert as_it_is(officer, asked).text == "Disdikbud tidak punya draf."


@THREE
async def test_a_draft_that_was_touched_again_may_be_asked_about_again(
    house: House, officer: Player
) -> None:
    await begins(officer, "SAPA WARGA")
    for _ in range(2):
        house.bot.house.clock.move(timedelta(days=8, hours=1))
        await house.tick()
        await takes_over(officer)
        await officer.taps("Kembali")
        await officer.says("SAPA KAWAN")
        await officer.says("/batal")
    assert len(about_idle(officer)) == 2
