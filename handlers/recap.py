"""The recap of the year's duty, on the screen and as files to forward."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from handlers import files, waiting
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from reports.recap import recap_png
from services import recap
from services.policy import Action
from services.recap import Recap
from services.workdays import Left
from texts import recap as words
from texts.screen import Screen


async def ask(heard: Heard, context: Context) -> None:
    await heard.show(await asked(heard, context))


async def refresh(tapped: Tapped, context: Context) -> None:
    await tapped.show(await asyncio.to_thread(recap_screen, tapped, context))


async def asked(acting: Heard | Tapped, context: Context) -> Screen:
    draw = partial(recap_screen, acting, context)
    return await waiting.patiently(context.bot, acting.telegram_id, draw, waiting.ANSWER)


async def give(tapped: Tapped, context: Context) -> None:
    """In the form that the button names."""
    found, at = _look(tapped, context), context.house.local_now()
    left = _left(found, context)
    picture = partial(recap_png, words.picture(found, at, left))
    export = Export(f"recap:{found.year}", Action.RECAP, words.listing(found, at, left), picture)
    await files.give(tapped, context, export, tapped.address.key)


def _look(acting: Heard | Tapped, context: Context) -> Recap:
    with context.house.database.reading() as session:
        return recap.look(session, **context.who(acting))


def recap_screen(acting: Heard | Tapped, context: Context) -> Screen:
    found = _look(acting, context)
    return words.card(found, context.house.local_now(), _left(found, context))


def _left(found: Recap, context: Context) -> Left:
    house = context.house
    with house.database.reading() as session:
        return house.left(session, found.deadline)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("rekap",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "recap": refresh,
    "recapas": give,
}
