"""Drafts that are thrown away: on a second word, and so that everybody concerned hears of it."""

from sqlmodel import select

from models import Draft
from models.database import Database
from tests.conftest import House, Player
from tests.filling.looking import as_it_is, edits, presses, takes_over, values
from tests.filling.test_drafts import THREE, begins


async def discards(person: Player) -> None:
    await person.says("/draf")
    await person.taps("🗑")
    await person.taps("Ya, hapus")


@THREE
async def test_a_draft_goes_only_on_a_second_word(officer: Player, database: Database) -> None:
    await begins(officer, "SAPA WARGA")
    await officer.says("/draf")
    await officer.taps("🗑")
    assert "Hapus draf SAPA WARGA (1 dari 3 isian)?" in officer.screen
    await officer.taps("Tidak, simpan")
    assert "1 draf Disdikbud" in officer.screen
    await officer.taps("🗑")
    sure = str(officer.screen.find("Ya, hapus").data)  # type: ignore[union-attr]
    await officer.taps("Ya, hapus")
    assert officer.alert == "Draf dihapus dari daftar."
    assert officer.screen.text == "Disdikbud tidak punya draf."
    await presses(officer, sure)
    assert "Draf SAPA WARGA sudah dihapus oleh Operator Disdikbud" in str(officer.alert)
    assert values(database) == [{"name": "SAPA WARGA"}]


@THREE
async def test_a_draft_that_somebody_has_just_touched_stays(
    officer: Player, second: Player, database: Database
) -> None:
    await begins(officer, "SAPA WARGA")
    await officer.says("/draf")
    await officer.taps("🗑")
    await takes_over(second)
    await second.taps("Uji Coba")
    await officer.taps("Ya, hapus")
    assert officer.alert == "Draf itu baru saja berubah; belum dihapus."
    assert "1 draf Disdikbud" in officer.screen
    with database.reading() as session:
        assert session.exec(select(Draft)).one().discarded_at is None


@THREE
async def test_the_open_one_can_be_discarded(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("/draf")
    await officer.taps("🗑")
    await officer.taps("Ya, hapus")
    await officer.says("SAPA WARGA")
    assert "belum mengerti" in officer.screen


@THREE
async def test_whoever_has_a_draft_open_hears_that_it_was_discarded(
    house: House, officer: Player, second: Player, colleague: Player
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA <WARGA>")
    card = officer.screen
    await discards(second)
    await house.tick()
    told = "Operator kedua menghapus draf SAPA <WARGA>"
    assert [told in s for s in officer.hands.screens].count(True) == 1
    assert not [s for s in second.hands.screens if "menghapus draf" in s]
    await officer.taps("Mulai baru")
    assert "Apa nama inovasinya?" in officer.screen
    await colleague.says("/draf")
    await presses(colleague, str(card.find("Uji Coba").data))  # type: ignore[union-attr]
    assert colleague.alert == "Data tidak ditemukan."


@THREE
async def test_an_author_who_left_the_draft_hears_that_it_was_discarded(
    house: House, officer: Player, second: Player
) -> None:
    await begins(officer, "SAPA WARGA")
    await discards(second)
    await house.tick()
    assert "Operator kedua menghapus draf SAPA WARGA" in officer.screen


@THREE
async def test_a_button_of_a_discarded_draft_says_when_and_by_whom(
    house: House, officer: Player, second: Player, database: Database
) -> None:
    await begins(officer, "SAPA <WARGA>")
    await takes_over(officer)
    card = officer.screen
    await discards(second)
    await house.moves_clock(days=400)
    said = "Draf SAPA <WARGA> sudah dihapus oleh Operator kedua pada 30 November 2026, 08.00 WIB."
    await officer.taps("Uji Coba", on=card)
    assert officer.alert == f"{said} Draf lain ada di /draf."
    now = as_it_is(officer, card)
    assert said in now
    assert now.labels == ["📂 Draf unit"]
    await edits(officer, "SAPA <WARGA>", "SAPA KAWAN")
    assert said in officer.screen
    assert values(database) == [{"name": "SAPA <WARGA>"}]
    await officer.taps("Draf unit")
    assert "tidak punya draf" in officer.screen
