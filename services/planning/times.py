"""When the bot may write is changed, and which days are worked: first shown with what moves, then
done."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from forms.times import CALENDAR_DAY, HOURS, HOURS_CHANGE
from models import AllowedHours, CalendarDay, Draft, Person, Unit
from services import audit, hours, people
from services.desk import Desk
from services.errors import NotFound
from services.planning import edits, shifts
from services.planning.edits import Edit, Row
from services.policy import Action
from services.reminder_outcomes import TimesWanted
from services.workdays import WorkCalendar

FORMS = {form.name for form in (CALENDAR_DAY, HOURS, HOURS_CHANGE)}
OF_HOURS = "hours"  # in a button: the row stands in that table, else it is a day


@dataclass(frozen=True, slots=True)
class Times:
    """Days from today on. The usual hours, which nobody has written down, have negative ids.
    `units` are short names by id."""

    hours: tuple[AllowedHours, ...]
    days: tuple[CalendarDay, ...]
    units: dict[int, str]


def listed(session: Session, *, today: date, telegram_id: int, now: datetime) -> Times:
    _keeper(session, telegram_id, now)
    rows = edits.listed_hours(session)
    named = col(Unit.id).in_({row.unit_id for row in rows if row.unit_id})
    units = {unit.id or 0: unit.short_name for unit in session.exec(select(Unit).where(named))}
    days = tuple(one for one in hours.named_days(session) if one.day >= today)
    return Times(tuple(rows), days, units)


def find_unit(session: Session, unit_id: int, *, telegram_id: int, now: datetime) -> int | None:
    """The unit that is to have hours of its own; 0 is all of them, and None."""
    _keeper(session, telegram_id, now)
    if unit_id and session.get(Unit, unit_id) is None:
        raise NotFound
    return unit_id or None


def find_hours(session: Session, row_id: int, *, telegram_id: int, now: datetime) -> AllowedHours:
    _keeper(session, telegram_id, now)
    found = next((row for row in edits.listed_hours(session) if row.id == row_id), None)
    if found is None:
        raise NotFound
    return found


def asked(desk: Desk) -> TimesWanted:
    """Nothing is changed before its preview is confirmed."""
    who = _keeper(desk.session, desk.person.telegram_id, desk.now)
    edits.hours_after(desk.session, edits.of_draft(desk.session, desk.draft, who, desk.now))
    return TimesWanted(desk.draft.id or 0)


def preview(
    session: Session, draft_id: int, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> Edit:
    who = _keeper(session, telegram_id, now)
    draft = session.get(Draft, draft_id)
    if draft is None or draft.sent_at is None or draft.form not in FORMS:
        raise NotFound
    return _with_moves(session, edits.of_draft(session, draft, who, now), calendar, now)


def change(
    session: Session, draft_id: int, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> Edit:
    """As the preview had it; once more is the same."""
    found = preview(session, draft_id, calendar=calendar, telegram_id=telegram_id, now=now)
    _write(session, found, _keeper(session, telegram_id, now), now)
    return found


def preview_end(
    session: Session,
    row_id: int,
    which: str,
    *,
    calendar: WorkCalendar,
    telegram_id: int,
    now: datetime,
) -> Edit:
    _keeper(session, telegram_id, now)
    if which == OF_HOURS:
        row = find_hours(session, row_id, telegram_id=telegram_id, now=now)
        edit = Edit(row, None, edits.short_name(session, row.unit_id))
    elif day := session.get(CalendarDay, row_id):
        edit = Edit(day, None)
    else:
        raise NotFound
    return _with_moves(session, edit, calendar, now)


def end(
    session: Session,
    row_id: int,
    which: str,
    *,
    calendar: WorkCalendar,
    telegram_id: int,
    now: datetime,
) -> Edit:
    found = preview_end(session, row_id, which, calendar=calendar, telegram_id=telegram_id, now=now)
    _write(session, found, _keeper(session, telegram_id, now), now)
    return found


def _keeper(session: Session, telegram_id: int, now: datetime) -> Person:
    return people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)


def _with_moves(session: Session, edit: Edit, calendar: WorkCalendar, now: datetime) -> Edit:
    before = hours.in_force(session, calendar)
    after = edits.calendar_after(session, edit, calendar)
    return replace(edit, moved=shifts.moved(session, before, after, now=now))


def _write(session: Session, edit: Edit, who: Person, now: datetime) -> None:
    if edit.is_so:
        return
    old, new = edit.old, edit.new
    before = edits.facts(old) if old else None
    after = edits.facts(new) if new else None
    _write_usual(session, edit)
    _put(session, old if old and (old.id or 0) > 0 else None, new)
    row = new or old
    is_day = isinstance(row, CalendarDay)
    audit.record(
        session,
        "calendar.changed" if is_day else "hours.changed",
        f"unit:{row.unit_id}" if isinstance(row, AllowedHours) and row.unit_id else "units",
        who_id=who.id,
        now=now,
        before=before,
        after=after,
        reason=row.reason if isinstance(row, CalendarDay) else None,
    )


def _write_usual(session: Session, edit: Edit) -> None:
    """They hold only while nobody has written down others: the first that is written brings along
    those of them that stay."""
    touched = [row for row in (edit.old, edit.new) if isinstance(row, AllowedHours)]
    if any(map(edits.is_general, touched)):
        for row in edits.hours_after(session, edit):
            if (row.id or 0) < 0:
                session.add(AllowedHours(**row.model_dump(exclude={"id"})))


def _put(session: Session, old: Row | None, new: Row | None) -> None:
    """A row that is changed keeps its id."""
    if old and new:
        old.sqlmodel_update(new.model_dump(exclude={"id"}))
        session.add(old)
    elif new:
        session.add(new)
    elif old:
        session.delete(old)
