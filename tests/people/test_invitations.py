"""Invitations by link and QR, from /undang to the post, and what a leaked one is good for."""

import logging
import re

import pytest
from sqlmodel import select

from models import AuditEntry, Invitation, Role
from models.database import Database
from simulator.events import Called, Event
from simulator.faults import reset_after
from tests.conftest import House, Player
from tests.people.conftest import newcomer, posts_of

LINK = re.compile(r"https://t\.me/inovasi_bot\?start=([A-Za-z0-9_-]{1,64})")


async def invites(person: Player, role: str, unit: str | None = None) -> str:
    """The token in the newest link."""
    await person.says("/undang")
    await person.taps("Undang satu orang")
    await person.taps(role)
    if unit:
        await person.says(unit)
    return newest_token(person)


def newest_token(person: Player) -> str:
    found = [LINK.search(file.caption) for file in person.hands.files]
    assert found
    assert found[-1] is not None
    return found[-1][1]


async def starts(person: Player, token: str) -> None:
    person.hands.starts(token)
    await person.house.settle()


async def test_bappedalitbang_invites_an_officer(
    house: House, verifier: Player, stranger: Player, database: Database
) -> None:
    token = await invites(verifier, "Operator inovasi", "disdikbud")
    photo = verifier.hands.files[-1]
    assert photo.data.startswith(b"\x89PNG")
    assert "Undangan Operator inovasi Disdikbud" in photo.caption
    assert "berlaku sampai 3 Desember 2026, 08.00 WIB" in photo.caption
    await starts(stranger, token)
    assert "Undangan diterima: Anda Operator inovasi Disdikbud" in stranger.screen
    assert "/daftar" in stranger.screen
    assert posts_of(database, 4242) == [(Role.OFFICER, "DISDIKBUD")]
    await house.tick()
    assert "Undangan Operator inovasi Disdikbud dibuka oleh Tamu <b>" in verifier.screen


async def test_a_leaked_link_lets_nobody_else_in(
    verifier: Player, house: House, stranger: Player, database: Database
) -> None:
    token = await invites(verifier, "Operator inovasi", "disdikbud")
    await starts(stranger, token)
    thief = newcomer(house, 6666, "Orang lain")
    await starts(thief, token)
    assert "sudah dipakai orang lain, dicabut, atau lewat 72 jam" in thief.screen
    assert thief.screen.labels == ["🔑 Minta akses"]
    assert posts_of(database, 6666) == []
    await starts(stranger, token)  # whoever opened it may open it again
    assert "Undangan diterima" in stranger.screen
    assert len(posts_of(database, 4242)) == 1


async def test_opened_twice_in_one_moment_it_is_one_post(
    verifier: Player, house: House, database: Database
) -> None:
    token = await invites(verifier, "Operator inovasi", "disdikbud")
    crowd = [newcomer(house, 7000 + n, f"Orang {n}") for n in range(5)]
    for person in crowd:
        person.hands.starts(token)
    await house.settle()
    assert sum(len(posts_of(database, 7000 + n)) for n in range(5)) == 1


async def test_it_runs_out(
    verifier: Player, house: House, stranger: Player, database: Database
) -> None:
    token = await invites(verifier, "Kepala perangkat daerah", "dinkes")
    await house.moves_clock(hours=72)
    await starts(stranger, token)
    assert "lewat 72 jam" in stranger.screen
    assert posts_of(database, 4242) == []


async def test_revoked_and_renewed_from_the_list(
    verifier: Player, stranger: Player, database: Database
) -> None:
    first = await invites(verifier, "Operator inovasi", "dinkes")
    second = await invites(verifier, "Operator inovasi", "dlh")
    await verifier.says("/undang")
    assert "2 belum dibuka" in verifier.screen
    card = verifier.screen
    await verifier.taps("1. Cabut", on=card)
    assert verifier.alert == "Undangan Operator inovasi DLH dicabut."
    await starts(stranger, second)
    assert "dicabut" in stranger.screen
    await verifier.taps("2. Tautan baru", on=card)
    renewed = newest_token(verifier)
    assert renewed != first
    await starts(stranger, first)
    assert posts_of(database, 4242) == []
    await starts(stranger, renewed)
    assert posts_of(database, 4242) == [(Role.OFFICER, "DINKES")]
    await verifier.taps("2. Cabut", on=card)
    assert "sudah dipakai" in (verifier.alert or "")


async def test_a_code_that_got_lost_on_the_way_is_made_anew(
    verifier: Player, house: House, stranger: Player, database: Database
) -> None:
    house.world.faults.add(reset_after(), method="sendPhoto", chat=1003, times=1)
    await verifier.says("/undang")
    await verifier.taps("Undang satu orang")
    await verifier.taps("Operator inovasi")
    await verifier.says("dinkes")
    await verifier.says("/undang")
    await verifier.taps("1. Tautan baru")
    await starts(stranger, newest_token(verifier))
    assert posts_of(database, 4242) == [(Role.OFFICER, "DINKES")]


async def test_an_admin_invites_everybody_and_bappedalitbang_only_units(
    admin: Player, verifier: Player, stranger: Player, database: Database
) -> None:
    await verifier.says("/undang")
    await verifier.taps("Undang satu orang")
    assert not {"Pimpinan daerah", "Bappedalitbang", "Admin"} & set(verifier.screen.labels)
    await verifier.says("Pimpinan daerah")
    assert "tidak ada di pilihan" in verifier.screen
    await starts(stranger, await invites(admin, "Pimpinan daerah"))
    assert "Peran: Pimpinan daerah" in stranger.screen
    assert "/belum –" in stranger.screen
    await stranger.says("/belum")
    assert "38 dari 38" in stranger.screen
    for label in ("Bappedalitbang", "Admin"):
        await starts(stranger, await invites(admin, label))
    await starts(stranger, await invites(verifier, "Kepala perangkat daerah", "dinkes"))
    assert posts_of(database, 4242) == [
        (Role.LEADER, None),
        (Role.VERIFIER, None),
        (Role.ADMIN, None),
        (Role.HEAD, "DINKES"),
    ]


@pytest.mark.parametrize("telegram_id", [1001, 1004, 1005])
async def test_others_invite_nobody(house: House, telegram_id: int, database: Database) -> None:
    person = Player(house, house.world.person(telegram_id))
    await person.says("/undang")
    assert "Perintah ini untuk Bappedalitbang" in person.screen
    with database.reading() as session:
        assert session.exec(select(Invitation)).first() is None


async def test_one_who_has_a_post_already_gets_another(
    verifier: Player, colleague: Player, database: Database
) -> None:
    await starts(colleague, await invites(verifier, "Operator inovasi", "dlh"))
    assert "Peran: Operator inovasi Dinkes" in colleague.screen
    assert "Peran lain: Operator inovasi DLH" in colleague.screen
    assert len(posts_of(database, 1002)) == 2


async def test_a_token_is_written_nowhere(
    verifier: Player,
    stranger: Player,
    house: House,
    database: Database,
    caplog: pytest.LogCaptureFixture,
) -> None:
    said: list[str] = []

    def notice(event: Event) -> None:
        if isinstance(event, Called) and event.method != "sendPhoto":
            said.append(repr(event.params))

    house.world.observers.append(notice)
    with caplog.at_level(logging.INFO):
        token = await invites(verifier, "Operator inovasi", "disdikbud")
        await starts(stranger, token)
        await starts(newcomer(house, 6666, "Orang lain"), token)
    assert token not in caplog.text
    assert not any(token in call for call in said)
    buttons = [b.data or "" for s in verifier.hands.screens for row in s.buttons for b in row]
    assert buttons
    assert not any(token in data for data in buttons)
    with database.reading() as session:
        audit = [entry.model_dump_json() for entry in session.exec(select(AuditEntry))]
        kept = [one.model_dump_json() for one in session.exec(select(Invitation))]
    assert not any(token in line for line in (*audit, *kept))
