"""The hours of sending and the days off: Bappedalitbang sees and changes them."""

from collections.abc import Awaitable, Callable

from forms.kinds import Form
from forms.times import CALENDAR_DAY, HOURS, HOURS_CHANGE
from handlers import filling
from handlers.context import Context
from handlers.incoming import Tapped
from services import people
from services.planning import times
from texts.plan import times as words


async def show(tapped: Tapped, context: Context) -> None:
    house, who = context.house, context.who(tapped)
    with house.database.reading() as session:
        found = times.listed(session, today=house.today(), **who)
    await tapped.show(words.times(found, tapped.address.revision))


async def new_day(tapped: Tapped, context: Context) -> None:
    await _begin(tapped, context, CALENDAR_DAY, 0)


async def new_hours(tapped: Tapped, context: Context) -> None:
    await _begin(tapped, context, HOURS, tapped.address.row)


async def _begin(tapped: Tapped, context: Context, form: Form, unit_id: int) -> None:
    with context.transaction() as session:
        about = times.find_unit(session, unit_id, **context.who(tapped))
        person = people.known(session, telegram_id=tapped.telegram_id)
        step = filling.begin(session, form, person, context, about=about)
    await filling.show_below(tapped, context, step)


async def edit_hours(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        row = times.find_hours(session, words.row_id(tapped.address), **context.who(tapped))
        person = people.known(session, telegram_id=tapped.telegram_id)
        step = filling.begin(session, HOURS_CHANGE, person, context, about=row.id)
    await filling.show_below(tapped, context, step)


async def preview(tapped: Tapped, context: Context) -> None:
    house, who = context.house, context.who(tapped)
    with house.database.reading() as session:
        found = times.preview(session, tapped.address.row, calendar=house.calendar, **who)
    await tapped.show(words.preview(found))


async def change(tapped: Tapped, context: Context) -> None:
    house, who = context.house, context.who(tapped)
    with context.transaction() as session:
        found = times.change(session, tapped.address.row, calendar=house.calendar, **who)
    await tapped.show(words.changed(found))


async def ask_end(tapped: Tapped, context: Context) -> None:
    house, at, who = context.house, tapped.address, context.who(tapped)
    with house.database.reading() as session:
        found = times.preview_end(session, words.row_id(at), at.key, calendar=house.calendar, **who)
    await tapped.show(words.preview(found))


async def end(tapped: Tapped, context: Context) -> None:
    house, at, who = context.house, tapped.address, context.who(tapped)
    with context.transaction() as session:
        found = times.end(session, words.row_id(at), at.key, calendar=house.calendar, **who)
    await tapped.show(words.changed(found))


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "hours": show,
    "daynew": new_day,
    "hournew": new_hours,
    "houredit": edit_hours,
    "shift": preview,
    "shiftgo": change,
    "shiftdrop": ask_end,
    "shiftgone": end,
}
