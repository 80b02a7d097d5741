"""How fast messages go: 30 a second in all, 1 a second in a chat, 20 a minute in a group.

Nothing is queued here: whoever wants to send waits in `Pacer.turn`, so the memory is that of the
callers, who are few and bounded. All in seconds of a clock that only runs forward.
"""

import asyncio
import time
from bisect import insort
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import IntEnum
from itertools import count

MARGIN = 0.5  # beyond what a 429 names
SWEEP_AT = 1000  # chats remembered before those that owe nothing are forgotten
Chat = int | str


class Lane(IntEnum):
    """The lower goes first."""

    REPLY = 0
    NOTICE = 1
    REMINDER = 2
    BROADCAST = 3


@dataclass(slots=True)
class Meter:
    """One message each `interval`; one that is early by no more than `slack` passes as well."""

    interval: float
    slack: float
    due: float = float("-inf")

    @property
    def ready(self) -> float:
        return self.due - self.slack

    def take(self, now: float) -> None:
        self.due = max(self.due, now) + self.interval

    def pause(self, until: float) -> None:
        self.due = max(self.due, until + self.slack)


def meter_of(chat: Chat) -> Meter:
    """A group at an even pace; a person may get three at once, as in a short exchange."""
    return Meter(3.0, 0.0) if is_group(chat) else Meter(1.0, 1.9)


def is_group(chat: Chat) -> bool:
    return isinstance(chat, str) or chat < 0


def _anybody() -> None: ...


class Pacer:
    """`check` raises if this process may not send any more; it is asked just before each call."""

    def __init__(
        self,
        now: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        check: Callable[[], None] = _anybody,
    ) -> None:
        self.now, self._sleep, self.check = now, sleep, check
        self._overall = Meter(1 / 30, 0.1)
        self._chats: dict[Chat, Meter] = {}
        self._line: list[tuple[Lane, int, Chat]] = []
        self._numbers = count()
        self._halted_until = float("-inf")
        self._refused: tuple[Chat | None, float] = None, float("-inf")

    async def turn(self, chat: Chat, lane: Lane = Lane.REPLY) -> None:
        """Returns when a message may go to this chat, and counts it as gone."""
        mine = (lane, next(self._numbers), chat)
        insort(self._line, mine)
        try:
            while (pause := self._pause(mine)) > 0:
                await self._sleep(pause)
            self._take(chat)
        finally:
            self._line.remove(mine)

    async def unhalted(self) -> None:
        """Returns when no refusal stops all of the bot."""
        while (pause := self._halted_until - self.now()) > 0:
            await self._sleep(pause)

    def closed_for(self, chat: Chat) -> float:
        """Seconds for which nothing at all may go to this chat."""
        return max(self._ready(chat), self._halted_until) - self.now()

    def _pause(self, mine: tuple[Lane, int, Chat]) -> float:
        now = self.now()
        if (wait := self._ready(mine[2]) - now) > 0:
            return wait
        first = self._line[: self._line.index(mine)]
        ahead = sum(self._ready(chat) <= now for _, _, chat in first)
        opens = max(self._overall.ready, self._halted_until)
        return max(opens, now if ahead else opens) + ahead * self._overall.interval - now

    def _ready(self, chat: Chat) -> float:
        known = self._chats.get(chat)
        return known.ready if known else float("-inf")

    def _take(self, chat: Chat) -> None:
        now = self.now()
        if len(self._chats) >= SWEEP_AT:
            self._chats = {key: m for key, m in self._chats.items() if m.due > now}
        self._overall.take(now)
        self._meter(chat).take(now)

    def _meter(self, chat: Chat) -> Meter:
        return self._chats.setdefault(chat, meter_of(chat))

    def refused(self, chat: Chat | None, retry_after: float) -> None:
        """A 429: pauses that chat where the fault is likely its own, all of the bot otherwise."""
        until = self.now() + retry_after + MARGIN
        if chat is not None and self._is_own_fault(chat):
            self._meter(chat).pause(until)
        else:
            self._halted_until = max(self._halted_until, until)
        self._refused = chat, until

    def _is_own_fault(self, chat: Chat) -> bool:
        """Telegram does not say which limit was met. It is not the chat's if another chat met one
        as well, or if the refused message was the only one there lately."""
        other, until = self._refused
        if other != chat and until > self.now():
            return False
        meter = self._meter(chat)
        return is_group(chat) or meter.due - self.now() > meter.interval


class Unpaced(Pacer):
    """For a server without limits, as in most tests."""

    async def turn(self, chat: Chat, lane: Lane = Lane.REPLY) -> None: ...

    def refused(self, chat: Chat | None, retry_after: float) -> None: ...
