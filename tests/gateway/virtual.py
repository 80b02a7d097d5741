"""Time that passes at once: sleepers wake in order, as soon as nothing else has anything to do."""

import asyncio
import heapq
from collections.abc import Coroutine
from itertools import count
from typing import Any

QUIET = 30  # rounds of the loop after which everybody is taken to be asleep


class VirtualTime:
    def __init__(self) -> None:
        self._now = 1000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()

    def now(self) -> float:
        return self._now

    async def sleep(self, seconds: float) -> None:
        done = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._numbers), done))
        await done

    async def passes(self, work: Coroutine[Any, Any, Any], *, at_most: float = 1e9) -> None:
        """Until the work is done, or that many seconds are over; then it is cancelled."""
        task, end = asyncio.create_task(work), self._now + at_most
        while not await self._is_done(task) and self._sleepers:
            moment, _, sleeper = heapq.heappop(self._sleepers)
            if moment > end:
                task.cancel()
            elif not sleeper.done():
                self._now = max(self._now, moment)
                sleeper.set_result(None)
        await asyncio.gather(task, return_exceptions=not task.done() or task.cancelled())

    async def _is_done(self, task: asyncio.Task[Any]) -> bool:
        for _ in range(QUIET):
            await asyncio.sleep(0)
            if task.done():
                return True
        return False
