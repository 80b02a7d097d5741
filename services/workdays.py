"""Working days and the hours in which the bot may write to people unasked. All in local time."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

import yaml
from holidays import country_holidays

SATURDAY, FRIDAY = 5, 4
OPENS, CLOSES = time(8, 30), time(16, 0)
FRIDAY_PRAYER = (time(11, 0), time(13, 30))


class WorkCalendar:
    """`overrides` maps a day to whether it is worked, against what the calendar says."""

    def __init__(self, timezone: ZoneInfo, overrides: dict[date, bool] | None = None) -> None:
        self.timezone = timezone
        self.overrides = overrides or {}

    @classmethod
    def load(cls, timezone: ZoneInfo, file: Path) -> "WorkCalendar":
        """The file lists `libur` (days off) and `masuk` (days worked), beside the national ones."""
        content = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}
        days_off = dict.fromkeys(content.get("libur") or [], False)
        return cls(timezone, days_off | dict.fromkeys(content.get("masuk") or [], True))

    @cached_property
    def _holidays(self) -> object:
        return country_holidays("ID", categories=("public", "government"), language="id")

    def is_working(self, day: date) -> bool:
        if day in self.overrides:
            return self.overrides[day]
        return day.weekday() < SATURDAY and day not in self._holidays  # type: ignore[operator]

    def on_or_before(self, day: date) -> date:
        return next(d for d in _days(day, -1) if self.is_working(d))

    def working_days_between(self, today: date, deadline: date) -> int:
        """Days left to work: after today, up to and with the deadline."""
        span = range(1, (deadline - today).days + 1)
        return sum(self.is_working(today + timedelta(days=n)) for n in span)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.timezone)

    def at(self, day: date, hour: time = OPENS) -> datetime:
        return datetime.combine(day, hour, self.timezone)

    def is_open(self, moment: datetime) -> bool:
        return self.next_opening(moment) == moment

    def next_opening(self, moment: datetime) -> datetime:
        """The moment itself if unasked messages may go now, else the first at which they may."""
        here = self.local(moment)
        if self.is_working(here.date()):
            if here.time() < OPENS:
                return self.at(here.date())
            if here.weekday() == FRIDAY and FRIDAY_PRAYER[0] <= here.time() < FRIDAY_PRAYER[1]:
                return self.at(here.date(), FRIDAY_PRAYER[1])
            if here.time() < CLOSES:
                return moment
        later = _days(here.date() + timedelta(days=1), 1)
        return self.at(next(d for d in later if self.is_working(d)))


def _days(start: date, step: int) -> Iterator[date]:
    day = start
    while True:
        yield day
        day += timedelta(days=step)
