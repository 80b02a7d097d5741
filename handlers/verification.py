"""Bappedalitbang decides on changes that were proposed after verification."""

from forms.changes import PROPOSAL_REFUSAL
from handlers import filling
from handlers.context import Context
from handlers.incoming import Tapped
from services import proposals
from texts import proposals as words


async def accept(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        proposal, innovation = proposals.accept(session, tapped.address.row, **context.who(tapped))
    await tapped.show(words.accepted(innovation, proposal))


async def refuse(tapped: Tapped, context: Context) -> None:
    """Asks for the reason, which the proposer will read."""
    number = tapped.address.row
    with context.transaction() as session:
        _, verifier = proposals.open_one(session, number, **context.who(tapped))
        step = filling.begin(session, PROPOSAL_REFUSAL, verifier, context, about=number)
    await filling.turn(tapped, context, step)
