"""Units side by side, and a unit or the regency over the years: in words, and as a picture."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlmodel import Session
from telegram.constants import ChatAction

from handlers import pictures
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.comparison import bars_png
from services import comparing, questions
from services.asking.question import Intent, Question
from services.comparing import LEAST, Compared
from services.errors import NotFound
from texts import comparing as words
from texts.screen import Screen


def begun(intent: Intent) -> Callable[[Heard, Context], Awaitable[None]]:
    """A handler for the command: the words behind it say of whom and when."""

    async def handle(heard: Heard, context: Context) -> None:
        said = heard.text.partition(" ")[2].strip()
        with context.transaction() as session:
            view_id, question = questions.begin(
                session, intent, said, context.house.known, **context.who(heard)
            )
        await heard.show(await asked(heard, context, view_id, question))

    return handle


async def asked(
    acting: Heard | Tapped, context: Context, view_id: int, question: Question
) -> Screen:
    found = await _look(acting, context, question)
    if found is None:
        return words.which_units()
    return words.card(question, found, view_id, context.house.local_now())


async def picture(tapped: Tapped, context: Context) -> None:
    """The message becomes the picture, with the same words below it."""
    row = tapped.address.row
    with context.house.database.reading() as session:
        question = questions.viewed(session, row, **context.who(tapped))
    if not words.is_about(question) or (found := await _look(tapped, context, question)) is None:
        raise NotFound
    bot, at = tapped.query.get_bot(), context.house.local_now()
    await bot.send_chat_action(tapped.telegram_id, ChatAction.UPLOAD_PHOTO)
    data = await asyncio.to_thread(bars_png, words.picture(found, at))
    await pictures.turn(tapped, data, words.below_picture(found, row, at))


async def _look(acting: Heard | Tapped, context: Context, question: Question) -> Compared | None:
    house, who = context.house, acting.telegram_id
    is_trend = question.intent is Intent.TREND and len(question.units) < LEAST
    look = comparing.over_years if is_trend else comparing.side_by_side

    def read(session: Session) -> Compared | None:
        local = house.calendar.local
        return look(session, question, telegram_id=who, terms=house.terms(), local=local)

    return await context.apart(read)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("banding",): begun(Intent.COMPARE),
    ("tren",): begun(Intent.TREND),
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {"chart": picture}
