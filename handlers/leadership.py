"""The mandate's deadline, for everybody."""

from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import mandates, people
from services.policy import Action
from texts import mandate as boards
from texts.screen import Screen


async def deadline(heard: Heard, context: Context) -> None:
    """For everybody: the day, what is left of it, and how one's own unit stands."""
    await heard.show(deadline_screen(heard, context))


async def deadline_by_tap(tapped: Tapped, context: Context) -> None:
    await tapped.show_below(deadline_screen(tapped, context))


def deadline_screen(acting: Heard | Tapped, context: Context) -> Screen:
    house = context.house
    with house.database.reading() as session:
        mandate = mandates.meant(session)
        post = people.post_of(session, **context.who(acting))
        missing = mandates.missing(session, mandate=mandate) if post and not post.unit else None
        may_move = people.may(session, Action.REMIND, **context.who(acting))
        state = (
            mandates.state_of(session, post.unit, mandate=mandate) if post and post.unit else None
        )
        left = house.left(session, mandate.deadline)
    local = house.calendar.local
    return boards.deadline(mandate, left, local, state=state, missing=missing, may_move=may_move)
