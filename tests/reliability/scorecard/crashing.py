"""A bot that dies where it is told to, and the next one on what the disk has kept.

Points are numbered as they are met: each statement that writes, each commit, each call to Telegram
before it is carried out and once more before its answer is known. A read changes nothing: to die
at it is to die at the point behind it. A bot that is dead gets nothing more
out: whatever tidies up behind it meets the same end.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlmodel import select
from telegram._utils.defaultvalue import DEFAULT_NONE
from telegram._utils.types import ODVInput
from telegram.request import BaseRequest, RequestData

import bot as front_door
from gateway.request import WrappedRequest, method_of
from models import Delivery, DeliveryState
from models.database import Database
from services.house import House as Rooms
from settings import Settings, load_settings
from simulator.request import WorldRequest
from simulator.world import World
from tests.conftest import TOKEN, House

READS = ("SELECT", "BEGIN", "PRAGMA")
LATER = 16  # minutes, beyond the longest pause between two tries


class Died(BaseException):
    """Where the process ends."""


@dataclass
class Fuse:
    """Blows at the point with that number; 0 is never."""

    at: int = 0
    passed: int = 0
    where: str | None = None

    @property
    def is_blown(self) -> bool:
        return self.where is not None

    def meet(self, what: str) -> None:
        self.check()
        self.passed += 1
        if self.passed == self.at:
            self.where = what
            raise Died(what)

    def check(self) -> None:
        if self.is_blown:
            raise Died(self.where)

    def watch(self, database: Database) -> None:
        def statement(_connection: Any, _cursor: Any, words: str, *_: Any) -> None:
            if words.startswith(READS):
                self.check()
            else:
                self.meet(words[:60])

        for engine in (database.engine, database.writer):
            event.listen(engine, "before_cursor_execute", statement)
            event.listen(engine, "commit", lambda _connection: self.meet("COMMIT"))


class FusedRequest(WrappedRequest):
    def __init__(self, inner: BaseRequest, fuse: Fuse) -> None:
        super().__init__(inner)
        self.fuse = fuse

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT_NONE,
        write_timeout: ODVInput[float] = DEFAULT_NONE,
        connect_timeout: ODVInput[float] = DEFAULT_NONE,
        pool_timeout: ODVInput[float] = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        timeouts = read_timeout, write_timeout, connect_timeout, pool_timeout
        self.fuse.meet(f"{method_of(url)} leaves")
        answer = await self.inner.do_request(url, method, request_data, *timeouts)
        self.fuse.meet(f"{method_of(url)} is answered")
        return answer


class Lives:
    """One bot after the other on the same database; `house` is the one that lives now. Each has the
    next of the fuses; those that get none live on. `unsure` are the references of the messages
    that were on their way when one died."""

    house: House

    def __init__(self, world: World, settings: Settings, fuses: Iterable[Fuse] = ()) -> None:
        self.world, self.settings = world, settings
        self.unsure: set[str] = set()
        self.deaths: list[str] = []
        self._fuses = iter(fuses)
        self._stack = AsyncExitStack()

    async def begin(self) -> None:
        fuse, opened = self._fuse(), self._opened()
        fuse.watch(opened.database)
        request = FusedRequest(WorldRequest(self.world), fuse)
        built = front_door.build(
            opened, token=TOKEN, base_url="https://api.test", request=request, updates=request
        )
        self.house, self._stack = House(self.world, built), AsyncExitStack()
        await self._stack.enter_async_context(front_door.running(built))

    def _fuse(self) -> Fuse:
        return next(self._fuses, Fuse())

    def _opened(self) -> Rooms:
        return front_door.open_house(self.settings, self.world.clock)  # type: ignore[arg-type]

    async def through(self, does: Callable[[House], Awaitable[object]]) -> None:
        """If the bot dies on the way, the next one takes up what is left."""
        try:
            await does(self.house)
        except Died as death:
            await self._revive(death)

    async def begins(self) -> None:
        asyncio.get_running_loop().set_exception_handler(_unless_dead)
        try:
            await self.begin()
        except Died as death:
            await self._revive(death)

    async def _revive(self, death: Died) -> None:
        self.deaths.append(str(death))
        await self.end()
        self._note_unsure()
        try:
            await self.begin()
            await self.house.settle()
            await self.house.moves_clock(minutes=LATER)
        except Died as another:
            await self._revive(another)

    async def end(self) -> None:
        """Of one that is dead nothing is left but the disk."""
        with suppress(Died, RuntimeError):  # a half-closed application says that it still runs
            await self._stack.aclose()
        left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        self.house.bot.house.database.close()

    def _note_unsure(self) -> None:
        database = Database(self.settings.database_url)
        with database.reading() as session:
            sending = select(Delivery).where(Delivery.state == DeliveryState.SENDING)
            self.unsure |= {row.reference for row in session.exec(sending)}
        database.close()


def _unless_dead(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Nobody asks what became of the tasks of one that died."""
    if not isinstance(context.get("exception"), Died):
        loop.default_exception_handler(context)


def restore(prepared: Path, file: Path) -> None:
    """A database that is nobody's, as it was."""
    for suffix in ("-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    shutil.copy(prepared, file)


@contextmanager
def settings_in(prefix: str) -> Iterator[tuple[Settings, Path]]:
    """Those of an empty installation, and where its database will be."""
    with tempfile.TemporaryDirectory(prefix=prefix) as name:
        folder = Path(name)
        file = folder / "bot.db"
        given = {"DATABASE_URL": f"sqlite:///{file}", "STORAGE_DIR": str(folder / "berkas")}
        yield load_settings(given, folder / "no.env"), file
