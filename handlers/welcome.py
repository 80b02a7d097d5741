"""Words that belong to no open form: an answer that helps."""

from handlers import evidence, filling, people
from handlers.context import Context
from handlers.incoming import Heard
from services.errors import NothingOpen, Stranger
from texts import menu


async def say(heard: Heard, context: Context) -> None:
    """To the open form; without one, what this person may have wanted is offered."""
    if await evidence.take_early(heard, context):
        return
    try:
        await filling.say(heard, context)
    except (NothingOpen, Stranger):
        with context.transaction() as session:
            guest = people.come_in(session, heard, context)
        await heard.show(menu.not_understood(guest, heard.text))
