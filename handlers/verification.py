"""Bappedalitbang decides: on what was sent, and on changes that were proposed afterwards."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from sqlmodel import Session

from forms.changes import PROPOSAL_REFUSAL
from handlers import checking, files, filling
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from services import proposals
from services.desk import Tap, Terms
from services.policy import Action
from services.steps import Step
from services.verifying import cases
from services.verifying.cases import Case
from texts import proposals as words
from texts import verification as desk_words


class Begin(Protocol):
    def __call__(
        self, session: Session, tap: Tap, *, telegram_id: int, terms: Terms
    ) -> Step | Case: ...


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
    at, now = tapped.address, context.house.now()
    with context.house.database.reading() as session:
        found = cases.queue(session, **context.who(tapped))
    by_unit = at.key == desk_words.UNIT
    await tapped.show(desk_words.queue(found, now, page=at.revision, by_unit=by_unit))


async def give(tapped: Tapped, context: Context) -> None:
    """The queue, in the form that the button names."""
    at, local = context.house.local_now(), context.house.calendar.local
    with context.house.database.reading() as session:
        found = cases.queue(session, **context.who(tapped))
    by_unit = tapped.address.choice == desk_words.UNIT
    listing = desk_words.listing(found, at, local, by_unit=by_unit)
    export = Export("queue", Action.VERIFY, listing)
    await files.give(tapped, context, export, tapped.address.key)


async def case(tapped: Tapped, context: Context) -> None:
    row, who, terms = tapped.address.row, tapped.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        found = cases.case(session, row, telegram_id=who, terms=terms)
    await tapped.show(desk_words.case(found, context.house.calendar.local))


async def verify(tapped: Tapped, context: Context) -> None:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        found, is_done = cases.verify(session, tapped.tap, telegram_id=who, terms=terms)
    toast = desk_words.VERIFIED if is_done else desk_words.CHANGED
    await tapped.show(desk_words.case(found, context.house.calendar.local), toast)


def asking_why(begin: Begin) -> Callable[[Tapped, Context], Awaitable[None]]:
    """A handler for a decision that needs a reason; on what has changed meanwhile, the case."""

    async def handle(tapped: Tapped, context: Context) -> None:
        who, terms = tapped.telegram_id, context.house.terms()
        with context.transaction() as session:
            found = begin(session, tapped.tap, telegram_id=who, terms=terms)
        if isinstance(found, Step):
            await filling.turn(tapped, context, found, page=desk_words.page_of_ticked(found))
        else:
            screen = desk_words.case(found, context.house.calendar.local)
            await tapped.show(screen, desk_words.CHANGED)

    return handle


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("verifikasi",): queue
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "queue": queue_by_tap,
    "queueas": give,
    "case": case,
    "verify": verify,
    "return": asking_why(cases.begin_return),
    "reopen": asking_why(cases.begin_reopening),
    **checking.BUTTONS,
}
