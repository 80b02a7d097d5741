"""The days of the ladder, against a calendar that is written down here."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models import Mandate
from services import schedule
from services.seeding import ladder
from services.workdays import WorkCalendar
from tests.conftest import START

WIB = ZoneInfo("Asia/Pontianak")
OFF_2026 = {
    *(date(2026, 1, day) for day in (1, 16)),
    *(date(2026, 2, day) for day in (16, 17)),
    *(date(2026, 3, day) for day in (18, 19, 20, 21, 22, 23, 24)),
    *(date(2026, 4, day) for day in (3, 5)),
    *(date(2026, 5, day) for day in (1, 14, 15, 27, 28, 31)),
    *(date(2026, 6, day) for day in (1, 16)),
    *(date(2026, 8, day) for day in (17, 25)),
    *(date(2026, 12, day) for day in (24, 25)),
}  # the 17 holidays and 8 days of joint leave
LADDERS = {
    date(2026, 12, 31): {
        "H-90": "2026-10-02", "H-60": "2026-10-30", "H-30": "2026-12-01", "H-14": "2026-12-17",
        "H-7": "2026-12-23", "H-3": "2026-12-28", "H-1": "2026-12-30", "H+7": "2027-01-07",
        "H+14": "2027-01-14", "H+21": "2027-01-21", "H+28": "2027-01-28", "H+35": "2027-02-04",
        "H+42": "2027-02-11", "H+49": "2027-02-18", "H+56": "2027-02-25",
    },
    date(2027, 12, 31): {
        "H-90": "2027-10-01", "H-60": "2027-11-01", "H-30": "2027-12-01", "H-14": "2027-12-17",
        "H-7": "2027-12-23", "H-3": "2027-12-28", "H-1": "2027-12-30", "H+7": "2028-01-07",
        "H+14": "2028-01-14", "H+21": "2028-01-21", "H+28": "2028-01-28", "H+35": "2028-02-04",
        "H+42": "2028-02-11", "H+49": "2028-02-18", "H+56": "2028-02-25",
    },
}  # fmt: skip


def planned(deadline: date) -> dict[str, date]:
    mandate = Mandate(id=1, year=deadline.year, deadline=deadline, set_at=START)
    found = schedule.moments(ladder(mandate), mandate, WorkCalendar(WIB))
    assert {at.astimezone(WIB).strftime("%H.%M") for at, _ in found} == {"08.30"}
    return {step.name: at.astimezone(WIB).date() for at, step in found}


def worked(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF_2026


@pytest.mark.parametrize("deadline", LADDERS, ids=str)
def test_the_ladder_of_a_year(deadline: date) -> None:
    assert {name: str(day) for name, day in planned(deadline).items()} == LADDERS[deadline]


def test_there_are_240_working_days_in_2026() -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    calendar = WorkCalendar(WIB)
    assert [d for d in days if calendar.is_working(d)] == [d for d in days if worked(d)]
    assert sum(map(worked, days)) == 240


@given(st.dates(date(2026, 4, 15), date(2026, 12, 31)))
@settings(max_examples=25)
def test_a_step_is_on_the_last_working_day_not_after_its_own(deadline: date) -> None:
    for name, found in planned(deadline).items():
        own = deadline - timedelta(days=-int(name.removeprefix("H")))
        if own.year == 2026:
            expected = next(d for n in range(30) if worked(d := own - timedelta(days=n)))
            assert (name, found) == (name, expected)
