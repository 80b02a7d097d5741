"""Telegram's rate policy, as a mode: how many messages a bot may send, and the 429 beyond it."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from simulator.errors import too_many_requests

if TYPE_CHECKING:
    from collections.abc import Callable

    from simulator.call import Call

SENDING = ("send", "copy", "forward", "edit")


@dataclass(slots=True)
class Bucket:
    """`most` at once, then `most` again over each `seconds`."""

    most: float
    seconds: float
    level: float = field(init=False)
    at: float | None = None

    def __post_init__(self) -> None:
        self.level = self.most

    def wait(self, now: float) -> float:
        """Seconds until one more fits; 0 if it fits now."""
        passed = now - (now if self.at is None else self.at)
        self.level = min(self.most, self.level + passed * self.most / self.seconds)
        self.at = now
        return 0.0 if self.level >= 1 else (1 - self.level) * self.seconds / self.most

    def take(self) -> None:
        self.level -= 1


@dataclass(slots=True)
class RatePolicy:
    """About 30 messages a second in all, 1 a second in a chat with a short burst, 20 a minute in a
    group. `timer` counts real seconds: a bot paces itself in real time whatever the clock shows.
    """

    overall: Bucket = field(default_factory=lambda: Bucket(30, 1))
    chats: dict[int, Bucket] = field(default_factory=dict)
    timer: Callable[[], float] = time.monotonic
    refused: int = 0

    def check(self, call: Call) -> None:
        """Counts the call, or raises the 429."""
        name = call.method.lower()
        if not name.startswith(SENDING) or name == "sendchataction":
            return
        chat = call.integer("chat_id")
        new = Bucket(20, 60) if chat < 0 else Bucket(3, 3)
        buckets = [self.overall, self.chats.setdefault(chat, new)]
        now = self.timer()
        longest = max([bucket.wait(now) for bucket in buckets])
        if longest > 0:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(longest)))
        for bucket in buckets:
            bucket.take()
