"""Signs of life, and the thread that ends a process which gives none: its supervisor restarts it.

python-telegram-bot can go deaf without a word (a poll that never ends), and a blocked event loop
cannot report itself. Seconds of a clock that only runs forward.
"""

import asyncio
import faulthandler
import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

log = logging.getLogger(__name__)
BEAT = 1.0
DEAF_AFTER = 90.0
STUCK_AFTER = 30.0
EXIT_CODE = 70


@dataclass(slots=True)
class Pulse:
    """`polled`: when a getUpdates ended, well or badly; None where nobody polls. `heard`: when one
    ended well, or the watch began."""

    now: Callable[[], float] = time.monotonic
    looped: float = field(init=False)
    polled: float | None = None
    planned: float | None = None
    began: float = field(init=False)
    heard: float = field(init=False)

    def __post_init__(self) -> None:
        self.looped = self.heard = self.began = self.now()

    def polls(self) -> None:
        self.polled = self.now()

    def hears(self) -> None:
        self.heard = self.now()

    def plans(self) -> None:
        self.planned = self.now()

    async def beat(self) -> None:
        """Runs as long as the loop does."""
        while True:
            self.looped = self.now()
            await asyncio.sleep(BEAT)

    def forgive(self) -> None:
        """The whole process stood still (suspended, stopped): nobody inside is to blame."""
        self.looped = self.now()
        self.polled = None if self.polled is None else self.looped

    @property
    def silence(self) -> float:
        """Seconds without a getUpdates that ended well; none where nobody polls."""
        return 0.0 if self.polled is None else self.now() - self.heard

    @property
    def unplanned(self) -> float:
        """Seconds since all was planned that was due, or since the watch began."""
        return self.now() - (self.began if self.planned is None else self.planned)

    def age(self, moment: float | None) -> float | None:
        return None if moment is None else round(self.now() - moment, 1)

    def trouble(self) -> str | None:
        now = self.now()
        if now - self.looped > STUCK_AFTER:
            return f"the event loop has stood still for {now - self.looped:.0f} s"
        if self.polled is not None and now - self.polled > DEAF_AFTER:
            return f"no getUpdates has ended for {now - self.polled:.0f} s"
        return None


class Watchdog(threading.Thread):
    """Used as a context manager. `end` gets the exit code, and does not return."""

    def __init__(
        self, pulse: Pulse, *, end: Callable[[int], object] = os._exit, beat: float = BEAT
    ) -> None:
        super().__init__(name="watchdog", daemon=True)
        self.pulse, self.end, self.beat = pulse, end, beat
        self._stopped = threading.Event()

    def run(self) -> None:
        before = time.monotonic()
        while not self._stopped.wait(self.beat):
            now = time.monotonic()
            if now - before > 5 * self.beat:
                self.pulse.forgive()
            before = now
            if trouble := self.pulse.trouble():
                log.critical("alarm: %s; this process ends", trouble)
                faulthandler.dump_traceback()
                self.end(EXIT_CODE)
                return

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self.join()
