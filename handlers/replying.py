"""Words in reply to a reminder lead where its buttons lead."""

from collections.abc import Callable
from functools import partial

from forms.reminders import NOT_ME
from handlers import cards, filling
from handlers.context import Context
from handlers.incoming import Heard
from services import answering, replying
from services.asking.replies import Reply, read_reply
from services.errors import Stranger
from texts import forms
from texts import reminder_answers as words
from texts.screen import Screen


async def answer(heard: Heard, context: Context) -> bool:
    """Whether the words were such a reply."""
    return await _answered(heard, context, replying.reminded)


async def answer_first(heard: Heard, context: Context) -> bool:
    """The same beside a form that is open, where the reminder stands below it."""
    live = context.cards.get(heard.telegram_id)
    card = live.message_id if live else None
    return await _answered(heard, context, partial(replying.reminded_since, card=card))


async def _answered(heard: Heard, context: Context, find: Callable[..., int | None]) -> bool:
    reply = None if heard.attachment else read_reply(heard.text, context.house.today())
    if reply is None:
        return False
    with context.house.database.reading() as session:
        try:
            about = find(session, **context.who(heard))
        except Stranger:
            return False
    if about is None:
        return False
    await _answer(heard, context, reply, about)
    return True


async def _answer(heard: Heard, context: Context, reply: Reply, about: int) -> None:
    terms, who = context.house.terms(), heard.telegram_id
    if reply.is_not_me:
        with context.transaction() as session:
            asked = answering.about(session, about, **context.who(heard))
            step = filling.begin(session, NOT_ME, asked.person, context, about=about)
        await filling.show_step(heard, context, step)
        return
    if reply.day is None:
        await heard.show(_at_once(heard, context, reply, about))
        return
    with context.transaction() as session:
        step = replying.promise(session, about, reply.day, telegram_id=who, terms=terms)
    await cards.show(heard, context, filling.card_of(step, forms.card(step)))


def _at_once(heard: Heard, context: Context, reply: Reply, about: int) -> Screen:
    """The state of the records, or the buttons of the reminder once more."""
    with context.transaction() as session:
        if reply.is_sent:
            asked = answering.about(session, about, **context.who(heard))
            return words.held(answering.held(session, asked, context.house.terms()))
        owing = answering.owing(session, about, **context.who(heard))
        return words.when(owing.unit.short_name, about)
