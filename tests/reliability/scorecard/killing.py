"""Real bots as processes, killed with SIGKILL at random instants, on a line that fails at random.

A life is forked from a process that has imported the bot and nothing more: what is saved is the
time that Python takes to import, in which no crash can harm. Each installation has a token, a
database and people of its own; all of them speak to one simulator on 127.0.0.1.
"""

import asyncio
import multiprocessing
import os
import shutil
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random

from sqlmodel import col, func, select

import bot as front_door
import gateway.serving
from models import Delivery, DeliveryState, Incoming, IncomingState, Role, Unit
from models.database import Database
from services import people
from services.reminders import KIND as REMINDER
from simulator import faults
from simulator.accounts import Bot
from simulator.clock import StandingClock
from simulator.demo import Demo
from simulator.events import Called, Event
from simulator.person import VirtualPerson
from simulator.server import serving
from simulator.tokens import demo_token
from simulator.world import World
from tests.line.processes import SINCE, START, fill
from tests.reliability.scorecard.crashing import LATER
from tests.reliability.scorecard.talkers import Talker

DAYS = ("2026-12-01", "2026-12-17", "2026-12-23", "2026-12-28", "2026-12-30")  # H-30 to H-1
HOUR = "T09:00:00"
FIRST, TALKERS, LISTENERS = 2001, 20, 12
YOUNG = 0.2  # the share of lives that end before the bot polls
AFTERWARDS = timedelta(hours=1)
PATIENCE = 60.0  # seconds for a life to poll
REST = 8.0  # seconds that a life of rest gets; the next one begins after the longest pause
RESTS = 16  # lives of rest at most
CONTEXT = multiprocessing.get_context("forkserver")


def serve(environment: dict[str, str], log: str) -> None:
    """What `python bot.py` does, in a process that has imported it already. At the start Telegram
    is asked again after a tenth of a second instead of five."""
    gateway.serving.PAUSE = 0.1
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    os.dup2(said, 1)
    os.dup2(said, 2)
    os.environ.update(environment)
    sys.argv = ["bot.py"]
    sys.exit(front_door.main())


@dataclass
class Installation:
    """A bot, its database, people who talk to it, and people who only listen; `left` are the lives
    that it has still before it, on all days, in which everything is said."""

    folder: Path
    world: World
    bot: Bot
    address: str
    random: Random
    talkers: list[Talker]
    listeners: list[VirtualPerson]
    polls: asyncio.Event = field(default_factory=asyncio.Event)
    process: BaseProcess | None = None
    left: int = 0
    kills: int = 0
    unreminded: int = 0

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder / 'bot.db'}"

    # ---- lives

    def start(self, clock: datetime) -> None:
        environment = {
            "TELEGRAM_BOT_TOKEN": self.bot.token,
            "TELEGRAM_BASE_URL": self.address,
            "CLOCK_START": clock.isoformat(),
            "DATABASE_URL": self.url,
            "STORAGE_DIR": str(self.folder / "berkas"),
        }
        self.polls.clear()
        self.process = CONTEXT.Process(target=serve, args=(environment, str(self.folder / "log")))
        self.process.start()

    async def kill(self) -> None:
        process, self.process = self.process, None
        if process is not None:
            assert process.is_alive(), f"a bot ended by itself: {self.folder / 'log'}"
            process.kill()
            await asyncio.to_thread(process.join)
            process.close()
            self.kills += 1

    async def lives(self, count: int, day: str) -> None:
        """One phase: that many lives on that day, then as many as it takes to come to rest."""
        seen = {person.id: _reminders(person) for person in self.listeners}
        began = time.monotonic()
        for _ in range(count):
            self._speak(self.left)
            passed = timedelta(seconds=time.monotonic() - began)
            self.start(datetime.fromisoformat(day + HOUR) + passed)
            await self._some_instant()
            await self.kill()
            self.left -= 1
        await self._comes_to_rest(day)
        self.unreminded += sum(_reminders(p) <= seen[p.id] for p in self.listeners)

    def _speak(self, left: int) -> None:
        """So that all is said when no life is left."""
        waiting = [talker for talker in self.talkers if talker.lines]
        ahead = sum(len(talker.lines) for talker in waiting)
        share = self.random.uniform(0, 2 * ahead / left) if left > 1 else ahead
        for _ in range(min(ahead, round(share))):
            self.random.choice(waiting).speaks()
            waiting = [talker for talker in waiting if talker.lines]

    async def _some_instant(self) -> None:
        if self.random.random() < YOUNG:
            await asyncio.sleep(self.random.uniform(0, 0.25))
            return
        async with asyncio.timeout(PATIENCE):
            await self.polls.wait()
        for _ in range(2):
            await asyncio.sleep(self.random.uniform(0, 0.2))
            self._speak(2 * self.left)

    async def _comes_to_rest(self, day: str) -> None:
        """Each life begins beyond the longest pause between two tries; what still waits after the
        last one is missed by whoever counts."""
        clock = datetime.fromisoformat(day + HOUR).replace(tzinfo=START.tzinfo) + AFTERWARDS
        for _ in range(RESTS):
            self.start(clock)
            await self._moves_no_more(clock)
            await self.kill()
            if self._is_at_rest(clock, clock + timedelta(days=1)):
                return
            clock += timedelta(minutes=LATER)

    async def _moves_no_more(self, clock: datetime) -> None:
        """What is left waits for its next try."""
        async with asyncio.timeout(PATIENCE):
            await self.polls.wait()
        end = time.monotonic() + REST
        while time.monotonic() < end and not self._is_at_rest(clock, clock):  # noqa: ASYNC110
            await asyncio.sleep(0.2)  # another process works

    def _is_at_rest(self, clock: datetime, until: datetime) -> bool:
        """What fell due on that day is planned, and nothing is on its way or may go until then."""
        may_go = Delivery.state == DeliveryState.PLANNED, col(Delivery.next_try_at) <= until
        asked = (
            select(func.count()).where(Incoming.state == IncomingState.WAITING),
            select(func.count()).where(Delivery.state == DeliveryState.SENDING),
            select(func.count()).where(*may_go),
        )
        today = Delivery.kind == REMINDER, col(Delivery.due_at) >= clock.replace(hour=0)
        with closing(Database(self.url)) as database, database.reading() as session:
            left = sum(session.exec(one).one() for one in asked)
            is_planned = session.exec(select(Delivery.id).where(*today)).first() is not None
        return not left and is_planned and not self.bot.queue.waiting


def _reminders(person: VirtualPerson) -> int:
    return sum("⏰" in screen.text for screen in person.screens)


# ---- the stage


@asynccontextmanager
async def installed(
    folder: Path, count: int, walks: int, seed: int
) -> AsyncIterator[list[Installation]]:
    """That many installations on one simulator whose line fails; each talker walks so often through
    a registration."""
    CONTEXT.set_forkserver_preload([__name__])
    world = World(StandingClock(START), seed=seed)
    bots = [world.add_bot(demo_token(f"kills-{n}")) for n in range(count)]
    template = folder / "template.db"
    _fill(template)
    async with serving(world, Demo(bots[0].token, START)) as address:
        made = [_install(folder, template, world, bot, address, walks, seed) for bot in bots]
        world.observers.append(_noticing({one.bot.id: one for one in made}))
        yield made


def _fill(template: Path) -> None:
    with closing(Database(f"sqlite:///{template}")) as database:
        fill(database)
        with database.transaction() as session:
            wanted = select(Unit).where(Unit.is_mandated, Unit.code != "DISDIKBUD")
            units = session.exec(wanted.order_by(col(Unit.id)).limit(TALKERS + LISTENERS)).all()
            for number, unit in enumerate(units, FIRST):
                people.appoint(
                    session,
                    Role.OFFICER,
                    telegram_id=number,
                    name=f"Operator {unit.short_name}",
                    since=SINCE,
                    unit_id=unit.id,
                )


def _install(
    folder: Path, template: Path, world: World, bot: Bot, address: str, walks: int, seed: int
) -> Installation:
    own = folder / bot.username / str(bot.id)
    own.mkdir(parents=True)
    shutil.copy(template, own / "bot.db")
    ids = (1001, 1003, 1004, *range(FIRST, FIRST + TALKERS + LISTENERS))
    everybody = [world.person(number, bot=bot) for number in ids]
    for person in everybody:
        person.opens()
    crowd = everybody[3:]
    talkers = [Talker(person, walks) for person in crowd[:TALKERS]]
    random = Random(f"{seed} {bot.id}")  # noqa: S311
    return Installation(own, world, bot, address, random, talkers, crowd[TALKERS:])


def _noticing(by_bot: dict[int, Installation]) -> Callable[[Event], None]:
    def notice(event: Event) -> None:
        if isinstance(event, Called) and event.bot and event.method == "deleteWebhook":
            by_bot[event.bot.id].polls.set()

    return notice


def spoil(world: World) -> list[faults.Rule]:
    """Each fault at random, for ever; those after which nobody can tell come first."""
    add = world.faults.add
    return [
        add(faults.reset_after(), times=None, chance=0.03),
        add(faults.bad_gateway(), times=None, chance=0.03),
        add(faults.reset_before(), times=None, chance=0.02),
        add(faults.too_many(1), method="sendMessage", times=None, chance=0.03),
    ]
