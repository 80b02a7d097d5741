"""Bappedalitbang decides on an innovation indicator by indicator."""

from collections.abc import Awaitable, Callable

from sqlmodel import Session

from handlers import filling
from handlers.context import Context
from handlers.incoming import Tapped
from services.verifying import indicators
from texts import checking as words
from texts.screen import Screen


async def sheet(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        screen = _sheet(session, tapped, context)
    await tapped.show(screen)


async def examine(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        screen = _card(session, tapped, context)
    await tapped.show(screen)


async def accept(tapped: Tapped, context: Context) -> None:
    """On to the next one that is left; to the list after the last."""
    who, terms = tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        is_done = indicators.accept(session, tapped.tap, telegram_id=who, terms=terms)
        screen = _next(session, tapped, context) if is_done else _card(session, tapped, context)
    await tapped.show(screen, words.ACCEPTED if is_done else words.STALE)


async def lower(tapped: Tapped, context: Context) -> None:
    """Asks to which level, and why, which the unit will read."""
    who, terms, screen = tapped.telegram_id, context.house.terms(), Screen("")
    with context.transaction() as session:
        step = indicators.lower(session, tapped.tap, telegram_id=who, terms=terms)
        if step is None:
            screen = _card(session, tapped, context)
    if step is None:
        await tapped.show(screen, words.NOTHING_LOWER)
    else:
        await filling.turn(tapped, context, step)


async def ask_accept_all(tapped: Tapped, context: Context) -> None:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        found = indicators.sheet(session, tapped.address.row, telegram_id=who, terms=terms)
    await tapped.show(words.accepting_all(found) if found.may_decide else words.sheet(found))


async def accept_all(tapped: Tapped, context: Context) -> None:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        is_done = indicators.accept_all(session, tapped.tap, telegram_id=who, terms=terms)
        screen = _sheet(session, tapped, context)
    await tapped.show(screen, words.ACCEPTED if is_done else words.STALE)


def _sheet(session: Session, tapped: Tapped, context: Context) -> Screen:
    row, who, terms = tapped.address.row, tapped.telegram_id, context.house.terms()
    return words.sheet(indicators.sheet(session, row, telegram_id=who, terms=terms))


def _card(session: Session, tapped: Tapped, context: Context, code: str = "") -> Screen:
    at, who, terms = tapped.address, tapped.telegram_id, context.house.terms()
    found = indicators.show(session, at.row, code or at.key, telegram_id=who, terms=terms)
    return words.card(found)


def _next(session: Session, tapped: Tapped, context: Context) -> Screen:
    at, who, terms = tapped.address, tapped.telegram_id, context.house.terms()
    found = indicators.show(session, at.row, at.key, telegram_id=who, terms=terms)
    if found.following is None:
        return _sheet(session, tapped, context)
    return _card(session, tapped, context, found.following.code)


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "checks": sheet,
    "examine": examine,
    "agree": accept,
    "lower": lower,
    "agreeall": ask_accept_all,
    "agreedall": accept_all,
}
