"""A *Kirim* that is older than the draft, and files that nobody asked for."""

from collections.abc import Iterator

import pytest
from sqlmodel import select

from models import Innovation
from models.database import Database
from simulator.events import Called, Event
from tests.conftest import House, Player
from tests.filling.acts import PDF, WAYS, fill_in


@pytest.fixture
def calls(house: House) -> Iterator[list[str]]:
    """The names of the Bot API methods that were called."""
    seen: list[str] = []

    def notice(event: Event) -> None:
        if isinstance(event, Called):
            seen.append(event.method)

    house.world.observers.append(notice)
    yield seen
    house.world.observers.remove(notice)


async def test_an_old_kirim_sends_nothing_and_shows_the_truth(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await fill_in(officer, WAYS[0])
    old = officer.screen
    await officer.taps("Nama inovasi")
    await officer.says("SAPA WARGA PLUS")
    await officer.taps("Kirim", on=old)
    assert officer.alert == "Tombol itu sudah lama. Ini keadaan terbaru."
    with database.reading() as session:
        assert session.exec(select(Innovation)).first() is None
    await officer.taps("Kirim")
    with database.reading() as session:
        assert session.exec(select(Innovation)).one().name == "SAPA WARGA PLUS"


async def test_a_strangers_file_is_not_even_fetched(house: House, calls: list[str]) -> None:
    stranger = Player(house, house.world.person(4242, "Tamu"))
    await stranger.sends_file("besar.pdf", PDF)
    assert "belum terdaftar" in stranger.screen
    assert "getFile" not in calls
    assert not house.bot.house.vault.folder.exists()


async def test_a_file_without_an_open_form_is_not_fetched(
    officer: Player, calls: list[str]
) -> None:
    await officer.sends_file("besar.pdf", PDF)
    assert "belum tahu ini untuk isian yang mana" in officer.screen
    assert "getFile" not in calls


async def test_a_file_for_a_question_that_takes_none_is_not_fetched(
    officer: Player, calls: list[str]
) -> None:
    await officer.says("/daftar")
    await fill_in(officer, WAYS[0], until="name")
    await officer.sends_file("besar.pdf", PDF)
    assert "dijawab dengan mengetik teks" in officer.screen
    assert "Apa nama inovasinya?" in officer.screen
    assert "getFile" not in calls
