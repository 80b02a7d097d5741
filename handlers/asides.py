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
from services.asides import AskedBesideError


async def take(heard: Heard, context: Context, asked: AskedBesideError) -> None:
    if asked.is_doubtful:
        await _ask_which(heard, context, asked.said)
        return
    await asking.ask(heard, context)
    await filling.show_step(heard, context, asked.step)


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


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {"aside": settle}
