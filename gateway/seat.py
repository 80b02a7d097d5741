"""One process for a token: Telegram allows one consumer, and two senders would send twice.

On SQLite a file beside the database is locked: a second process is refused. On PostgreSQL a
session holds an advisory lock: a second process waits, and takes over when that session ends.
The session is a connection of its own, never through a transaction pooler.
"""

import asyncio
import fcntl
import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine
from sqlalchemy.exc import SQLAlchemyError

log = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two tries of a stand-by, and between two looks of the active one
# The server finds a silent client dead after 6 s, and the client the server after 5 s.
OPTIONS = {
    "connect_timeout": 5,
    "keepalives_idle": 2,
    "keepalives_interval": 1,
    "keepalives_count": 3,
    "tcp_user_timeout": 5000,
    "options": "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3"
    " -c tcp_user_timeout=6000 -c idle_session_timeout=0",
}


class SeatTakenError(Exception):
    """Another process serves this database."""


class SeatLostError(Exception):
    """This process is not the active one any more; it must not send."""


class Seat(Protocol):
    async def take(self) -> None:
        """Returns when this process is the active one; SeatTakenError if it cannot be."""

    def check(self) -> None:
        """Raises SeatLostError if it is not the active one any more. Cheap: asked at each send."""

    def leave(self) -> None: ...


async def watch(check: Callable[[], None]) -> None:
    """Raises SeatLostError soon after the seat is lost; never returns."""
    while True:
        await asyncio.sleep(PAUSE)
        check()


def seat_for(url: URL, bot_id: int) -> Seat:
    if url.get_backend_name() == "sqlite":
        return FileSeat(Path(f"{url.database}.lock"))
    return SessionSeat(url, bot_id)


class FileSeat:
    """The lock goes with the process, however it ends; the file stays."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._held: int | None = None

    async def take(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(self.file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
            raise SeatTakenError(self.file.name) from None
        self._held = held

    def check(self) -> None:
        """A file that was removed or replaced locks nobody out any more."""
        try:
            here, there = os.fstat(self._held or -1), self.file.stat()
        except OSError:
            raise SeatLostError(self.file.name) from None
        if (here.st_dev, here.st_ino) != (there.st_dev, there.st_ino):
            raise SeatLostError(self.file.name)

    def leave(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None


class SessionSeat:
    def __init__(self, url: URL, key: int) -> None:
        self.key = key
        self._engine: Engine = create_engine(
            url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=OPTIONS
        )
        self._session: Connection | None = None

    async def take(self) -> None:
        is_told = False
        while not self._try():
            if not is_told:
                log.warning("another process is active: standing by")
                is_told = True
            await asyncio.sleep(PAUSE)

    def _try(self) -> bool:
        """A stand-by outlives a database that is away for a while."""
        try:
            self._session = self._session or self._engine.connect()
            return bool(self._ask("SELECT pg_try_advisory_lock(%s)", self.key))
        except SQLAlchemyError as error:
            log.warning("the database cannot be asked: %s", type(error).__name__)
            self.leave()
            return False

    def check(self) -> None:
        """The lock lives as long as its session does."""
        try:
            self._ask("SELECT 1")
        except SQLAlchemyError:
            self.leave()
            raise SeatLostError(self.key) from None

    def _ask(self, question: str, *given: Any) -> Any:
        if self._session is None:
            raise SeatLostError(self.key)
        return self._session.exec_driver_sql(question, given).scalar()

    def leave(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.invalidate()
            session.close()
