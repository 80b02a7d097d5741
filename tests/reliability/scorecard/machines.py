"""Any order of what people do, of faults on the line, of crashes and of time: what must hold at the
end of each history.

The bot is the real one with its real handlers; only what no history can change (the data files)
is read once for all of them.
"""

import asyncio
import shutil
from abc import ABCMeta, abstractmethod
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, StateMachineMeta, rule
from sqlmodel import col, select

from models import Delivery, DeliveryState, Draft, Incoming, IncomingState, Person
from models.database import Database
from services.house import House as Rooms
from settings import Settings
from simulator import disorder, faults
from simulator.world import World
from tests.conftest import new_world
from tests.reliability.scorecard.crashing import LATER, Fuse, Lives, restore
from texts.notices import MAYBE_COPY

OFFICERS = (1001, 1002)
SECOND_WORLD = 2
FRESH_NUMBERS = 1000
WEEKS = 100  # more than a history has


class QuickLives(Lives):
    """Lives in rooms that were furnished before."""

    rooms: ClassVar[Rooms]
    next_fuse: Fuse

    def _opened(self) -> Rooms:
        database = Database(self.settings.database_url)
        return replace(self.rooms, database=database, clock=self.world.clock)  # type: ignore[arg-type]

    def _fuse(self) -> Fuse:
        self.next_fuse = Fuse()
        return self.next_fuse

    def crashes_in(self, points: int) -> None:
        self.next_fuse.at = self.next_fuse.passed + points


class Abstract(StateMachineMeta, ABCMeta): ...


class History(RuleBasedStateMachine, metaclass=Abstract):
    """`prepared` is the database that each history begins with."""

    prepared: ClassVar[Path]
    settings: ClassVar[Settings]
    file: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        restore(self.prepared, self.file)
        shutil.rmtree(self.file.with_name("berkas"), ignore_errors=True)
        self.loop = asyncio.new_event_loop()
        self.world = _later_world()
        self.lives = QuickLives(self.world, self.settings)
        self.does(self.lives.begins())

    def does(self, work: Any) -> None:
        self.loop.run_until_complete(work)

    def through(self, does: Any) -> None:
        self.does(self.lives.through(does))

    @rule(points=st.integers(1, 40))
    def dies_soon(self, points: int) -> None:
        self.lives.crashes_in(points)

    @rule()
    def is_killed(self) -> None:
        self.lives.crashes_in(1)
        self.through(lambda house: house.tick())

    def teardown(self) -> None:
        try:
            self.lives.next_fuse.at = 0
            self.world.faults.clear()
            self.through(lambda house: house.settle())
            self.holds()
        finally:
            self.does(self.lives.end())
            self.loop.close()

    @abstractmethod
    def holds(self) -> None:
        """Asserts what must be so when all has come to rest."""


def _later_world() -> World:
    world = new_world(SECOND_WORLD)
    world.clock.move(timedelta(minutes=LATER))  # type: ignore[attr-defined]
    for one in world.bots.values():
        for _ in range(FRESH_NUMBERS):
            next(one.numbers)
    return world


class IntakeHistory(History):
    """Two officers write one part after the other of a long answer."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[int, list[str]] = defaultdict(list)
        self.weeks = 0

    @rule(who=st.sampled_from(OFFICERS))
    def says(self, who: int) -> None:
        text = f"Bagian {len(self.said[who])} dari {who}."
        self.said[who].append(text)
        self.world.person(who).says(text)

    @rule()
    def works(self) -> None:
        self.through(lambda house: house.settle())

    @rule()
    def fetches_only(self) -> None:
        async def fetch(house: Any) -> None:
            await house.bot.application.bot.get_updates(timeout=0)

        self.through(fetch)

    @rule(effect=st.sampled_from((faults.reset_after(), faults.reset_before(), faults.too_many(1))))
    def loses_a_line(self, effect: faults.Effect) -> None:
        self.world.faults.add(effect, method="sendMessage")

    @rule(same_id=st.booleans())
    def repeats(self, *, same_id: bool) -> None:
        (own,) = self.world.bots.values()
        if own.queue.waiting:
            disorder.twice(own, same_id=same_id)

    @rule(number=st.integers(0, 10**6))
    def numbers_anew(self, number: int) -> None:
        """As after a quiet week, when all that came before is confirmed: at random, here always
        below all earlier ones, since a number that comes back is a second delivery."""
        self.works()
        self.weeks += 1
        (own,) = self.world.bots.values()
        disorder.quiet_week(own, (WEEKS - self.weeks) * 10**7 + number)

    def holds(self) -> None:
        with self.lives.house.bot.house.database.reading() as session:
            rows = session.exec(select(Incoming)).all()
            assert {row.state for row in rows} <= {IncomingState.ANSWERED, IncomingState.SETTLED}
            for who in OFFICERS:
                mine = select(Draft).join(Person, col(Draft.author_id) == col(Person.id))
                draft = session.exec(mine.where(Person.telegram_id == who)).one()
                parts = draft.answers.get("problem", {}).get("parts", [])
                assert [part["text"] for part in parts] == self.said[who]


class OutboxHistory(History):
    """Reminders fall due, people block the bot and come back, the line fails, time passes."""

    @rule()
    def ticks(self) -> None:
        self.through(lambda house: house.tick())

    @rule(hours=st.sampled_from((1, 24, 24 * 7)))
    def time_passes(self, hours: int) -> None:
        self.world.clock.move(timedelta(hours=hours))  # type: ignore[attr-defined]

    @rule(
        who=st.sampled_from(OFFICERS),
        effect=st.sampled_from(
            (
                faults.reset_after(),
                faults.reset_before(),
                faults.bad_gateway(),
                faults.too_many(2),
                faults.garbage(),
                faults.wrong_token(),
            )
        ),
    )
    def line_fails(self, who: int, effect: faults.Effect) -> None:
        self.world.faults.add(effect, method="sendMessage", chat=who)

    @rule(who=st.sampled_from(OFFICERS))
    def blocks(self, who: int) -> None:
        self.world.person(who).blocks()
        self.through(lambda house: house.tick())

    @rule(who=st.sampled_from(OFFICERS))
    def comes_back(self, who: int) -> None:
        self.world.person(who).starts()
        self.through(lambda house: house.tick())

    def holds(self) -> None:
        for who in OFFICERS:
            self.world.person(who).starts()
        self.through(lambda house: house.settle())
        for _ in range(4):
            self._opens()
            for _ in range(2):
                self.through(lambda house: house.moves_clock(minutes=LATER))
        self._each_arrived_as_often_as_told()

    def _opens(self) -> None:
        """The next day, in the hours that are open to reminders."""
        rooms = self.lives.house.bot.house
        tomorrow = rooms.now() + timedelta(hours=24)
        rooms.clock.move(rooms.calendar.next_opening(tomorrow) - rooms.now())

    def _each_arrived_as_often_as_told(self) -> None:
        with self.lives.house.bot.house.database.reading() as session:
            rows = session.exec(select(Delivery, Person.telegram_id).join(Person)).all()
        newest: dict[int, Delivery] = {}
        for row, who in rows:
            texts = [s.text for s in self.world.person(who).screens if row.reference in s.text]
            assert len(texts) <= 1 + row.unknowns, "a copy that is not counted"
            marked = sum(MAYBE_COPY in text for text in texts)
            assert marked >= len(texts) - 1, "a copy without its mark"
            assert row.state != DeliveryState.SENT or texts, "told as sent, never arrived"
            if row.kind == "reminder":
                newest[who] = max(newest.get(who, row), row, key=lambda one: one.due_at)
            if row.state == DeliveryState.FAILED:
                assert row.reason in {"blocked", "not started"}, f"failed: {row.reason}"
        for row in newest.values():
            assert row.state in {DeliveryState.SENT, DeliveryState.FAILED}, f"newest is {row.state}"
