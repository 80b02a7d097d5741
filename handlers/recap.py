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
    """Anew; or what one of its chips can be changed to."""
    found = await asyncio.to_thread(_named, tapped, context)
    chip = tapped.address.key
    await tapped.show(words.options(found, chip) if chip else _card(found, context))


async def asked(acting: Heard | Tapped, context: Context, year: int = 0, kind: str = "") -> Screen:
    draw = partial(recap_screen, acting, context, year, kind)
    return await waiting.patiently(context, acting.telegram_id, draw, waiting.ANSWER)


async def give(tapped: Tapped, context: Context) -> None:
    """In the form that the button names."""
    found, at = _named(tapped, context), context.house.local_now()
    left = _left(found, context)
    picture = partial(recap_png, words.picture(found, at, left))
    export = Export(f"recap:{found.year}", Action.RECAP, words.listing(found, at, left), picture)
    await files.give(tapped, context, export, tapped.address.key)


def _named(tapped: Tapped, context: Context) -> Recap:
    """Of the year and kind that the button names."""
    return _look(tapped, context, tapped.address.row, tapped.address.choice)


def _look(acting: Heard | Tapped, context: Context, year: int = 0, kind: str = "") -> Recap:
    with context.house.database.reading() as session:
        return recap.look(session, year=year, kind=kind, **context.who(acting))


def recap_screen(acting: Heard | Tapped, context: Context, year: int = 0, kind: str = "") -> Screen:
    return _card(_look(acting, context, year, kind), context)


def _card(found: Recap, context: Context) -> Screen:
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
