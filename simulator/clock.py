"""A clock that runs, and can be moved forward."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class MovableClock:
    """Runs from `start` (default: now) at the pace of real time, plus whatever it was moved."""

    def __init__(self, start: datetime | None = None) -> None:
        self._shift = (start or datetime.now(UTC)) - datetime.now(UTC)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._shift

    async def advance(self, by: timedelta) -> None:
        self._shift += by


class StandingClock:
    """Stands still until it is moved: what tests want."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    async def advance(self, by: timedelta) -> None:
        self._now += by
