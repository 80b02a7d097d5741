"""One's own unit at a glance."""

from collections.abc import Awaitable, Callable

from handlers.context import Context
from handlers.incoming import Heard
from services import mine
from texts import mine as words


async def ask(heard: Heard, context: Context) -> None:
    house = context.house
    with house.database.reading() as session:
        found = mine.look(session, telegram_id=heard.telegram_id, terms=house.terms())
        left = house.left(session, found.mandate.deadline)
    await heard.show(words.card(found, left, house.calendar.local))


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("saya",): ask}
