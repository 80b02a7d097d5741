"""When a working week begins: what goes out weekly goes then, and once a week."""

from datetime import date, datetime, time, timedelta

from services.workdays import WorkCalendar

WEEK = timedelta(days=7)


def name(day: date) -> str:
    """The ISO week of a day: `2026-W49`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def subject(day: date) -> str:
    """What is owed in the week of a day is about: `week:202649`."""
    year, week, _ = day.isocalendar()
    return f"week:{year}{week:02}"


def beginning(calendar: WorkCalendar, day: date, hour: time) -> datetime | None:
    """At that hour of the first working day of the day's week, Monday as a rule; None where the
    week has no working day."""
    monday = day - timedelta(days=day.weekday())
    days = (monday + timedelta(days=n) for n in range(7))
    first = next((day for day in days if calendar.is_working(day)), None)
    return calendar.at(first, hour) if first else None
