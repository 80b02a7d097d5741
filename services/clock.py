"""The hour, which demo and tests can move."""

from datetime import UTC, datetime, timedelta


class Clock:
    """Runs at the pace of real time from `start` (default: the real hour)."""

    def __init__(self, start: datetime | None = None) -> None:
        self._shift = (start or datetime.now(UTC)) - datetime.now(UTC)

    def now(self) -> datetime:
        """Aware, in UTC."""
        return datetime.now(UTC) + self._shift

    def move(self, by: timedelta) -> None:
        self._shift += by
