"""Small answers to plain words, of what other screens know as well."""

from collections.abc import Awaitable, Callable
from functools import partial

from handlers import recap, scores, staffing, waiting
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from services import mandates, people, questions
from services.asking.question import Intent, Question
from services.policy import Action
from texts import asking as words
from texts.screen import Screen


async def standing(
    acting: Heard | Tapped, context: Context, view_id: int, question: Question
) -> Screen:
    draw = partial(_standing, acting, context, view_id, question)
    return await waiting.patiently(context, acting.telegram_id, draw, waiting.ANSWER)


def _standing(acting: Heard | Tapped, context: Context, view_id: int, question: Question) -> Screen:
    with context.house.database.reading() as session:
        found = questions.standing(session, question, **context.who(acting))
    return words.standing(question, found, view_id, context.house.local_now())


def export(tapped: Tapped, context: Context, question: Question) -> Export | None:
    question = _of_the_duty(question)
    with context.house.database.reading() as session:
        found = questions.standing(session, question, **context.who(tapped))
    if found is None:
        return None
    listing = words.listing(question, found, context.house.local_now())
    return Export(f"board:{found.year}", Action.ASK_MISSING, listing)


async def recap_of(
    acting: Heard | Tapped, context: Context, view_id: int, question: Question
) -> Screen:
    """Of a year without a duty, that there is none."""
    year, kind = question.year(0), question.unit_kind or ""
    with context.house.database.reading() as session:
        has_duty = not year or mandates.of_year(session, year) is not None
    if not has_duty:
        return await standing(acting, context, view_id, _of_the_duty(question))
    return await recap.asked(acting, context, year, kind)


def _of_the_duty(question: Question) -> Question:
    return (
        question.with_slots({"intent": Intent.MISSING})
        if question.intent is Intent.RECAP
        else question
    )


def contact(
    acting: Heard | Tapped, context: Context, view_id: int, question: Question
) -> Screen | None:
    """Who is in which post, to those who keep the posts."""
    with context.house.database.reading() as session:
        may = people.may(session, Action.KEEP_PEOPLE, **context.who(acting))
    return staffing.asked(acting, context, view_id, question) if may else None


def states(acting: Heard | Tapped, context: Context, _view_id: int, question: Question) -> Screen:
    with context.house.database.reading() as session:
        found = questions.state(session, question, **context.who(acting))
        year = question.year(mandates.meant(session).year)
    return words.states(found, year, context.house.local_now())


async def scored(
    acting: Heard | Tapped, context: Context, _view_id: int, question: Question
) -> Screen | None:
    with context.house.database.reading() as session:
        said = questions.named(session, question)
    return await scores.named(acting, context, said) if said else None


def whole(
    answer: Callable[[Heard | Tapped, Context], Screen],
) -> Callable[[Heard | Tapped, Context, int, Question], Awaitable[Screen]]:
    async def answered(
        acting: Heard | Tapped, context: Context, _view_id: int, _question: Question
    ) -> Screen:
        draw = partial(answer, acting, context)
        return await waiting.patiently(context, acting.telegram_id, draw, waiting.ANSWER)

    return answered
