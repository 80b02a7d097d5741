"""Subscriptions of a person: listed, asked for, paused, ended."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

from sqlmodel import Session

from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import subscriptions
from texts import subscriptions as words
from texts.screen import Screen

Change = Callable[..., Any]


async def show(heard: Heard, context: Context) -> None:
    """The list; words that say when begin the form with what they said."""
    said, house = heard.text, context.house
    if subscriptions.said(said):
        with context.transaction() as session:
            step = subscriptions.ask(
                session, said, telegram_id=heard.telegram_id, terms=house.terms()
            )
        await filling.show_step(heard, context, step)
        return
    with house.database.reading() as session:
        screen = _listed(session, heard, context)
    await heard.show(screen)


async def show_again(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        screen = _listed(session, tapped, context)
    await tapped.show(screen)


async def begin(tapped: Tapped, context: Context) -> None:
    terms = context.house.terms()
    with context.transaction() as session:
        step = subscriptions.ask(session, "", telegram_id=tapped.telegram_id, terms=terms)
    await filling.turn(tapped, context, step)


async def when_all_have(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        one = subscriptions.when_all_have(session, **context.who(tapped))
    await tapped.show(words.subscribed(one))


def changing(change: Change, toast: str) -> Callable[[Tapped, Context], Awaitable[None]]:
    """A handler for a button that changes one of the list."""

    async def handle(tapped: Tapped, context: Context) -> None:
        with context.transaction() as session:
            change(session, tapped.address.row, **context.who(tapped))
            session.flush()
            screen = _listed(session, tapped, context)
        await tapped.show(screen, toast)

    return handle


def _listed(session: Session, acting: Heard | Tapped, context: Context) -> Screen:
    house = context.house
    found = subscriptions.listed(session, **context.who(acting))
    due = partial(subscriptions.next_due, calendar=house.calendar, now=house.now())
    return words.listed(found, due, house.calendar.local)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("langganan",): show
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "subs": show_again,
    "subnew": begin,
    "subdone": when_all_have,
    "subpause": changing(subscriptions.pause, words.PAUSED),
    "subresume": changing(subscriptions.resume, words.RESUMED),
    "subend": changing(subscriptions.end, words.ENDED),
}
