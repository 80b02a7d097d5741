"""Who sends more than a person can is not listened to for a while, and told so once. What strangers
send, all of them together, is let in at a rate that leaves the line to those who are known.

What is turned away is not stored: it costs neither the database nor a turn.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from gateway.payloads import chat_of

log = logging.getLogger(__name__)
KINDS = ("message", "edited_message", "callback_query")
MANY = 10_000  # people whose rate is kept, and updates whose verdict is


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and so many a second in the long run."""

    burst: int
    a_second: float


ONE_PERSON = Rate(120, 2.0)
ALL_STRANGERS = Rate(100, 5.0)


class Sent(NamedTuple):
    """By whom, when (Unix time), and to which chat."""

    who: int
    at: float
    chat: int


@dataclass(slots=True)
class Allowance:
    rate: Rate
    left: float
    at: float
    is_told: bool = False

    def takes(self, at: float) -> bool:
        """Time that has passed while nobody listened counts: what waited comes with its hour."""
        passed = max(0.0, at - self.at)
        self.left = min(self.rate.burst, self.left + passed * self.rate.a_second)
        self.at = max(at, self.at)
        if self.left >= self.rate.burst:
            self.is_told = False
        if self.left < 1:
            return False
        self.left -= 1
        return True


class Admission:
    """`known` are those of these Telegram ids whom we know; `warn` tells a chat that nobody
    listens for a while."""

    def __init__(
        self,
        *,
        known: Callable[[set[int]], set[int]],
        now: Callable[[], datetime],
        warn: Callable[[int], Awaitable[None]],
    ) -> None:
        self.known, self.now, self.warn = known, now, warn
        self._known: set[int] = set()
        self._people: dict[int, Allowance] = {}
        self._strangers = Allowance(ALL_STRANGERS, ALL_STRANGERS.burst, 0.0)
        self._warnings: set[asyncio.Task[None]] = set()
        self._said: dict[int, bool] = {}

    def __call__(self, updates: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Those that are let in, in their order."""
        senders = [(one, self._sent(one)) for one in updates]
        self._learn({sent.who for _, sent in senders if sent} - self._known)
        return [one for one, sent in senders if sent is None or self._once(one["update_id"], sent)]

    def _once(self, update_id: int, sent: Sent) -> bool:
        """What could not be stored comes again, and is not counted again."""
        if update_id not in self._said:
            if len(self._said) >= MANY:
                del self._said[next(iter(self._said))]
            self._said[update_id] = self._lets_in(sent)
        return self._said[update_id]

    def _lets_in(self, sent: Sent) -> bool:
        if sent.who not in self._known and not self._strangers.takes(sent.at):
            return False
        own = self._people.get(sent.who)
        if own is None:
            self._make_room(sent.at)
            own = self._people[sent.who] = Allowance(ONE_PERSON, ONE_PERSON.burst, sent.at)
        if own.takes(sent.at):
            return True
        if not own.is_told and sent.chat == sent.who:
            own.is_told = True
            self._tell(sent.chat)
        return False

    def _learn(self, ids: set[int]) -> None:
        if ids:
            self._known |= self.known(ids)

    def _make_room(self, at: float) -> None:
        if len(self._people) >= MANY:
            full = ONE_PERSON.burst / ONE_PERSON.a_second
            self._people = {w: own for w, own in self._people.items() if at - own.at < full}

    def _tell(self, chat: int) -> None:
        task = asyncio.get_running_loop().create_task(self._warned(chat))
        self._warnings.add(task)
        task.add_done_callback(self._warnings.discard)

    async def _warned(self, chat: int) -> None:
        """A courtesy: where it does not arrive, nothing else is the worse for it."""
        try:
            await self.warn(chat)
        except Exception:
            log.exception("chat %s could not be told to slow down", chat)

    def _sent(self, one: dict[str, Any]) -> Sent | None:
        """None for what nobody sends by hand, or is not as Telegram has it: it is dealt with, or
        parked, like everything else."""
        what: dict[str, Any] = next((one[k] for k in KINDS if isinstance(one.get(k), dict)), {})
        who, at = what.get("from"), what.get("edit_date", what.get("date"))
        if not isinstance(who, dict) or not isinstance(who.get("id"), int):
            return None
        when = float(at) if isinstance(at, int) else self.now().timestamp()
        return Sent(who["id"], when, chat_of(one))
