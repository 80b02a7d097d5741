"""The recap of the year's duty, on the screen and as files to forward."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram.constants import ChatAction

from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.ranking import table_sheet
from reports.recap import recap_pdf, recap_png
from services import recap
from services.asking.question import Question
from services.errors import NotFound
from services.recap import Recap
from texts import recap as words
from texts.screen import Screen


async def ask(heard: Heard, context: Context) -> None:
    await heard.show(_card(heard, context))


async def refresh(tapped: Tapped, context: Context) -> None:
    await tapped.show(_card(tapped, context))


def asked(acting: Heard | Tapped, context: Context, _view_id: int, _question: Question) -> Screen:
    return _card(acting, context)


async def give(tapped: Tapped, context: Context) -> None:
    """In the form that the button names: as text, as a picture, or as a file."""
    found, form, at = _look(tapped, context), tapped.address.key, context.house.local_now()
    if form not in words.FILES:
        raise NotFound
    if form == "text":
        await tapped.show_below(words.pasted(found, at))
        return
    await tapped.answer()
    bot, chat, said = tapped.query.get_bot(), tapped.telegram_id, words.title(found)
    await bot.send_chat_action(chat, ChatAction.UPLOAD_DOCUMENT)
    if form == "png":
        paper = words.paper(found, at, is_picture=True)
        await bot.send_photo(chat, await asyncio.to_thread(recap_png, paper), caption=said)
        return
    if form == "pdf":
        data = await asyncio.to_thread(recap_pdf, words.paper(found, at, is_picture=False))
    else:
        data = await asyncio.to_thread(table_sheet, *words.sheet(found, at))
    await bot.send_document(chat, data, filename=f"rekap-{found.year}.{form}", caption=said)


def _look(acting: Heard | Tapped, context: Context) -> Recap:
    with context.house.database.reading() as session:
        return recap.look(session, **context.who(acting))


def _card(acting: Heard | Tapped, context: Context) -> Screen:
    return words.card(_look(acting, context), context.house.local_now())


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("rekap",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "recap": refresh,
    "recapas": give,
}
