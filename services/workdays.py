"""Working days and the hours in which the bot may write to people unasked. All in local time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from holidays import country_holidays

from services.datafiles import read_yaml

OPENS, CLOSES = time(8, 30), time(16, 0)
LOOKS = 366  # days that are searched for one that is worked


@dataclass(frozen=True, slots=True)
class Hours:
    """A window on some weekdays (Monday is 0), of one unit or of all (None), from one day to
    another, both counted."""

    weekdays: frozenset[int]
    opens: time
    closes: time
    unit_id: int | None = None
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )

    @property
    def rank(self) -> tuple[bool, bool]:
        """The more it is made for the case, the higher."""
        return self.unit_id is not None, self.since is not None or self.until is not None


@dataclass(frozen=True, slots=True)
class Left:
    """Until a deadline: working days after today, the deadline among them, and days as such, fewer
    than 0 once it is over."""

    working: int
    days: int

    @property
    def is_over(self) -> bool:
        return self.days < 0


USUAL_HOURS = (
    Hours(frozenset(range(4)), OPENS, CLOSES),
    Hours(frozenset({4}), OPENS, time(11, 0)),
    Hours(frozenset({4}), time(13, 30), CLOSES),
)


@cache
def _holidays() -> object:
    return country_holidays("ID", categories=("public", "government"), language="id")


class WorkCalendar:
    """`overrides` maps a day to whether it is worked, against what the calendar says. Of `hours`
    those count that are made for the unit, else for the time of year, else for all."""

    def __init__(
        self,
        timezone: ZoneInfo,
        overrides: dict[date, bool] | None = None,
        hours: Sequence[Hours] = USUAL_HOURS,
        unit_id: int | None = None,
    ) -> None:
        self.timezone = timezone
        self.overrides = overrides or {}
        self.hours = tuple(h for h in hours if h.unit_id in {None, unit_id})
        self._all_hours = tuple(hours)

    @classmethod
    def load(cls, timezone: ZoneInfo, file: Path) -> "WorkCalendar":
        """The file lists `libur` (days off) and `masuk` (days worked), beside the national ones."""
        content = read_yaml(file) if file.exists() else {}
        days_off = dict.fromkeys(content.get("libur") or [], False)
        return cls(timezone, days_off | dict.fromkeys(content.get("masuk") or [], True))

    def of_unit(self, unit_id: int | None) -> "WorkCalendar":
        """As it holds for that unit."""
        return WorkCalendar(self.timezone, self.overrides, self._all_hours, unit_id)

    @property
    def own_units(self) -> frozenset[int]:
        """Those with hours of their own."""
        return frozenset(h.unit_id for h in self._all_hours if h.unit_id is not None)

    def windows(self, day: date) -> list[tuple[time, time]]:
        """The hours of a day that is worked, the earliest first; none where it is not."""
        worked = self.overrides.get(day, day not in _holidays())  # type: ignore[operator]
        if not worked:
            return []
        usual = self._windows_of(day, day.weekday())
        return usual or (self._windows_of(day, 0) if day in self.overrides else [])

    def _windows_of(self, day: date, weekday: int) -> list[tuple[time, time]]:
        holding = [h for h in self.hours if h.holds_on(day)]
        best = max((h.rank for h in holding), default=None)
        mine = (h for h in holding if h.rank == best and weekday in h.weekdays)
        return sorted((h.opens, h.closes) for h in mine)

    def is_working(self, day: date) -> bool:
        return bool(self.windows(day))

    def on_or_before(self, day: date) -> date:
        """The day itself where a whole year has none that is worked."""
        return next((d for d in _days(day, -1) if self.is_working(d)), day)

    def after(self, day: date) -> date:
        """The next working day; tomorrow where a whole year has none."""
        tomorrow = day + timedelta(days=1)
        return next((d for d in _days(tomorrow, 1) if self.is_working(d)), tomorrow)

    def left(self, today: date, deadline: date) -> Left:
        days = (deadline - today).days
        ahead = (today + timedelta(days=n) for n in range(1, days + 1))
        return Left(sum(map(self.is_working, ahead)), days)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.timezone)

    def at(self, day: date, hour: time = OPENS) -> datetime:
        return datetime.combine(day, hour, self.timezone)

    def is_open(self, moment: datetime) -> bool:
        return self.next_opening(moment) == moment

    def next_opening(self, moment: datetime) -> datetime:
        """The moment itself if unasked messages may go now, else the first at which they may."""
        here = self.local(moment)
        for opens, closes in self.windows(here.date()):
            if here.time() < closes:
                return moment if here.time() >= opens else self.at(here.date(), opens)
        day = self.after(here.date())
        return self.at(day, next((opens for opens, _ in self.windows(day)), OPENS))


def _days(start: date, step: int) -> Iterator[date]:
    for n in range(LOOKS):
        yield start + timedelta(days=n * step)
