"""What a custom client can send, and what people type to be taken for others."""

import logging
from itertools import product

import pytest
from sqlmodel import select

from models import IndicatorLevel, Innovation, Person, Role
from models.database import Database
from tests.conftest import House, Player
from tests.innovations.conftest import Registered
from tests.people.conftest import newcomer, posts_of
from tests.people.test_invitations import invites, starts

NO_NUMBERS = ("²", "٣", "９", "\u200b1", "1\ufeff", "-1", "1e3", "9" * 40)


async def presses(house: House, person: Player, data: str) -> None:
    """Any data, as a custom client can send it."""
    await person.says("/bantuan")
    person.hands.press(person.hands.messages[-1], data)
    await house.settle()


async def test_numbers_that_are_none_to_us(
    house: House,
    officer: Player,
    registered: Registered,
    database: Database,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Python calls the first of them a digit, and cannot read it."""
    number = registered()
    asked = ("level", "SID-16"), ("substance", "SID-35"), ("variable", "²")
    for (verb, key), choice in product(asked, NO_NUMBERS):
        await presses(house, officer, f"{verb}:{number}:0:{key}:{choice}"[:64])
        assert "gangguan" not in officer.screen
    with database.reading() as session:
        assert session.exec(select(IndicatorLevel)).all() == []
    assert [r.message for r in caplog.records if r.levelno >= logging.ERROR] == []


async def test_a_name_with_markup_and_links_is_shown_as_neither(
    house: House, verifier: Player, database: Database
) -> None:
    guest = newcomer(house, 4242, "<b>Admin</b> https://jahat.example t.me/penipu @penipu \u202e")
    for said in ("/start", "*Minta akses", "Operator inovasi", "DLH", "<i>Budi</i>\u200b", "kirim"):
        await (guest.taps(said[1:]) if said[0] == "*" else guest.says(said))
    await house.tick()
    await verifier.says("/undang")
    told = "\n".join(screen.text for screen in verifier.hands.screens)
    assert "<i>Budi</i>" in told  # as it was typed, and no markup
    assert not any(bad in told for bad in ("jahat", "penipu", "\u202e", "\u200b"))
    with database.reading() as session:
        person = session.exec(select(Person).where(Person.telegram_id == 4242)).one()
        assert person.name == "<b>Admin</b>"


async def test_unseen_characters_and_foreign_digits_are_not_kept(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    await officer.says("Warga\u202e menunggu\u200b tiga\x00 jam\ufeff untuk legalisir e\u0301.")
    await officer.says("Selesai")
    await officer.says("SAPA \u2066WARGA\u2069 ２０２６")
    await officer.says("/draf")
    assert "SAPA WARGA 2026" in officer.screen
    with database.reading() as session:
        assert session.exec(select(Innovation)).all() == []


async def test_texts_and_names_beyond_all_measure(
    house: House, officer: Player, caplog: pytest.LogCaptureFixture
) -> None:
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam untuk legalisir ijazah.")
    await officer.says("Selesai")
    await officer.says("n" * 4096)
    assert "Paling banyak" in officer.screen
    await officer.says("/start " + "A" * 4000)
    await officer.says("/daftar" + "x" * 3000)
    newest = newcomer(house, 2**52 - 1, "Z" * 64)
    await newest.says("/start")
    await newest.taps("Minta akses")
    assert [r.message for r in caplog.records if r.levelno >= logging.ERROR] == []


async def test_links_of_invitations_are_guessed(
    house: House, verifier: Player, officer: Player, stranger: Player, database: Database
) -> None:
    """Who guesses has to wait, also with the right one; who does not guess waits for nobody."""
    token = await invites(verifier, "Operator inovasi", "disdikbud")
    for number in range(5):
        await starts(stranger, token[:-1] + "abcde"[number] + "x")
        assert posts_of(database, 4242) == []
    assert "Terlalu banyak tautan yang salah" in stranger.screen
    await starts(stranger, token)
    assert "Terlalu banyak tautan yang salah" in stranger.screen
    assert posts_of(database, 4242) == []
    await officer.says("/tenggat")
    assert "Tenggat" in officer.screen
    await house.moves_clock(minutes=16)
    await starts(stranger, token)
    assert posts_of(database, 4242) == [(Role.OFFICER, "DISDIKBUD")]
