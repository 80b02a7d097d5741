"""A restart, or a line that breaks: everybody sees where they are, once, and goes on from there."""

from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import select

from models import Incoming, IncomingState
from models.database import Database
from simulator.faults import blocked, reset_before
from tests.conftest import House, Player
from tests.filling.acts import SHORT, fill_in, registering
from tests.filling.conftest import Runs
from tests.filling.excerpts import asks
from tests.filling.looking import answers, as_it_is, presses, takes_over

THREE = asks("name", "stage", "initiator_name")
BROKEN_OFF = "Sambungan sempat terputus"


def cut_off(house: House) -> None:
    """As a kill would have left it."""
    with house.bot.house.database.transaction() as session:
        session.execute(update(Incoming).values(state=IncomingState.SETTLED))


def shown_places(person: Player) -> list[str]:
    return [screen.text for screen in person.hands.screens if BROKEN_OFF in screen.text]


@THREE
async def test_whoever_was_cut_off_is_told_where_they_are(
    runs: Runs, house: House, officer: Player, second: Player
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    seen = len(second.hands.screens)
    cut_off(house)
    await runs.again()
    assert BROKEN_OFF in officer.screen
    assert "tahap mana" in officer.screen
    await officer.taps("Uji Coba")
    assert "Nama inisiatornya?" in officer.screen
    assert len(second.hands.screens) == seen


@THREE
@pytest.mark.parametrize("text", ["SAPA WARGA", "/daftar"])
async def test_nothing_is_repeated_where_the_answer_was_seen(
    runs: Runs, officer: Player, text: str
) -> None:
    await officer.says("/daftar")
    await officer.says(text)
    seen: list[Any] = [screen.id for screen in officer.hands.screens]
    await runs.again()
    assert [screen.id for screen in officer.hands.screens] == seen


@THREE
async def test_a_taken_over_card_of_the_first_author_is_still_theirs(
    runs: Runs, officer: Player, second: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    card = officer.screen
    await takes_over(second)
    await runs.again()
    await officer.taps("Uji Coba", on=card)
    assert "Nama inisiatornya?" in officer.screen
    await presses(second, str(second.screen.find("Penerapan").data))  # type: ignore[union-attr]
    assert second.alert == "Tombol itu sudah lama. Ini keadaan terbaru."
    assert answers(database) == {"name": "SAPA WARGA", "stage": "Uji Coba"}


@THREE
async def test_the_card_after_a_restart_is_the_one_that_lives(
    runs: Runs, house: House, officer: Player
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    cut_off(house)
    await runs.again()
    card = officer.screen
    assert BROKEN_OFF in card
    await officer.says("uji coba")
    assert as_it_is(officer, card).text == "✅ Tahapan"
    assert as_it_is(officer, card).buttons == ()
    assert "Nama inisiatornya?" in officer.screen


@THREE
async def test_a_place_that_cannot_be_shown_at_the_start_is_shown_later(
    runs: Runs, house: House, officer: Player
) -> None:
    await officer.says("/daftar")
    await officer.says("SAPA WARGA")
    cut_off(house)
    house.world.faults.add(reset_before(), method="sendMessage", chat=1001)
    await runs.again()
    assert shown_places(officer) == []
    await house.tick()
    await house.tick()
    [place] = shown_places(officer)
    assert "tahap mana" in place
    await officer.taps("Uji Coba")
    assert "Nama inisiatornya?" in officer.screen


@THREE
async def test_an_answer_that_the_line_swallows_comes_later(
    house: House, officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    house.world.faults.add(reset_before(), method="sendMessage", chat=1001)
    await officer.says("SAPA WARGA")
    assert answers(database) == {"name": "SAPA WARGA"}
    assert shown_places(officer) == []
    await house.tick()
    [place] = shown_places(officer)
    assert "tahap mana" in place
    with database.reading() as session:
        rows = session.exec(select(Incoming.state)).all()
    assert set(rows) <= {IncomingState.ANSWERED, IncomingState.SETTLED}
    await officer.taps("Uji Coba")
    assert "Nama inisiatornya?" in officer.screen


async def test_a_receipt_that_the_line_swallows_comes_later(house: House, officer: Player) -> None:
    await officer.says("/daftar")
    await fill_in(officer, registering(SHORT))
    house.world.faults.add(reset_before(), method="editMessageText", text="Terkirim")
    await officer.taps("Kirim")
    await house.tick()
    [place] = shown_places(officer)
    assert "INV-2026-0001" in place


@THREE
async def test_whoever_has_blocked_the_bot_does_not_keep_it_from_starting(
    runs: Runs, house: House, officer: Player, second: Player
) -> None:
    await officer.says("/daftar")
    await second.says("/tenggat")
    cut_off(house)
    house.world.faults.add(blocked(), method="sendMessage", chat=1001, times=None)
    await runs.again()
    await house.tick()
    assert shown_places(officer) == []
    assert len(shown_places(second)) == 1
