"""The ten best of a year: seen by all, frozen by Bappedalitbang out of a ranking."""

from collections.abc import Awaitable, Callable
from functools import partial

from sqlmodel import Session

from handlers import files, rankings
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from services.errors import NotFound
from services.policy import Action
from services.rankings import tops
from services.rankings.tops import Proposal, Top
from texts import tops as words


async def ask(heard: Heard, context: Context) -> None:
    with context.house.database.reading() as session:
        found = tops.published(
            session, 0, telegram_id=heard.telegram_id, terms=context.house.terms()
        )
    await heard.show(words.card(found))


async def turn(tapped: Tapped, context: Context) -> None:
    await tapped.show(words.card(_published(tapped, context)))


async def give(tapped: Tapped, context: Context) -> None:
    """The list of a year, in the form that the button names."""
    found = _published(tapped, context)
    if not found.best:
        raise NotFound
    listing = words.listing(found, context.house.local_now())
    await files.give(
        tapped, context, Export(f"top10:{found.year}", Action.SEE_TOP, listing), tapped.address.key
    )


def _published(tapped: Tapped, context: Context) -> Top:
    year, terms = tapped.address.row, context.house.terms()
    with context.house.database.reading() as session:
        return tops.published(session, year, telegram_id=tapped.telegram_id, terms=terms)


async def preview(tapped: Tapped, context: Context) -> None:
    await tapped.show_below(words.preview(await _proposed(tapped, context)))


async def publish(tapped: Tapped, context: Context) -> None:
    """What the preview showed, and nothing else: else that is shown anew."""
    who, terms = tapped.telegram_id, context.house.terms()
    await _proposed(tapped, context)  # what has changed is read in a thread, not while others wait
    with context.transaction() as session:
        meant = _propose(session, tapped, context)
        is_seen = bool(meant.places) and meant.checksum == tapped.address.revision
        found = tops.publish(session, meant, telegram_id=who, terms=terms) if is_seen else None
    if found is None:
        await tapped.show(words.preview(meant, words.CHANGED))
        return
    await tapped.show(words.card(found), words.DONE)


async def _proposed(tapped: Tapped, context: Context) -> Proposal:
    return await context.apart(partial(_propose, tapped=tapped, context=context))


def _propose(session: Session, tapped: Tapped, context: Context) -> Proposal:
    wanted, house = rankings.read(tapped.address, context), context.house
    if wanted is None:
        raise NotFound
    who, local = tapped.telegram_id, house.calendar.local
    return tops.propose(session, wanted, telegram_id=who, terms=house.terms(), local=local)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("top10",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "top": turn,
    "topas": give,
    "topnew": preview,
    "topset": publish,
}
