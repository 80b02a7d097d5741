"""The audit, for Bappedalitbang: of an innovation, of a person, of everything."""

from collections.abc import Awaitable, Callable
from functools import partial

from handlers import files
from handlers.context import Context
from handlers.incoming import Tapped
from reports.listing import listing_sheet
from services import trail
from texts import audit as words


async def look(tapped: Tapped, context: Context) -> None:
    at = tapped.address
    with context.house.database.reading() as session:
        found = trail.look(session, at.key, at.row, page=at.revision, **context.who(tapped))
    await tapped.show(words.card(found, context.house.calendar.local))


async def give(tapped: Tapped, context: Context) -> None:
    at, house = tapped.address, context.house
    with context.transaction() as session:
        found = trail.export(session, at.key, at.row, **context.who(tapped))
    await tapped.answer()
    bot, chat = tapped.query.get_bot(), tapped.telegram_id
    listing = words.listing(found, house.calendar.local, house.local_now())
    data = await files.made(context, chat, partial(listing_sheet, listing))
    await bot.send_document(chat, data, filename=f"jejak-{house.today().isoformat()}.xlsx")


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "trail": look,
    "trailxlsx": give,
}
