"""The bot and the simulator as processes of their own, to be killed and started again."""

import asyncio
import os
import shutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import select

from forms.catalog import FORMS
from forms.registration import REGISTRATION
from models import Role, Unit, schema
from models.database import Database
from services import drafts, mandates, people, seeding
from services.desk import Terms
from services.drafts import Beginning
from services.instrument import load_instruments
from settings import ROOT
from simulator.remote import RemotePerson, RemoteWorld
from simulator.screen import Screen
from simulator.tokens import demo_token
from tests.line.forked import Fork

TOKEN = demo_token("kill")
START = datetime.fromisoformat("2026-11-30T08:00+07:00")
SINCE = datetime.fromisoformat("2026-11-02T08:00+07:00")
PEOPLE = (
    (1001, "Operator Disdikbud", Role.OFFICER, "DISDIKBUD"),
    (1003, "Bappedalitbang", Role.VERIFIER, None),
    (1004, "Sekda", Role.LEADER, None),
)
GLANCE = 0.02  # seconds between two looks
PATIENCE = 45.0  # seconds for an answer, a start of the bot on a busy machine included


@dataclass
class Process:
    """`python <given>` that writes what it says into `log`."""

    given: list[str]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    running: "subprocess.Popen[bytes] | Fork | None" = None

    def start(self) -> None:
        """As whoever types it starts it."""
        assert self.running is None
        with self.log.open("ab") as log:
            self.running = subprocess.Popen(  # noqa: S603 (our own interpreter and files)
                [sys.executable, *self.given],
                cwd=ROOT,
                env=os.environ | self.environment,
                stdout=log,
                stderr=log,
            )

    def forks(self) -> None:
        """The same, without waiting for the imports."""
        assert self.running is None
        self.running = Fork(self.given, self.log, os.environ | self.environment)

    def kill(self) -> None:
        """SIGKILL; returns when it is gone."""
        if self.running is not None:
            self.running.kill()
            self.running.wait()
            self.running = None

    @property
    def is_alive(self) -> bool:
        return self.running is not None and self.running.poll() is None


@dataclass(frozen=True)
class Stage:
    bot: Process
    world: RemoteWorld
    database: Database

    async def person(self, telegram_id: int) -> RemotePerson:
        person = await self.world.person(telegram_id)
        await person.opens()
        return person


@asynccontextmanager
async def staged(folder: Path, peopled: Path) -> AsyncIterator[Stage]:
    """A simulator that runs, a copy of a database with people in it, a bot that is not started
    yet."""
    database = Database(f"sqlite:///{shutil.copy(peopled, folder / 'bot.db')}")
    try:
        with simulating(folder) as written:
            address = await appeared(written)
            async with RemoteWorld(address) as world:
                bot = the_bot(folder, address)
                try:
                    yield Stage(bot, world, database)
                finally:
                    bot.kill()
    finally:
        database.close()


@contextmanager
def simulating(folder: Path) -> Iterator[Path]:
    written = folder / "address"
    given = ["-m", "simulator", "--port", "0", "--port-file", str(written), "--token", TOKEN]
    simulator = Process([*given, "--clock-start", START.isoformat()], folder / "simulator.log")
    simulator.forks()
    try:
        yield written
    finally:
        simulator.kill()


def the_bot(folder: Path, address: str) -> Process:
    environment = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": address,
        "CLOCK_START": "2026-11-30T08:00",
        "DATABASE_URL": f"sqlite:///{folder / 'bot.db'}",
        "STORAGE_DIR": str(folder / "berkas"),
    }
    return Process(["bot.py"], folder / "bot.log", environment)


def fill(database: Database) -> None:
    """A database used with a token has no people of its own."""
    schema.upgrade(database)
    with database.transaction() as session:
        seeding.seed(session, ROOT / "data", is_demo=False, now=START)
        units = {unit.code: unit.id for unit in session.exec(select(Unit))}
        for telegram_id, name, role, code in PEOPLE:
            unit_id = units[code] if code else None
            people.appoint(
                session, role, telegram_id=telegram_id, name=name, since=SINCE, unit_id=unit_id
            )


def begin(database: Database, values: dict[str, Any]) -> None:
    """The officer has a registration open with these answers; None for what was skipped."""
    terms = Terms(load_instruments(ROOT / "data"), SINCE, SINCE.date(), FORMS)
    answers = {key: {"value": value, "skipped": value is None} for key, value in values.items()}
    with database.transaction() as session:
        who = people.officer(session, telegram_id=1001, now=SINCE)
        year = mandates.open_mandate(session).year
        what = Beginning(form=REGISTRATION, year=year, unit=who.unit, answers=answers)
        drafts.begin(session, what, person=who.person, terms=terms)


async def appeared(file: Path) -> str:
    end = time.monotonic() + PATIENCE
    while not file.exists():  # noqa: ASYNC240 (another process writes it)
        assert time.monotonic() < end, "the simulator did not start"
        await asyncio.sleep(GLANCE)
    return file.read_text()  # noqa: ASYNC240


async def finds(person: RemotePerson, *words: str) -> Screen:
    """Waits for a screen, the newest first, that holds any of these words."""
    end = time.monotonic() + PATIENCE
    while True:
        screens = await person.screens
        for screen in reversed(screens):
            if any(one in screen.text for one in words):
                return screen
        assert time.monotonic() < end, f"{words!r} did not appear; last: {screens[-2:]!r}"
        await asyncio.sleep(GLANCE)
