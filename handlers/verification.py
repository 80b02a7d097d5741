"""Bappedalitbang decides: on what was sent, and on changes that were proposed afterwards."""

from collections.abc import Awaitable, Callable

from forms.changes import PROPOSAL_REFUSAL
from forms.kinds import Form
from forms.verification import REOPENING, RETURN
from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from models import Status
from services import proposals
from services.verifying import cases
from texts import proposals as words
from texts import verification as desk_words


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


async def queue(heard: Heard, context: Context) -> None:
    with context.house.database.reading() as session:
        found = cases.queue(session, **context.who(heard))
    await heard.show(desk_words.queue(found, context.house.now()))


async def queue_by_tap(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found = cases.queue(session, **context.who(tapped))
    await tapped.show(desk_words.queue(found, context.house.now(), page=tapped.address.revision))


async def case(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found = cases.case(session, tapped.address.row, **context.who(tapped))
    await tapped.show(desk_words.case(found, context.house.calendar.local))


async def verify(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        found, is_done = cases.verify(session, tapped.tap, **context.who(tapped))
    toast = desk_words.VERIFIED if is_done else desk_words.CHANGED
    await tapped.show(desk_words.case(found, context.house.calendar.local), toast)


def asking_why(form: Form, status: Status) -> Callable[[Tapped, Context], Awaitable[None]]:
    """A handler for a decision that needs a reason, on an innovation of that status."""

    async def handle(tapped: Tapped, context: Context) -> None:
        tap, step = tapped.tap, None
        with context.transaction() as session:
            found, verifier, is_fresh = cases.at_hand(session, tap, status, **context.who(tapped))
            if is_fresh:
                step = filling.begin(session, form, verifier, context, about=tap.draft_id)
        if step:
            await filling.turn(tapped, context, step)
        else:
            screen = desk_words.case(found, context.house.calendar.local)
            await tapped.show(screen, desk_words.CHANGED)

    return handle


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("verifikasi",): queue
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "queue": queue_by_tap,
    "case": case,
    "verify": verify,
    "return": asking_why(RETURN, Status.SENT),
    "reopen": asking_why(REOPENING, Status.VERIFIED),
}
