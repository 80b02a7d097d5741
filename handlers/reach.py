"""Whether people hear the bot."""

from collections.abc import Awaitable, Callable

from handlers.context import Context
from handlers.incoming import Tapped
from services.planning import reach
from texts.plan import reach as words


async def preview(tapped: Tapped, context: Context) -> None:
    house, row = context.house, tapped.address.row
    with house.database.reading() as session:
        who = context.who(tapped)
        found = reach.preview(session, row, calendar=house.calendar, **who)
    await tapped.show(words.preview(found, house.calendar.local))


async def send(tapped: Tapped, context: Context) -> None:
    house, row = context.house, tapped.address.row
    with context.transaction() as session:
        found = reach.send(session, row, calendar=house.calendar, **context.who(tapped))
    await tapped.show(words.sent(found))


async def hear(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        unit = reach.tapped(session, tapped.address.row, **context.who(tapped))
    await tapped.show(words.heard(unit.short_name))


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "reach": preview,
    "reachgo": send,
    "reached": hear,
}
