"""The updates that wait for a bot until it confirms them, and how it fetches them."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from simulator.errors import conflict

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.types import Json

KEPT = timedelta(hours=24)
LONGEST_POLL = 50.0
ON_REQUEST_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


@dataclass(frozen=True, slots=True)
class Webhook:
    url: str
    secret: str = ""
    max_connections: int = 40


@dataclass(slots=True)
class Queued:
    """`overtaken`: kept back until the next update has gone before it. `comes_again`: delivered
    once more after it was confirmed."""

    update: Json
    since: datetime
    overtaken: bool = False
    comes_again: bool = False

    @property
    def id(self) -> int:
        return int(self.update["update_id"])


@dataclass(slots=True)
class UpdateQueue:
    """`next_id` may be set anywhere, as Telegram does after a quiet week."""

    now: Callable[[], datetime]
    next_id: int
    allowed: frozenset[str] | None = None
    waiting: deque[Queued] = field(default_factory=deque)
    last_confirmed: Queued | None = None
    _poller: asyncio.Future[None] | None = None

    def put(self, kind: str, content: Json) -> Queued | None:
        """None if the bot has not asked for this kind."""
        if not self.wants(kind):
            return None
        queued = Queued({"update_id": self.next_id, kind: content}, self.now())
        self.next_id += 1
        self._line_up(queued)
        self.wake()
        return queued

    def _line_up(self, queued: Queued) -> None:
        last = self.waiting[-1] if self.waiting else None
        self.waiting.append(queued)
        if last and last.overtaken:
            last.overtaken = False
            self.waiting[-1], self.waiting[-2] = last, queued

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ON_REQUEST_ONLY

    def wake(self) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_result(None)

    def confirm(self, offset: int) -> None:
        """Forgets all below the offset; a negative one keeps that many from the end."""
        self._expire()
        if offset < 0:
            while len(self.waiting) > -offset:
                self.last_confirmed = self.waiting.popleft()
            return
        self.waiting = deque(q for q in self.waiting if q.id >= offset or self._stays(q))

    def take_off(self, update: Json) -> None:
        """Confirms this one and no other: what a webhook's answer does."""
        self.waiting = deque(q for q in self.waiting if q.update is not update or self._stays(q))

    def _stays(self, confirmed: Queued) -> bool:
        self.last_confirmed = confirmed
        stays, confirmed.comes_again = confirmed.comes_again, False
        return stays

    def fetch(self, limit: int) -> list[Json]:
        ready = (queued.update for queued in self.waiting if not queued.overtaken)
        return list(islice(ready, limit))

    async def poll(self, offset: int, limit: int, patience: float) -> list[Json]:
        self._end_other_poller()
        self.confirm(offset)
        if not self.fetch(1) and patience > 0:
            await self._wait(shortened(patience))
        return self.fetch(limit)

    def _end_other_poller(self) -> None:
        if self._poller and not self._poller.done():
            self._poller.set_exception(conflict(OTHER_POLLER))

    async def _wait(self, patience: float) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = mine
        try:
            await asyncio.wait_for(mine, patience)
        except TimeoutError:
            return
        finally:
            if self._poller is mine:
                self._poller = None

    def _expire(self) -> None:
        oldest = self.now() - KEPT
        while self.waiting and self.waiting[0].since < oldest:
            self.waiting.popleft()


def shortened(patience: float) -> float:
    """The seconds that a poll may wait, whatever the bot asks for."""
    return min(patience, LONGEST_POLL)


def allowed_kinds(value: Any) -> frozenset[str] | None:
    """`None` means the default set; an empty list resets to it."""
    return frozenset(map(str, value)) if value else None
