"""The context that every handler gets: the house, and one transaction that settles the turn."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypedDict, TypeVar

from sqlmodel import Session
from telegram.ext import CallbackContext, ExtBot

from gateway.intake import Intake
from gateway.pulse import Pulse
from services.house import House

Found = TypeVar("Found")
THREADS = 4  # that read and draw at the same time


class Acting(Protocol):
    """Whoever wrote or pressed something."""

    @property
    def telegram_id(self) -> int: ...


class Who(TypedDict):
    """What a service asks about whoever acts."""

    telegram_id: int
    now: datetime


@dataclass
class BotData:
    """`cards` has the living card of each chat, while the process runs."""

    house: House
    intake: Intake
    pulse: Pulse
    cards: dict[int, Any] = field(default_factory=dict)
    threads: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(THREADS))


class Context(CallbackContext[ExtBot[None], dict[str, object], dict[str, object], BotData]):
    @property
    def house(self) -> House:
        return self.bot_data.house

    @property
    def cards(self) -> dict[int, Any]:
        return self.bot_data.cards

    def who(self, acts: Acting) -> Who:
        return {"telegram_id": acts.telegram_id, "now": self.house.now()}

    async def apart(self, look: Callable[[Session], Found]) -> Found:
        """What takes a while, in a thread, which only reads."""

        def read() -> Found:
            with self.house.database.reading() as session:
                return look(session)

        return await self.threaded(read)

    async def threaded(self, work: Callable[[], Found]) -> Found:
        """A few at a time: each may hold a connection, and others need threads as well."""
        async with self.bot_data.threads:
            return await asyncio.to_thread(work)

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """At most one per handler; the effect and the settling of the update are one commit."""
        with self.house.database.transaction() as session:
            yield session
            self.bot_data.intake.settle(session)
        self.bot_data.intake.mark_settled()
