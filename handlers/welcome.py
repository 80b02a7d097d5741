"""Words that belong to no open form: an answer that helps."""

from handlers import asides, asking, evidence, filling, replying
from handlers.context import Context
from handlers.incoming import Heard
from services.asides import AskedBesideError
from services.errors import NothingOpen, Stranger


async def say(heard: Heard, context: Context) -> None:
    """To the open form; without one they are a question."""
    if await evidence.take_early(heard, context) or await replying.answer_first(heard, context):
        return
    try:
        await filling.say(heard, context)
    except AskedBesideError as asked:
        await asides.take(heard, context, asked)
    except (NothingOpen, Stranger):
        await asking.ask(heard, context)
