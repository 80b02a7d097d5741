"""The regency's index: the card, its working, the regency's own levels, a simulation."""

from collections.abc import Awaitable, Callable
from functools import partial

from sqlmodel import Session

from handlers import waiting
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import asked_simulation, standings
from services.standings import IndexCard
from texts import index as words
from texts.forms import STALE
from texts.screen import Screen


async def show(heard: Heard, context: Context) -> None:
    """The card; or what would be, if the message says so. A sentence need not say it."""
    said = heard.text.partition(" ")[2].strip()
    draw = (
        partial(_simulated, heard, context, said) if said else partial(index_screen, heard, context)
    )
    await heard.show(await waiting.patiently(context, heard.telegram_id, draw, waiting.ANSWER))


def _simulated(heard: Heard, context: Context, said: str) -> Screen:
    who, house = heard.telegram_id, context.house
    with house.database.reading() as session:
        found = standings.card(session, telegram_id=who, terms=house.terms())
        wish = asked_simulation.read(session, said, found, today=house.today())
    if wish is None and not heard.text.startswith("/"):
        return words.card(found, house.local_now())
    return words.simulation(wish) if wish else words.not_read(found)


def index_screen(acting: Heard | Tapped, context: Context) -> Screen:
    """Of the year that is shown first."""
    who, house = acting.telegram_id, context.house
    with house.database.reading() as session:
        found = standings.card(session, telegram_id=who, terms=house.terms())
    return words.card(found, house.local_now())


async def index(tapped: Tapped, context: Context) -> None:
    await tapped.show(words.card(await _card(tapped, context), context.house.local_now()))


async def simulate(tapped: Tapped, context: Context) -> None:
    found = await _card(tapped, context)
    count, _, target = tapped.address.choice.partition("-")
    if not (count.isdigit() and target.isdigit()):
        await tapped.show(words.not_read(found))
        return
    raised = standings.lowest(found, int(count))
    await tapped.show(words.simulation(standings.simulate(found, raised, int(target))))


async def levels(tapped: Tapped, context: Context) -> None:
    await tapped.show(words.levels(await _card(tapped, context)))


async def level(tapped: Tapped, context: Context) -> None:
    await tapped.show(words.level(await _card(tapped, context), tapped.address.key))


async def set_level(tapped: Tapped, context: Context) -> None:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        is_done = standings.set_level(session, tapped.tap, telegram_id=who, terms=terms)
    found = await _of_year(None, tapped, context)
    await tapped.show(words.level(found, tapped.address.key), "" if is_done else STALE)


async def _card(tapped: Tapped, context: Context) -> IndexCard:
    """Of the year that the button names, in place of a revision."""
    return await _of_year(tapped.address.revision or None, tapped, context)


async def _of_year(year: int | None, tapped: Tapped, context: Context) -> IndexCard:
    who, terms = tapped.telegram_id, context.house.terms()

    def look(session: Session) -> IndexCard:
        return standings.card(session, telegram_id=who, terms=terms, year=year)

    return await context.apart(look)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("indeks",): show}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "index": index,
    "simulate": simulate,
    "spd": levels,
    "spdone": level,
    "spdset": set_level,
}
