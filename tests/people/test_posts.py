"""Several posts, one of them acted in; help and greeting by role."""

import pytest
from sqlmodel import select

from models import Draft, Role
from models.database import Database
from services import invitations, people
from services.posts import Seat
from tests.conftest import House, Player, player
from tests.people.conftest import appointed, posts_of


@pytest.fixture
def of_two(house: House) -> Player:
    """An officer of two units."""
    appointed(house, 1002, Role.OFFICER, "DLH")
    return player(house, 1002)


async def test_the_greeting_names_the_post_and_peran_switches_it(of_two: Player) -> None:
    await of_two.says("/start")
    assert "Peran: Operator inovasi Dinkes" in of_two.screen
    assert "Peran lain: Operator inovasi DLH. Ganti dengan /peran." in of_two.screen
    await of_two.says("/peran")
    await of_two.taps("Operator inovasi DLH")
    assert "Peran sekarang: Operator inovasi DLH" in of_two.screen
    await of_two.says("/daftar")
    assert "DLH" in of_two.screen
    await of_two.says("/start")
    greeting, question = of_two.hands.screens[-2:]
    assert "Peran: Operator inovasi DLH" in greeting
    assert "Masalah apa" in question


async def test_a_switch_in_the_middle_of_a_form_loses_nothing(
    of_two: Player, database: Database
) -> None:
    await of_two.says("/daftar")
    await of_two.says("Warga menunggu tiga jam di loket puskesmas.")
    await of_two.taps("Selesai")
    await of_two.says("/peran")
    await of_two.taps("Operator inovasi DLH")
    assert of_two.alert == "Isian yang terbuka disimpan di draf."
    await of_two.says("SAPA")
    assert "belum mengerti" in of_two.screen
    await of_two.says("/peran")
    await of_two.taps("Operator inovasi Dinkes")
    await of_two.says("/draf")
    assert "1 draf Dinkes" in of_two.screen
    with database.reading() as session:
        assert session.exec(select(Draft)).one().answers["problem"]["value"]


async def test_a_post_that_is_not_ones_own_is_not_taken(
    house: House, officer: Player, of_two: Player
) -> None:
    await of_two.says("/peran")
    data = next(b.data for row in of_two.screen.buttons for b in row if "DLH" in b.text)
    await officer.says("/peran")
    assert not [label for label in officer.screen.labels if "🔄" in label]
    officer.hands.press(officer.hands.messages[-1], str(data))
    await house.settle()
    assert officer.alert == "Data tidak ditemukan."


@pytest.mark.parametrize(
    ("telegram_id", "there", "not_there"),
    [
        (1001, ("/daftar", "/draf", "/inovasi", "/peran"), ("/belum", "/undang")),
        (1005, ("/daftar", "/inovasi"), ("/belum", "/undang")),
        (1004, ("/belum", "/tenggat"), ("/daftar", "/undang", "/peran")),
        (1003, ("/belum", "/undang", "/impor", "/daftar", "/draf"), ("/inovasi",)),
    ],
)
async def test_help_by_role(
    house: House, telegram_id: int, there: tuple[str, ...], not_there: tuple[str, ...]
) -> None:
    person = player(house, telegram_id)
    await person.says("/start")
    greeted = commands_in(person)
    assert len(greeted) == 3
    await person.says("/bantuan")
    named = set(commands_in(person))
    assert named >= {*there, *greeted}
    assert not named & set(not_there)
    assert "Contoh: " in person.screen


@pytest.mark.parametrize("telegram_id", [1001, 1003, 1004, 1005])
async def test_every_command_that_help_names_is_answered(house: House, telegram_id: int) -> None:
    person = player(house, telegram_id)
    await person.says("/bantuan")
    for command in commands_in(person):
        await person.says(command)
        assert "Perintah ini untuk" not in person.screen
        assert "belum mengerti" not in person.screen or command == "/batal"


def commands_in(person: Player) -> list[str]:
    """Those that have a line of their own."""
    return [line.split(" ")[0] for line in person.screen.text.splitlines() if line[:1] == "/"]


async def test_help_in_the_middle_shows_the_question_again(officer: Player) -> None:
    await officer.says("/daftar")
    await officer.says("Warga menunggu tiga jam untuk legalisir ijazah.")
    await officer.taps("Selesai")
    for command in ("/bantuan", "/start"):
        await officer.says(command)
        assert "Apa nama inovasinya?" in officer.screen
    await officer.says("SAPA WARGA")
    assert "tahap mana" in officer.screen


async def test_strangers_get_help_too(stranger: Player) -> None:
    await stranger.says("/bantuan")
    assert "belum terdaftar" in stranger.screen
    await stranger.says("/peran")
    assert "Minta akses" in stranger.screen.labels[0]


async def test_an_invitation_in_the_middle_of_a_form_loses_nothing(
    officer: Player, database: Database
) -> None:
    await officer.says("/daftar")
    with database.transaction() as session:
        now = officer.house.bot.house.now()
        seat = Seat(Role.HEAD, people.officer(session, telegram_id=1002, now=now).unit)
        by = people.known(session, telegram_id=1003)
        token = invitations.create(session, seat, by=by, now=now).token
    officer.hands.starts(token)
    await officer.house.settle()
    assert posts_of(database, 1001) == [(Role.OFFICER, "DISDIKBUD"), (Role.HEAD, "DINKES")]
    await officer.says("Warga menunggu tiga jam untuk legalisir ijazah.")
    assert "7 kata" in officer.screen
