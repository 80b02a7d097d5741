"""The calendar as the rows of allowed hours have it."""

from datetime import datetime

from sqlmodel import Session, select

from models import AllowedHours
from services.workdays import USUAL_HOURS, Hours, WorkCalendar


def in_force(session: Session, calendar: WorkCalendar) -> WorkCalendar:
    """The same days off, with the hours of the table; where none of these are for all units and
    for good, the usual ones."""
    rows = [_read(row) for row in session.exec(select(AllowedHours))]
    if not any(row.rank == (False, False) for row in rows):
        rows += USUAL_HOURS
    return calendar.with_hours(rows)


def apart(calendar: WorkCalendar, now: datetime) -> dict[int, bool]:
    """Units with hours of their own, and whether they may be written to now."""
    return {unit_id: calendar.of_unit(unit_id).is_open(now) for unit_id in calendar.own_units}


def _read(row: AllowedHours) -> Hours:
    weekdays = frozenset(map(int, row.weekdays))
    return Hours(weekdays, row.opens, row.closes, row.unit_id, row.valid_from, row.valid_to)
