"""The bot with one form or another, started anew at will; and a second operator of the unit."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import pytest

import bot as front_door
from forms.catalog import FORMS
from forms.kinds import Form
from forms.registration import REGISTRATION
from models import Role
from models.database import Database
from services import people
from settings import Settings
from simulator.world import World
from tests.conftest import House, Player, assemble, player


@dataclass
class Runs:
    """One run of the bot after the other on the same world and database. `house` stays the same
    object, so that the people of a test find themselves in the next run."""

    world: World
    settings: Settings
    form: Form
    house: House = field(init=False)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    _opened: list[Database] = field(default_factory=list)

    async def begin(self) -> None:
        built = assemble(self.world, self.settings, forms={**FORMS, self.form.name: self.form})
        self._opened.append(built.bot.house.database)
        await self._stack.enter_async_context(front_door.running(built.bot))
        self.house = built

    async def again(self, form: Form | None = None) -> None:
        """Ended and started anew, with another version of a form if one is given."""
        house, self.form = self.house, form or self.form
        await self.end()
        await self.begin()
        house.bot = self.house.bot
        self.house = house

    async def end(self) -> None:
        """Earlier runs' databases are closed as well: a test may have looked into one since."""
        await self._stack.aclose()
        for database in self._opened:
            database.close()


@pytest.fixture
def form() -> Form:
    return REGISTRATION


@pytest.fixture
async def runs(world: World, settings: Settings, form: Form) -> AsyncIterator[Runs]:
    found = Runs(world, settings, form)
    await found.begin()
    yield found
    await found.end()


@pytest.fixture
def house(runs: Runs) -> House:
    return runs.house


@pytest.fixture
def second(house: House) -> Player:
    """Another operator of the officer's unit."""
    now = house.bot.house.now()
    with house.bot.house.database.transaction() as session:
        unit_id = people.officer(session, telegram_id=1001, now=now).unit.id
        name, since = "Operator kedua", now
        people.appoint(
            session, Role.OFFICER, telegram_id=2001, name=name, since=since, unit_id=unit_id
        )
    house.world.person(2001, "Operator kedua").opens()
    return player(house, 2001)
