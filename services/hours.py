"""The calendar as the rows of allowed hours and of named days have it."""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from models import AllowedHours, CalendarDay
from services.workdays import USUAL_HOURS, Hours, WorkCalendar


def in_force(session: Session, calendar: WorkCalendar) -> WorkCalendar:
    return made_of(calendar, rows(session), named_days(session))


def rows(session: Session) -> list[AllowedHours]:
    return list(session.exec(select(AllowedHours).order_by(col(AllowedHours.id))))


def named_days(session: Session) -> list[CalendarDay]:
    return list(session.exec(select(CalendarDay).order_by(col(CalendarDay.day))))


def made_of(
    calendar: WorkCalendar, rows: Iterable[AllowedHours], days: Iterable[CalendarDay]
) -> WorkCalendar:
    """The same days off and those named; where no hours are for all units and for good, the usual
    ones."""
    found = [_read(row) for row in rows]
    if not any(row.rank == (False, False) for row in found):
        found += USUAL_HOURS
    named = {one.day: one.is_worked for one in days}
    return WorkCalendar(calendar.timezone, calendar.overrides | named, found)


def apart(calendar: WorkCalendar, now: datetime) -> dict[int, bool]:
    """Units with hours of their own, and whether they may be written to now."""
    return {unit_id: calendar.of_unit(unit_id).is_open(now) for unit_id in calendar.own_units}


def _read(row: AllowedHours) -> Hours:
    weekdays = frozenset(map(int, row.weekdays))
    return Hours(weekdays, row.opens, row.closes, row.unit_id, row.valid_from, row.valid_to)
