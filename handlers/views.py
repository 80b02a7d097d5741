"""What a question has found is given away, in the form that the button names."""

import asyncio
from collections.abc import Awaitable, Callable

from handlers import answers, comparing, files, placed, searching
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Tapped
from services import questions
from services.asking.question import Intent, Question
from services.errors import NotFound

I = Intent  # noqa: E741
EXPORTS: dict[Intent, Callable[[Tapped, Context, Question], Export | None]] = {
    **dict.fromkeys((I.MISSING, I.MISSING_COUNT, I.DONE, I.PROGRESS, I.RECAP), answers.export),
    **dict.fromkeys((I.SEARCH, I.INNOVATIONS, I.COUNT), searching.export),
    **dict.fromkeys((I.COMPARE, I.TREND), comparing.export),
    I.SCORE_FILTER: placed.export,
}


async def give(tapped: Tapped, context: Context) -> None:
    """Found again, in a thread: there may be thousands of innovations."""
    at = tapped.address
    with context.house.database.reading() as session:
        question = questions.viewed(session, at.row, **context.who(tapped))
    if (export := EXPORTS.get(question.intent)) is None:
        raise NotFound
    if (found := await asyncio.to_thread(export, tapped, context, question)) is None:
        raise NotFound
    await files.give(tapped, context, found, at.key)


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {"viewas": give}
