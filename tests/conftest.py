"""The bot as it runs, on a world in the same process: no ports, no sleeps, no mocks."""

import gc
import os
import shutil
import sys
import threading
from collections.abc import AsyncIterator, Generator, Iterator, Mapping
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

import bot as front_door
from forms.catalog import FORMS
from forms.kinds import Form
from gateway.polling import ALLOWED_UPDATES
from models.database import Database
from services import reminders
from services.clock import Clock
from services.seeding import DEMO_PEOPLE, seed
from settings import ROOT, Settings, load_settings
from simulator.person import VirtualPerson
from simulator.request import WorldRequest
from simulator.screen import Screen
from simulator.tokens import demo_token
from simulator.world import World
from tests.databases import ON_POSTGRES, copied, migrated_file
from tests.line.processes import fill
from tests.reliability import postgres
from tests.source import import_all

pytest_plugins = ["tests.contract"]
TOKEN = demo_token("test")
UNTRACED = {
    *("test_fates", "test_any_order", "test_matrix", "test_altered_buttons", "test_years"),
    *("test_asides", "test_changed_form", "test_drafts", "test_readers", "test_the_line"),
    *("test_crowd", "test_outbox_of_many", "test_pacing", "test_keys", "test_posts"),
    *("test_one_truth", "test_scoring", "test_times", "test_units", "test_whole_life"),
    *("test_promises", "test_receipt", "test_rooms", "test_sheets_blank", "test_typesetting"),
}
"""Modules that go through lines that others go through as well, some by the hundred: traced for
coverage they take twice as long. What the whole covers is the same to half a percent."""
START = datetime.fromisoformat("2026-11-30T08:00+07:00")

MEMORY = Path("/dev/shm")
ROOM = 2**30  # bytes that have to be free there, the reserve that the vault keeps included


def pytest_configure() -> None:
    """Where there is a disk in memory, the folders of the tests are on it: each commit waits for
    the disk, 4 ms on a real one."""
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """What came with the imports stays: the collector's looks through it took a fifth of the
    time of a test."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-transcript", action="store_true", help="write docs/registration.md")


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """With xdist all of the bot is imported where its imports are traced, in the first process,
    and the workers, who collect, do so untraced."""
    if session.config.pluginmanager.hasplugin("dsession"):
        import_all()
    with untraced() if hasattr(session.config, "workerinput") else nullcontext():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """The marker of pytest-cov, `no_cover`, does nothing in a worker of xdist."""
    with untraced() if item.path.stem in UNTRACED else nullcontext():
        return (yield)


@contextmanager
def untraced() -> Iterator[None]:
    here, in_threads = sys.gettrace(), threading.gettrace()
    sys.settrace(None)
    threading.settrace(None)
    try:
        yield
    finally:
        sys.settrace(here)
        threading.settrace(in_threads)


@pytest.fixture(scope="session")
def template_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database, for what is about SQLite itself."""
    return migrated_file(tmp_path_factory.mktemp("template") / "template.db")


@pytest.fixture(scope="session")
def peopled(template_file: Path) -> Path:
    """The same with the people whom the bot meets that runs as a process."""
    file = template_file.with_name("peopled.db")
    shutil.copy(template_file, file)
    with closing(Database(f"sqlite:///{file}")) as database:
        fill(database)
    return file


@pytest.fixture(scope="session")
def empty_template(request: pytest.FixtureRequest) -> str:
    """An empty database of the kind that the suite runs on, to be copied."""
    if ON_POSTGRES:
        return (
            postgres.server()
            .set(database=postgres.migrated())
            .render_as_string(hide_password=False)
        )
    return f"sqlite:///{request.getfixturevalue('template_file')}"


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, empty_template: str) -> Iterator[str]:
    """One with the regency's data and the people of the demo, to be copied."""
    with copied(empty_template, tmp_path_factory.mktemp("seeded")) as url:
        database = Database(url)
        with database.transaction() as session:
            seed(session, ROOT / "data", is_demo=True, now=START)
        database.close()
        yield url


@pytest.fixture
def database_url(tmp_path: Path, template: str) -> Iterator[str]:
    with copied(template, tmp_path) as url:
        yield url


@pytest.fixture
def empty_url(tmp_path: Path, empty_template: str) -> Iterator[str]:
    """Of a database without a row."""
    with copied(empty_template, tmp_path, "empty.db") as url:
        yield url


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    environment = {"DATABASE_URL": database_url, "STORAGE_DIR": str(tmp_path / "berkas")}
    return load_settings(environment, tmp_path / "no.env")


@dataclass
class House:
    """The running bot and the world around it. `settle` lets both come to rest."""

    world: World
    bot: front_door.Bot

    async def settle(self) -> None:
        offset = None
        api = self.bot.application.bot
        while found := await api.get_updates(
            offset=offset, timeout=0, allowed_updates=ALLOWED_UPDATES
        ):
            offset = found[-1].update_id + 1
            await self.bot.intake.idle()
        await self.bot.intake.idle()

    async def tick(self) -> None:
        await self.bot.ticker.tick()
        await self.settle()

    async def moves_clock(self, **by: float) -> None:
        self.bot.house.clock.move(timedelta(**by))
        await self.tick()

    async def moves_to_next_due(self) -> None:
        house = self.bot.house
        with house.database.reading() as session:
            due = reminders.next_moment(session, calendar=house.calendar, now=house.now())
        assert due is not None
        house.clock.move(due - house.now())
        await self.tick()


class Player:
    """A person at the phone: does something, and looks up when the bot has come to rest."""

    def __init__(self, house: House, person: VirtualPerson) -> None:
        self.house, self.hands = house, person

    @property
    def screen(self) -> Screen:
        return self.hands.screen

    @property
    def alert(self) -> str | None:
        return self.hands.alert

    async def says(self, text: str) -> None:
        self.hands.says(text)
        await self.house.settle()

    async def taps(self, label: str, on: Screen | None = None) -> None:
        self.hands.taps(label, on=on)
        await self.house.settle()

    async def sends_file(self, name: str, data: bytes) -> None:
        self.hands.sends_file(name, data)
        await self.house.settle()

    async def shares_location(self, latitude: float, longitude: float) -> None:
        self.hands.shares_location(latitude, longitude)
        await self.house.settle()


def new_world(seed: int = 0) -> World:
    """The people of the demo have opened the chat."""
    world = World(Clock(START), seed=seed)
    world.add_bot(TOKEN, username="inovasi_bot", name="Inovasi")
    for telegram_id, name, _, _ in DEMO_PEOPLE:
        world.person(telegram_id, name).opens()
    return world


@pytest.fixture
def world() -> World:
    return new_world()


def assemble(world: World, settings: Settings, *, forms: Mapping[str, Form] = FORMS) -> House:
    opened = front_door.open_house(settings, world.clock, forms=forms)  # type: ignore[arg-type]
    patient = replace(opened, patience=60.0)  # a busy machine says nothing in between
    request = WorldRequest(world)
    built = front_door.build(
        patient, token=TOKEN, base_url="https://api.test", request=request, updates=request
    )
    return House(world, built)


@pytest.fixture
async def house(world: World, settings: Settings) -> AsyncIterator[House]:
    assembled = assemble(world, settings)
    async with front_door.running(assembled.bot):
        yield assembled
    assembled.bot.house.database.close()


@pytest.fixture
def database(house: House) -> Database:
    return house.bot.house.database


def player(house: House, telegram_id: int) -> Player:
    return Player(house, house.world.person(telegram_id))


@pytest.fixture
def officer(house: House) -> Player:
    return player(house, 1001)


@pytest.fixture
def colleague(house: House) -> Player:
    """The officer of another unit."""
    return player(house, 1002)


@pytest.fixture
def verifier(house: House) -> Player:
    return player(house, 1003)


@pytest.fixture
def head(house: House) -> Player:
    """The head of the officer's unit."""
    return player(house, 1005)


@pytest.fixture
def sekda(house: House) -> Player:
    return player(house, 1004)
