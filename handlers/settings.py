"""Bappedalitbang looks at what the regency decides for itself, and changes it."""

from collections.abc import Awaitable, Callable

from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import regency_changes
from services.steps import Step
from texts import settings as words
from texts.screen import Screen


async def listed(heard: Heard, context: Context) -> None:
    await heard.show(_listed(heard, context))


async def listed_by_tap(tapped: Tapped, context: Context) -> None:
    await tapped.show(_listed(tapped, context))


async def setting(tapped: Tapped, context: Context) -> None:
    key = tapped.address.key
    with context.house.database.reading() as session:
        found = regency_changes.one(session, key, **context.who(tapped))
    await tapped.show(words.setting(found, context.house.calendar.local))


async def change(tapped: Tapped, context: Context) -> None:
    """Asks why; what would be turned is told on the review once more."""
    at, who, terms = tapped.address, tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        found = regency_changes.begin_change(
            session, at.key, at.choice, telegram_id=who, terms=terms
        )
    if isinstance(found, Step):
        await filling.turn(tapped, context, found)
    else:
        await tapped.show(words.setting(found, context.house.calendar.local), words.ALREADY)


def _listed(acting: Heard | Tapped, context: Context) -> Screen:
    with context.house.database.reading() as session:
        found = regency_changes.listed(session, **context.who(acting))
    return words.listed(found, context.house.instruments.newest, context.house.calendar.local)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("pengaturan",): listed
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "settings": listed_by_tap,
    "setting": setting,
    "setto": change,
}
