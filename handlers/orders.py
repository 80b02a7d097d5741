"""Orders in plain words: the form that carries one out, or the case that is to be decided."""

from sqlmodel import Session

from handlers import cards, filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import asked_innovations, ordering, people, questions
from services.asking.question import Intent, Question
from services.policy import Action
from services.questions import Asked
from services.steps import Step
from services.verifying import cases
from texts import asking as words
from texts import forms, verification
from texts import searching as found_words
from texts.screen import Screen


def begun(session: Session, asked: Asked | None, heard: Heard, context: Context) -> Step | None:
    """Nothing is begun by half an order, or by one of two."""
    if asked is None or asked.reading.has_to_ask or asked.reading.also:
        return None
    return begun_of(session, asked.question, heard, context)


def begun_of(
    session: Session, order: Question, acting: Heard | Tapped, context: Context
) -> Step | None:
    terms = context.house.terms()
    return ordering.begin(session, order, telegram_id=acting.telegram_id, terms=terms)


async def show(heard: Heard, context: Context, step: Step, order: Question) -> None:
    await cards.show(heard, context, filling.card_of(step, _card(context, step, order)))


async def show_below(tapped: Tapped, context: Context, step: Step, order: Question) -> None:
    await cards.show_below(tapped, context, filling.card_of(step, _card(context, step, order)))


def _card(context: Context, step: Step, order: Question) -> Screen:
    """What the form itself does not tell is said below it."""
    screen = forms.card(step)
    if order.intent is not Intent.PAUSE:
        return screen
    with context.house.database.reading() as session:
        unit = questions.named(session, order)
    return forms.below(words.pausing(unit, order.until), screen)


def case(
    acting: Heard | Tapped, context: Context, _view_id: int, question: Question
) -> Screen | None:
    """The one that is named, with the buttons of whoever decides on it."""
    who, terms = context.who(acting), context.house.terms()
    with context.house.database.reading() as session:
        people.allowed(session, Action.VERIFY, **who)
        found = asked_innovations.named(session, question, **who)
        if len(found) != 1:
            return found_words.several(found) if found else None
        at = cases.case(session, found[0].id, telegram_id=acting.telegram_id, terms=terms)
    return verification.case(at, context.house.calendar.local)
