"""An admin whom the settings name, and people whom nobody knows yet."""

import pytest
from sqlmodel import select

from models import Membership, Person, Role, Unit
from models.database import Database
from services import people
from settings import Settings
from simulator.screen import Screen
from tests.conftest import START, House, Player, player

ADMIN = 1007


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"admin_ids": frozenset({ADMIN})})


@pytest.fixture
def stranger(house: House) -> Player:
    return newcomer(house, 4242, "Tamu <b>")


@pytest.fixture
async def admin(house: House) -> Player:
    """Has said hello, and is known from then on."""
    person = newcomer(house, ADMIN, "Admin")
    await person.says("/start")
    return person


def newcomer(house: House, telegram_id: int, name: str) -> Player:
    return Player(house, house.world.person(telegram_id, name))


def appointed(house: House, telegram_id: int, role: Role, code: str | None = None) -> Player:
    """Somebody with another post, whom the bot may write to."""
    with house.bot.house.database.transaction() as session:
        unit = session.exec(select(Unit).where(Unit.code == code)).first()
        people.appoint(
            session,
            role,
            telegram_id=telegram_id,
            name=f"Rekan {telegram_id}",
            since=START,
            unit_id=unit.id if unit else None,
        )
    house.world.person(telegram_id, f"Rekan {telegram_id}").opens()
    return player(house, telegram_id)


def as_it_is(person: Player, seen: Screen) -> Screen:
    """A message that was seen before, as it looks now."""
    return next(screen for screen in person.hands.screens if screen.id == seen.id)


def posts_of(database: Database, telegram_id: int) -> list[tuple[str, str | None]]:
    """(role, unit's code) of all that a person is."""
    wanted = select(Membership.role, Unit.code).join(Person).join(Unit, isouter=True)
    with database.reading() as session:
        found = session.exec(wanted.where(Person.telegram_id == telegram_id))
        return [(role, code) for role, code in found]
