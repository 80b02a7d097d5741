"""Bappedalitbang decides on changes that were proposed after verification."""

from forms.changes import PROPOSAL_REFUSAL
from handlers import filling
from handlers.context import Context
from handlers.incoming import Tapped
from services import drafts, people, proposals
from services.drafts import Beginning
from texts import proposals as words


async def accept(tapped: Tapped, context: Context) -> None:
    house = context.house
    with context.transaction() as session:
        proposal, innovation = proposals.accept(
            session, tapped.address.row, telegram_id=tapped.telegram_id, now=house.now()
        )
    await tapped.show(words.accepted(innovation, proposal))


async def refuse(tapped: Tapped, context: Context) -> None:
    """Asks for the reason, which the proposer will read."""
    house = context.house
    with context.transaction() as session:
        who = {"telegram_id": tapped.telegram_id}
        proposals.open_one(session, tapped.address.row, **who, now=house.now())
        what = Beginning(
            form=PROPOSAL_REFUSAL, year=house.today().year, about_id=tapped.address.row
        )
        person = people.known(session, **who)
        step = drafts.look(drafts.begin(session, what, person=person, terms=house.terms()))
    await filling.turn(tapped, context, step)
