"""Units side by side, and a unit or the regency over the years: in words, and as a picture."""

from collections.abc import Awaitable, Callable
from functools import partial

from handlers import waiting
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from reports.comparison import bars_png
from services import comparing, questions
from services.asking.question import Intent, Question
from services.comparing import LEAST, Compared
from services.questions import BEHIND
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


def export(tapped: Tapped, context: Context, question: Question) -> Export | None:
    found, at = _looked(tapped, context, question), context.house.local_now()
    if found is None:
        return None
    listing, draw = words.listing(question, found, at), partial(bars_png, words.picture(found, at))
    action, least = BEHIND[Intent.COMPARE if found.year else Intent.TREND]
    return Export(f"view:{question.intent}", action, listing, draw, least)


async def _look(acting: Heard | Tapped, context: Context, question: Question) -> Compared | None:
    look = partial(_looked, acting, context, question)
    return await waiting.patiently(context, acting.telegram_id, look, waiting.ANSWER)


def _looked(acting: Heard | Tapped, context: Context, question: Question) -> Compared | None:
    house, who = context.house, acting.telegram_id
    is_trend = question.intent is Intent.TREND and len(question.units) < LEAST
    look = comparing.over_years if is_trend else comparing.side_by_side
    with house.database.reading() as session:
        terms, local = house.terms(), house.calendar.local
        return look(session, question, telegram_id=who, terms=terms, local=local)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("banding",): begun(Intent.COMPARE),
    ("tren",): begun(Intent.TREND),
}
