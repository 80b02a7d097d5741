"""The ranking, by command, by plain words and by buttons: one message that is turned."""

import asyncio
from collections.abc import Awaitable, Callable

from telegram.constants import ChatAction

from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.ranking import ranking_png, table_sheet
from services import mandates, rankings
from services.asking.question import Question
from services.errors import NotFound
from services.rankings import Filter, Measure, Ranking
from texts import rankings as words
from texts.mandate import KINDS
from texts.screen import Address, Screen


async def ask(heard: Heard, context: Context) -> None:
    await heard.show(_card(look(heard, context, None), context))


async def turn(tapped: Tapped, context: Context) -> None:
    found = look(tapped, context, read(tapped.address))
    await tapped.show(_card(found, context, tapped.address.revision))


async def narrow(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        years = rankings.years(session, **context.who(tapped))
    await tapped.show(words.choices(read(tapped.address), years))


async def picture(tapped: Tapped, context: Context) -> None:
    found = look(tapped, context, read(tapped.address))
    await tapped.answer()
    bot, at = tapped.query.get_bot(), context.house.local_now()
    await bot.send_chat_action(tapped.telegram_id, ChatAction.UPLOAD_PHOTO)
    data = await asyncio.to_thread(ranking_png, words.picture(found, at))
    await bot.send_photo(tapped.telegram_id, data, caption=words.title(found))


async def text(tapped: Tapped, context: Context) -> None:
    found = look(tapped, context, read(tapped.address))
    await tapped.show_below(words.pasted(found, context.house.local_now()))


async def sheet(tapped: Tapped, context: Context) -> None:
    found = look(tapped, context, read(tapped.address))
    await tapped.answer()
    content = words.sheet(found, context.house.local_now())
    data = await asyncio.to_thread(table_sheet, "Peringkat", *content)
    await tapped.query.get_bot().send_document(
        tapped.telegram_id,
        data,
        filename=f"peringkat-{found.filter.year}.xlsx",
        caption=words.title(found),
    )


def asked(acting: Heard | Tapped, context: Context, _view_id: int, question: Question) -> Screen:
    """In plain words: what was said is the filter."""
    with context.house.database.reading() as session:
        year = question.year(mandates.open_mandate(session).year)
    known = {str(one): one for one in Measure}
    wanted = Filter(
        year=year,
        measure=known.get(question.metric or ""),
        of_units=question.object == "opd",
        kind=question.unit_kind or "",
        top=question.top or 0,
        is_rising=question.order == "asc",
    )
    return _card(look(acting, context, wanted), context)


def look(acting: Heard | Tapped, context: Context, wanted: Filter | None) -> Ranking:
    terms, who = context.house.terms(), acting.telegram_id
    with context.house.database.reading() as session:
        return rankings.look(session, wanted, telegram_id=who, terms=terms)


def read(address: Address) -> Filter:
    """NotFound if no button of ours says that."""
    what, kind, top, order = (*address.choice.split("."), "", "", "", "")[:4]
    if what not in {"u", "i"} or not (top.isascii() and top.isdigit()) or kind not in {"", *KINDS}:
        raise NotFound
    try:
        measure = Measure(address.key) if address.key else None
    except ValueError:
        raise NotFound from None
    return Filter(address.row, measure, what == "u", kind, int(top), order == "r")


def _card(found: Ranking, context: Context, page: int = 0) -> Screen:
    return words.card(found, page, context.house.local_now())


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("peringkat",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "rank": turn,
    "rankby": narrow,
    "rankpng": picture,
    "ranktext": text,
    "rankxlsx": sheet,
}
