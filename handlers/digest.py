"""The weekly digest: looked at any time, switched on and off by a tap."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram import Message
from telegram.constants import ChatAction
from telegram.error import BadRequest

from gateway.keyboards import inline_keyboard
from handlers import pictures
from handlers.context import Context
from handlers.incoming import UNTURNABLE, Heard, Tapped, is_harmless
from reports.digest import digest_png
from services import people
from services.digest import report, sending
from services.digest.report import Digest
from services.errors import NotFound
from texts import digest as words
from texts.screen import Screen

WISHES = {"on": True, "off": False}


async def ask(heard: Heard, context: Context) -> None:
    found, screen = _look(heard, context)
    await heard.message.get_bot().send_chat_action(heard.telegram_id, ChatAction.UPLOAD_PHOTO)
    picture = words.picture(found, context.house.local_now())
    await pictures.show(heard, await asyncio.to_thread(digest_png, picture), screen)


async def choose(tapped: Tapped, context: Context) -> None:
    if (is_wanted := WISHES.get(tapped.address.key)) is None:
        raise NotFound
    with context.transaction() as session:
        sending.choose(session, is_wanted=is_wanted, **context.who(tapped))
    await tapped.answer(words.chosen(is_wanted=is_wanted), alert=True)
    await _relabel(tapped, is_wanted=is_wanted)


async def _relabel(tapped: Tapped, *, is_wanted: bool) -> None:
    """What the picture and its caption told stays as it was told."""
    pressed, buttons = tapped.query.message, inline_keyboard(words.ways(is_wanted=is_wanted))
    if isinstance(pressed, Message):
        try:
            await pressed.edit_reply_markup(buttons)
        except BadRequest as error:
            if not is_harmless(error) and UNTURNABLE[0] not in error.message.casefold():
                raise


def _look(heard: Heard, context: Context) -> tuple[Digest, Screen]:
    house, who = context.house, context.who(heard)
    with house.database.reading() as session:
        found = report.of_last_days(session, calendar=house.calendar, **who)
        person = people.known(session, telegram_id=heard.telegram_id)
        is_wanted = sending.wants(session, person, now=who["now"])
    at, local = house.local_now(), house.calendar.local
    return found, words.caption(found, at, local, is_wanted=is_wanted)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("mingguan",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {"digestset": choose}
