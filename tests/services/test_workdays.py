"""Working days of 2026 and the hours in which the bot may write unasked."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from services.workdays import Left, WorkCalendar
from settings import ROOT

ZONE = ZoneInfo("Asia/Pontianak")
DEADLINE = date(2026, 12, 31)


@pytest.fixture(scope="module")
def calendar() -> WorkCalendar:
    return WorkCalendar.load(ZONE, ROOT / "data" / "hari_kerja.yaml")


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("before", "day"),
    [
        (30, date(2026, 12, 1)),
        (14, date(2026, 12, 17)),
        (7, date(2026, 12, 23)),
        (3, date(2026, 12, 28)),
        (1, date(2026, 12, 30)),
    ],
)
def test_reminders_before_the_last_of_december(
    calendar: WorkCalendar, before: int, day: date
) -> None:
    assert calendar.on_or_before(DEADLINE - timedelta(days=before)) == day


def test_the_year_has_240_working_days(calendar: WorkCalendar) -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    assert sum(map(calendar.is_working, days)) == 240
    assert calendar.left(date(2025, 12, 31), DEADLINE).working == 240


def test_days_left_count_the_deadline_and_not_today(calendar: WorkCalendar) -> None:
    assert calendar.left(date(2026, 12, 30), DEADLINE) == Left(1, 1)
    assert calendar.left(DEADLINE, DEADLINE) == Left(0, 0)
    assert calendar.left(date(2027, 1, 2), DEADLINE).is_over
    assert calendar.left(date(2026, 12, 23), date(2026, 12, 25)) == Left(0, 2)


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        ("2026-12-01T07:00", "2026-12-01T08:30"),
        ("2026-12-01T08:30", "2026-12-01T08:30"),
        ("2026-12-01T12:00", "2026-12-01T12:00"),
        ("2026-12-01T15:59", "2026-12-01T15:59"),
        ("2026-12-01T16:00", "2026-12-02T08:30"),
        ("2026-12-04T10:59", "2026-12-04T10:59"),
        ("2026-12-04T11:00", "2026-12-04T13:30"),
        ("2026-12-04T13:29", "2026-12-04T13:30"),
        ("2026-12-04T13:30", "2026-12-04T13:30"),
        ("2026-12-04T22:00", "2026-12-07T08:30"),
        ("2026-12-05T12:00", "2026-12-07T08:30"),
        ("2026-12-23T17:00", "2026-12-28T08:30"),
    ],
)
def test_the_next_opening(calendar: WorkCalendar, now: str, opening: str) -> None:
    assert calendar.next_opening(at(now)) == at(opening)
    assert calendar.is_open(at(now)) == (now == opening)


def test_hours_are_local(calendar: WorkCalendar) -> None:
    assert calendar.is_open(datetime.fromisoformat("2026-12-01T02:00+00:00"))
    assert not calendar.is_open(datetime.fromisoformat("2026-12-01T09:00+00:00"))


def test_the_regency_overrides_the_nation(tmp_path: Path) -> None:
    file = tmp_path / "hari_kerja.yaml"
    file.write_text("libur: [2026-12-01]\nmasuk: [2026-12-24]\n", encoding="utf-8")
    calendar = WorkCalendar.load(ZONE, file)
    assert not calendar.is_working(date(2026, 12, 1))
    assert calendar.is_working(date(2026, 12, 24))
    assert calendar.on_or_before(date(2026, 12, 1)) == date(2026, 11, 30)


def test_no_file_means_no_overrides(tmp_path: Path) -> None:
    assert WorkCalendar.load(ZONE, tmp_path / "none.yaml").overrides == {}
