"""Units that lack the innovation are reminded now."""

from collections.abc import Awaitable, Callable

from handlers.context import Context
from handlers.incoming import Tapped
from services import nudges
from texts import nudges as words


async def preview(tapped: Tapped, context: Context) -> None:
    house, who = context.house, tapped.telegram_id
    with house.database.reading() as session:
        found = nudges.preview(
            session, calendar=house.calendar, terms=house.terms(), telegram_id=who
        )
    await tapped.show_below(words.preview(found, house.calendar.local))


async def send(tapped: Tapped, context: Context) -> None:
    house = context.house
    with context.transaction() as session:
        step = nudges.send(session, calendar=house.calendar, **context.who(tapped))
        session.flush()
        found = nudges.report(session, step, **context.who(tapped))
    await tapped.show(words.report(found, step, house.local_now()))


async def report(tapped: Tapped, context: Context) -> None:
    step = tapped.address.key
    with context.house.database.reading() as session:
        found = nudges.report(session, step, **context.who(tapped))
    await tapped.show(words.report(found, step, context.house.local_now()))


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "nudge": preview,
    "nudgego": send,
    "nudged": report,
}
