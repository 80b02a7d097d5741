"""The command menu that Telegram shows follows the post."""

from collections.abc import Iterator

import pytest
from sqlmodel import select

from jobs.menus import Menus
from models import Membership, Role
from models.database import Database
from services import people
from simulator.events import Called, Event
from simulator.faults import Effect, bad_gateway, blocked, reset_before, too_many
from tests.conftest import START, House, Player
from tests.people.conftest import appointed, newcomer
from texts import menu


def of(role: Role) -> list[str]:
    """The names of its commands."""
    return [name for name, _ in menu.commands(role)]


OF_AN_OFFICER, OF_A_LEADER, OF_A_VERIFIER = map(of, (Role.OFFICER, Role.LEADER, Role.VERIFIER))
OF_A_STRANGER = ["mulai", "tenggat", "bantuan", "datasaya", "batal"]


@pytest.fixture
def menus(house: House) -> Menus:
    return Menus(house.bot.house, house.bot.application.bot)


@pytest.fixture
def calls(house: House) -> Iterator[list[str]]:
    """What was asked of Telegram about menus."""
    seen: list[str] = []

    def notice(event: Event) -> None:
        if isinstance(event, Called) and event.method.endswith("MyCommands"):
            seen.append(event.method)

    house.world.observers.append(notice)
    yield seen
    house.world.observers.remove(notice)


def shown(person: Player) -> list[str]:
    return [command["command"] for command in person.hands.commands]


async def test_each_role_sees_its_own(
    house: House, menus: Menus, officer: Player, verifier: Player, sekda: Player, stranger: Player
) -> None:
    await menus.refresh()
    assert shown(officer) == OF_AN_OFFICER
    assert shown(sekda) == OF_A_LEADER
    assert shown(verifier) == OF_A_VERIFIER
    assert {"verifikasi", "impor"} <= set(OF_A_VERIFIER) - {*OF_A_LEADER, *OF_AN_OFFICER}
    assert {"daftar", "inovasi"} <= set(OF_AN_OFFICER) - set(OF_A_LEADER)
    assert shown(stranger) == OF_A_STRANGER
    assert "peran" in OF_AN_OFFICER  # hands it over there
    appointed(house, 1004, Role.OFFICER)
    await menus.refresh()
    assert shown(sekda) == [*OF_A_LEADER, "peran"]


async def test_a_change_of_post_changes_the_menu(
    house: House, menus: Menus, officer: Player, database: Database
) -> None:
    appointed(house, 1001, Role.LEADER)
    await menus.refresh()
    await officer.says("/peran")
    await officer.taps("Pimpinan daerah")
    await menus.refresh()
    assert shown(officer) == [*OF_A_LEADER, "peran"]
    with database.transaction() as session:
        for held in session.exec(select(Membership).where(Membership.person_id == 1)):
            held.valid_to = house.bot.house.now()
    await menus.refresh()
    assert shown(officer) == OF_A_STRANGER


async def test_nothing_is_asked_twice(menus: Menus, house: House, calls: list[str]) -> None:
    await menus.refresh()
    first = len(calls)
    assert first == 7  # strangers', the groups', and those of the five whom the demo knows
    await menus.refresh()
    assert len(calls) == first
    again = Menus(house.bot.house, house.bot.application.bot)  # as after a restart
    await again.refresh()
    assert len(calls) == first + 2


def named(database: Database, telegram_id: int) -> None:
    """A post for somebody who has never written to the bot."""
    with database.transaction() as session:
        what = {"telegram_id": telegram_id, "name": "Belum menyapa", "since": START}
        people.appoint(session, Role.LEADER, **what)  # type: ignore[arg-type]


async def test_who_never_wrote_is_tried_once_and_again_when_they_write(
    menus: Menus, house: House, database: Database, calls: list[str]
) -> None:
    named(database, 9009)
    for _ in range(3):
        await menus.refresh()
    assert len(calls) == 8
    person = newcomer(house, 9009, "Belum menyapa")
    await person.says("/start")
    await menus.refresh()
    assert shown(person) == OF_A_LEADER


async def test_who_blocked_the_bot_is_remembered_across_restarts(
    menus: Menus, house: House, calls: list[str]
) -> None:
    await menus.refresh()
    appointed(house, 1004, Role.OFFICER)
    house.world.faults.add(blocked(), method="setMyCommands", times=1)
    await menus.refresh()
    calls.clear()
    again = Menus(house.bot.house, house.bot.application.bot)
    await again.refresh()
    assert calls == ["setMyCommands"] * 2  # the strangers' and the groups' alone
    appointed(house, 1004, Role.VERIFIER)  # same menu: it had several posts before
    await again.refresh()
    assert len(calls) == 2


@pytest.mark.parametrize("trouble", [reset_before(), too_many(60), bad_gateway()])
async def test_trouble_on_the_line_makes_it_wait_and_loses_nothing(
    menus: Menus, house: House, officer: Player, calls: list[str], trouble: Effect
) -> None:
    house.world.faults.add(trouble, method="setMyCommands", times=1)
    await menus.refresh()
    tried = len(calls)
    await menus.refresh()
    assert len(calls) == tried  # not with every beat
    house.world.faults.clear()
    await Menus(house.bot.house, house.bot.application.bot).refresh()
    assert shown(officer) == OF_AN_OFFICER
