"""Whether a person lets the bot write: known at once, not only when a message fails."""

from gateway.sender import Reason
from handlers.context import Context
from handlers.incoming import Openness
from services import deliveries, people
from services.errors import Stranger


async def notice(openness: Openness, context: Context) -> None:
    """What is owed to who has blocked the bot waits, and goes when they let it write again."""
    now = context.house.now()
    try:
        with context.transaction() as session:
            person = people.known(session, telegram_id=openness.telegram_id)
            if openness.is_open:
                deliveries.reachable(session, person, now=now)
            else:
                deliveries.unreachable(session, person, reason=Reason.BLOCKED, now=now)
    except Stranger:
        return
