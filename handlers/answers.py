"""Small answers to plain words, of what other screens know as well."""

from collections.abc import Callable

from handlers import recap, scores, staffing
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import mandates, people, questions
from services.asking.question import Intent, Question
from services.policy import Action
from texts import asking as words
from texts.screen import Screen


def standing(acting: Heard | Tapped, context: Context, view_id: int, question: Question) -> Screen:
    with context.house.database.reading() as session:
        found = questions.standing(session, question, **context.who(acting))
    return words.standing(question, found, view_id, context.house.local_now())


def recap_of(acting: Heard | Tapped, context: Context, view_id: int, question: Question) -> Screen:
    """The usual one; of one kind or another year, who has it not, with chips."""
    if question.unit_kind or question.years:
        narrowed = question.with_slots({"intent": Intent.MISSING})
        return standing(acting, context, view_id, narrowed)
    return recap.asked(acting, context, view_id, question)


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
        year = question.year(mandates.open_mandate(session).year)
    return words.states(found, year, context.house.local_now())


def scored(
    acting: Heard | Tapped, context: Context, _view_id: int, question: Question
) -> Screen | None:
    with context.house.database.reading() as session:
        said = questions.named(session, question)
    return scores.found(acting.telegram_id, context, said) if said else None


def whole(
    answer: Callable[[Heard | Tapped, Context], Screen],
) -> Callable[[Heard | Tapped, Context, int, Question], Screen]:
    return lambda acting, context, _view_id, _question: answer(acting, context)
