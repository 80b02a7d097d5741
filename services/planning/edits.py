"""A change of the hours or of the named days, before it is made: what goes, what comes."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlmodel import Session, select

from forms.times import CALENDAR_DAY, DAY_WORKED, HOURS_CHANGE, WEEK
from models import AllowedHours, CalendarDay, Draft, Person, Unit
from services import hours
from services.errors import HoursReversed, LastHours, NotFound, PeriodReversed
from services.planning.shifts import Moved
from services.workdays import USUAL_HOURS, WorkCalendar

Row = AllowedHours | CalendarDay


@dataclass(frozen=True, slots=True)
class Edit:
    """`old` goes, `new` comes; None where nothing does. What is so already has no old row, and its
    new one is the row that stands. `unit` is a short name, empty for all; `draft_id` 0 for an
    end."""

    old: Row | None
    new: Row | None
    unit: str = ""
    draft_id: int = 0
    moved: tuple[Moved, ...] = ()

    @property
    def is_so(self) -> bool:
        return self.new is not None and self.new.id is not None


def of_draft(session: Session, draft: Draft, who: Person, now: datetime) -> Edit:
    if draft.form == CALENDAR_DAY.name:
        return _of_day(session, draft, who, now)
    return _of_hours(session, draft)


def facts(row: Row) -> dict[str, Any]:
    return row.model_dump(mode="json", exclude={"id", "set_by_id", "set_at"})


def listed_hours(session: Session) -> list[AllowedHours]:
    """The usual ones as well, with negative ids, where these hold: `hours.made_of` has the rule."""
    rows = hours.rows(session)
    return rows if any(map(is_general, rows)) else [*_usual(), *rows]


def is_general(row: AllowedHours) -> bool:
    """For all units and for good."""
    return row.unit_id is None and row.valid_from is None and row.valid_to is None


def short_name(session: Session, unit_id: int | None) -> str:
    return session.get_one(Unit, unit_id).short_name if unit_id else ""


def hours_after(session: Session, edit: Edit) -> list[AllowedHours]:
    """HoursReversed, PeriodReversed, or LastHours where none would be for all and for good."""
    new = edit.new
    rows = [row for row in listed_hours(session) if not _is(row, edit.old)]
    if isinstance(new, AllowedHours) and not edit.is_so:
        if new.opens >= new.closes:
            raise HoursReversed(new.opens, new.closes)
        if new.valid_from and new.valid_to and new.valid_from > new.valid_to:
            raise PeriodReversed(new.valid_from, new.valid_to)
        rows.append(new)
    if not any(map(is_general, rows)):
        raise LastHours
    return rows


def calendar_after(session: Session, edit: Edit, calendar: WorkCalendar) -> WorkCalendar:
    new = edit.new
    days = [one for one in hours.named_days(session) if not _is(one, edit.old)]
    if isinstance(new, CalendarDay) and not edit.is_so:
        days.append(new)
    return hours.made_of(calendar, hours_after(session, edit), days)


def _is(row: Row, old: Row | None) -> bool:
    return old is not None and type(row) is type(old) and row.id == old.id


def _of_day(session: Session, draft: Draft, who: Person, now: datetime) -> Edit:
    new = CalendarDay(
        day=date.fromisoformat(_value(draft, "day")),
        is_worked=_value(draft, "what") == DAY_WORKED,
        reason=_value(draft, "reason"),
        set_by_id=who.id or 0,
        set_at=now,
    )
    old = session.exec(select(CalendarDay).where(CalendarDay.day == new.day)).first()
    is_so = old is not None and facts(old) == facts(new)
    return Edit(None, old, draft_id=draft.id or 0) if is_so else Edit(old, new, "", draft.id or 0)


def _of_hours(session: Session, draft: Draft) -> Edit:
    """NotFound where what was to be changed is there no more."""
    rows, of_row = listed_hours(session), draft.form == HOURS_CHANGE.name
    old = next((row for row in rows if row.id == draft.about_id), None) if of_row else None
    unit_id = old.unit_id if old else None if of_row else draft.about_id or None
    new = _new_hours(draft, unit_id)
    unit = short_name(session, unit_id)
    if same := next((row for row in rows if facts(row) == facts(new)), None):
        return Edit(None, same, unit, draft.id or 0)
    if of_row and old is None:
        raise NotFound
    return Edit(old, new, unit, draft.id or 0)


def _new_hours(draft: Draft, unit_id: int | None) -> AllowedHours:
    since, until = _value(draft, "since"), _value(draft, "until")
    return AllowedHours(
        unit_id=unit_id,
        weekdays=_weekdays(draft),
        opens=time.fromisoformat(_value(draft, "opens")),
        closes=time.fromisoformat(_value(draft, "closes")),
        valid_from=date.fromisoformat(since) if since else None,
        valid_to=date.fromisoformat(until) if until else None,
    )


def _weekdays(draft: Draft) -> str:
    """Digits, Monday is 0. NotFound for a draft of the time when sets of days had names."""
    named = draft.answers["weekdays"]["value"]
    if not isinstance(named, list):
        raise NotFound
    return "".join(sorted(str(WEEK.index(day)) for day in named))


def _value(draft: Draft, key: str) -> str:
    return str(draft.answers.get(key, {}).get("value") or "")


def _usual() -> list[AllowedHours]:
    return [
        AllowedHours(
            id=-n,
            weekdays="".join(map(str, sorted(one.weekdays))),
            opens=one.opens,
            closes=one.closes,
        )
        for n, one in enumerate(USUAL_HOURS, start=1)
    ]
