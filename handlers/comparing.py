"""Units side by side, and a unit or the regency over the years: in words, and as a picture."""

from collections.abc import Awaitable, Callable
from functools import partial

from handlers import pictures, waiting
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
    at = context.house.local_now()
    draw = partial(bars_png, words.picture(found, at))
    data = await waiting.patiently(context.bot, tapped.telegram_id, draw, waiting.PICTURE)
    await pictures.turn(tapped, data, words.below_picture(found, row, at))


async def _look(acting: Heard | Tapped, context: Context, question: Question) -> Compared | None:
    house, who = context.house, acting.telegram_id
    is_trend = question.intent is Intent.TREND and len(question.units) < LEAST
    look = comparing.over_years if is_trend else comparing.side_by_side

    def read() -> Compared | None:
        terms, local = house.terms(), house.calendar.local
        with house.database.reading() as session:
            return look(session, question, telegram_id=who, terms=terms, local=local)

    return await waiting.patiently(context.bot, who, read, waiting.ANSWER)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("banding",): begun(Intent.COMPARE),
    ("tren",): begun(Intent.TREND),
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {"chart": picture}
