"""A question to the bot in a running form: it is answered beside, and the form keeps its place.

Where the open question would take the words as well, the person says which of the two they are.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from forms.kinds import Said
from handlers import asking, filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped, send
from handlers.said import open_desk
from services import asides, drafts, questions
from services.asking.reader import may_ask
from services.errors import DomainError
from texts import forms as words


async def take(heard: Heard, context: Context) -> bool:
    """False where it is an answer like any other, or nothing is open."""
    said = _said(heard)
    if said is None:
        return False
    with context.house.database.reading() as session:
        try:
            desk = open_desk(session, heard, context)
        except DomainError:
            return False
        is_repeated = drafts.was_said(session, said.message_id, telegram_id=heard.telegram_id)
        if is_repeated or not asides.is_aside(session, desk, said.text, context.house.known):
            return False
        is_doubtful, step = asides.takes(desk, said), drafts.look(desk)
    if is_doubtful:
        await _ask_which(heard, context, said)
        return True
    await asking.ask(heard, context)
    await filling.show_step(heard, context, step)
    return True


async def settle(tapped: Tapped, context: Context) -> None:
    """*Ini pertanyaan*: the answer, and the form again below it."""
    who, house = context.who(tapped), context.house
    with context.transaction() as session:
        desk = drafts.at_card(
            session, tapped.tap, telegram_id=tapped.telegram_id, terms=house.terms()
        )
        said, step = asides.settle(desk, tapped.address.key), drafts.look(desk)
        asked = questions.ask(session, said, house.known, **who) if said else None
    if asked is None:
        await filling.turn(tapped, context, replace(step, stale=True))
        return
    answer = await asking.answered(tapped, context, asked, said)
    await send(tapped.query.get_bot(), tapped.telegram_id, answer)
    await filling.show_below(tapped, context, step)


async def _ask_which(heard: Heard, context: Context, said: Said) -> None:
    with context.transaction() as session:
        step = asides.doubt(open_desk(session, heard, context), said)
    await filling.show_step(heard, context, step)


def _said(heard: Heard) -> Said | None:
    """Words alone, no button's, that may ask: so much is told before anything is looked up."""
    text = (heard.message.text or "").replace("\x00", "")
    if not text.strip() or words.spoken(text) or words.spoken_aside(text):
        return None
    if not may_ask(text):
        return None
    return Said(heard.message.message_id, text)


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {"aside": settle}
