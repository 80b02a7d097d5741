"""Scores that others gave: what stands, and one that is typed. Many at once: `handlers/sheets`."""

from collections.abc import Awaitable, Callable

from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services.official import entry
from services.official.overview import overview
from texts import official as words


async def ask(heard: Heard, context: Context) -> None:
    """What stands; or the form of one, with what the same message says of it."""
    said = heard.text.partition(" ")[2].strip() if heard.text.startswith("/") else heard.text
    if not said:
        await _look(heard, context)
        return
    who, terms = heard.telegram_id, context.house.terms()
    with context.transaction() as session:
        step = entry.open_form(session, telegram_id=who, terms=terms, words=said)
    await filling.show_step(heard, context, step)


async def look_by_tap(tapped: Tapped, context: Context) -> None:
    await _look(tapped, context)


async def begin(tapped: Tapped, context: Context) -> None:
    """The form of one; of the innovation that the button names, if it names one."""
    row, who, terms = tapped.address.row, tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        if row:
            step = entry.of_innovation(session, row, telegram_id=who, terms=terms)
        else:
            step = entry.open_form(session, telegram_id=who, terms=terms)
    await filling.turn(tapped, context, step)


async def _look(acting: Heard | Tapped, context: Context) -> None:
    who, terms = acting.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        found = overview(session, telegram_id=who, terms=terms)
    await acting.show(words.overview(found, context.house.calendar.local))


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("nilai",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "marks": look_by_tap,
    "mark": begin,
}
