"""Mandates are opened, and closed with a report."""

from collections.abc import Awaitable, Callable

from forms.reminders import CLOSING, NEW_MANDATE
from handlers import files, filling
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Tapped
from services import deadlines, people
from services.planning import closing, rungs
from services.planning.closing import ClosingReport
from services.policy import Action
from texts.plan import closing as words


async def close(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        mandate = deadlines.find(session, tapped.address.row, **context.who(tapped))
        person = people.known(session, telegram_id=tapped.telegram_id)
        step = filling.begin(session, CLOSING, person, context, about=mandate.id)
    await filling.show_below(tapped, context, step)


async def open_new(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        person = rungs.planner(session, **context.who(tapped))
        step = filling.begin(session, NEW_MANDATE, person, context)
    await filling.show_below(tapped, context, step)


async def report(tapped: Tapped, context: Context) -> None:
    await tapped.show_below(words.report(_report(tapped, context), context.house.calendar.local))


async def give(tapped: Tapped, context: Context) -> None:
    """In the form that the button names."""
    found, house = _report(tapped, context), context.house
    listing = words.listing(found, house.calendar.local, house.local_now())
    subject = f"mandate:{found.mandate.id}"
    export = Export(subject, Action.SEE_REMINDERS, listing)
    await files.give(tapped, context, export, tapped.address.key)


def _report(tapped: Tapped, context: Context) -> ClosingReport:
    with context.house.database.reading() as session:
        return closing.report(session, tapped.address.row, **context.who(tapped))


BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "closeyear": close,
    "openyear": open_new,
    "closing": report,
    "closingas": give,
}
