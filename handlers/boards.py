"""The board: who has met the duty of the year and who has not; pinned, it is kept current."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Message
from telegram.error import BadRequest, Forbidden

from handlers import files, waiting
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from reports.boards import board_png
from services import boards
from services.boards import Board, pins
from services.policy import Action
from texts import boards as words
from texts.mandate import KINDS
from texts.screen import Screen

log = logging.getLogger(__name__)


async def ask(heard: Heard, context: Context) -> None:
    draw = partial(missing_board, heard, context)
    await heard.show(await waiting.patiently(context, heard.telegram_id, draw, waiting.ANSWER))


async def turn(tapped: Tapped, context: Context) -> None:
    (kind, view), found = _view(tapped), await look(tapped, context)
    is_pinned = _is_pinned(tapped, context)
    await tapped.show(_card(found.only(kind), view, context, is_pinned=is_pinned))


async def narrow(tapped: Tapped, context: Context) -> None:
    _, view = _view(tapped)
    await tapped.show(words.kinds(await look(tapped, context), view))


async def trend(tapped: Tapped, context: Context) -> None:
    found, house = await look(tapped, context), context.house
    await tapped.answer()
    bot, chat = tapped.query.get_bot(), tapped.telegram_id
    picture = words.picture(found, house.local_now(), house.calendar.local)
    draw = partial(board_png, picture)
    data = await waiting.patiently(context, chat, draw, waiting.PICTURE)
    await bot.send_photo(
        chat, data, caption=f"{words.title(found, words.DONE)}\n{words.share(found)}"
    )


async def give(tapped: Tapped, context: Context) -> None:
    """In the form that the button names; a spreadsheet by a button of earlier days."""
    (kind, view), found = _view(tapped), await look(tapped, context)
    at, local = context.house.local_now(), context.house.calendar.local
    listing = words.listing(found.only(kind), view, at, local)
    export = Export(f"board:{found.year}", Action.ASK_MISSING, listing)
    await files.give(tapped, context, export, tapped.address.choice.partition(".")[2] or "xlsx")


async def pin(tapped: Tapped, context: Context) -> None:
    """The message that was pressed; where the bot may not pin, it is kept current all the same."""
    pressed = tapped.query.message
    if not isinstance(pressed, Message):
        return
    found, local = await look(tapped, context), context.house.calendar.local
    shown, where = words.fingerprint(found, local), (tapped.chat_id, pressed.message_id)
    with context.transaction() as session:
        pins.hang(session, *where, shown, **context.who(tapped))
    try:
        await pressed.pin(disable_notification=True)
    except (BadRequest, Forbidden):
        news = words.MAY_NOT_PIN
    else:
        news = words.PINNED
    card = _card(found, "", context, is_pinned=True)
    await tapped.show(card if tapped.is_in_private else Screen(card.text), news)


async def unpin(tapped: Tapped, context: Context) -> None:
    pressed = tapped.query.message
    if not isinstance(pressed, Message):
        return
    (kind, view), found = _view(tapped), await look(tapped, context)
    with context.transaction() as session:
        pins.take_down(session, tapped.chat_id, pressed.message_id, **context.who(tapped))
    try:
        await pressed.unpin()
    except (BadRequest, Forbidden):
        log.info("a board was not pinned any more")
    await tapped.show(_card(found.only(kind), view, context), words.TAKEN_DOWN)


async def look(acting: Heard | Tapped, context: Context) -> Board:
    """In a thread: there may be thousands of innovations."""
    return await asyncio.to_thread(_looked, acting, context)


def _looked(acting: Heard | Tapped, context: Context) -> Board:
    with context.house.database.reading() as session:
        return boards.look(session, telegram_id=acting.telegram_id, terms=context.house.terms())


def missing_board(acting: Heard | Tapped, context: Context) -> Screen:
    """Of all units, as it is first shown."""
    return _card(_looked(acting, context), "", context)


def _view(tapped: Tapped) -> tuple[str, str]:
    """What the button names: the kind of unit, and who is to be listed."""
    kind = tapped.address.choice.partition(".")[0]
    return (kind if kind in KINDS else ""), words.DONE if tapped.address.key == words.DONE else ""


def _card(found: Board, view: str, context: Context, *, is_pinned: bool = False) -> Screen:
    house = context.house
    return words.card(found, view, house.local_now(), house.calendar.local, is_pinned=is_pinned)


def _is_pinned(tapped: Tapped, context: Context) -> bool:
    pressed = tapped.query.message
    with context.house.database.reading() as session:
        return pressed is not None and pins.is_hanging(session, tapped.chat_id, pressed.message_id)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("belum",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "board": turn,
    "boardkind": narrow,
    "boardtrend": trend,
    "sheet": give,
    "pin": pin,
    "unpin": unpin,
}
