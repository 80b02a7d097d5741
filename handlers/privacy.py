"""One's own data: looked at, taken out, erased."""

from collections.abc import Awaitable, Callable
from functools import partial

from forms.privacy import ERASURE
from handlers import files, filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.listing import listing_pdf
from services import people
from services.errors import NotFound
from services.privacy import held
from texts import listing as papers
from texts import privacy as words


async def own_data(heard: Heard, context: Context) -> None:
    with context.house.database.reading() as session:
        found = held.look(session, **context.who(heard))
    await heard.show(words.card(found, context.house.calendar.local))


async def own_data_by_tap(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found = held.look(session, **context.who(tapped))
    await tapped.show(words.card(found, context.house.calendar.local))


async def give(tapped: Tapped, context: Context) -> None:
    form, house = tapped.address.key, context.house
    if form not in words.FILES:
        raise NotFound
    with context.transaction() as session:
        found = held.take(session, **context.who(tapped))
    await tapped.answer()
    at, local, bot = house.local_now(), house.calendar.local, tapped.query.get_bot()
    if form == "json":
        make = partial(words.document, found, local, at)
    else:
        make = partial(listing_pdf, papers.paper(words.listing(found, local, at), ()))
    data = await files.made(context, tapped.telegram_id, make)
    await bot.send_document(tapped.telegram_id, data, filename=f"data-saya.{form}")


async def erase(tapped: Tapped, context: Context) -> None:
    """Asks whether they are sure, and says what stays."""
    with context.transaction() as session:
        person = people.known(session, telegram_id=tapped.telegram_id)
        step = filling.begin(session, ERASURE, person, context)
    await filling.show_below(tapped, context, step)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("datasaya",): own_data
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "mydata": own_data_by_tap,
    "mydatais": give,
    "erase": erase,
}
