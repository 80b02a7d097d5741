"""The regency's index: the card, its working, the regency's own levels, a simulation."""

from collections.abc import Awaitable, Callable

from handlers.context import Context
from handlers.incoming import Heard, Tapped
from services import asked_simulation, standings
from services.standings import IndexCard
from texts import index as words
from texts.forms import STALE
from texts.screen import Screen


async def show(heard: Heard, context: Context) -> None:
    """The card; or what would be, if the message says so."""
    said, house = heard.text.partition(" ")[2].strip(), context.house
    with house.database.reading() as session:
        found = standings.card(session, telegram_id=heard.telegram_id, terms=house.terms())
        wish = asked_simulation.read(session, said, found, today=house.today()) if said else None
    if said:
        await heard.show(words.simulation(wish) if wish else words.not_read(found))
    else:
        await heard.show(words.card(found, house.local_now()))


def index_screen(acting: Heard | Tapped, context: Context) -> Screen:
    """Of the year that is shown first."""
    who, house = acting.telegram_id, context.house
    with house.database.reading() as session:
        found = standings.card(session, telegram_id=who, terms=house.terms())
    return words.card(found, house.local_now())


async def index(tapped: Tapped, context: Context) -> None:
    await tapped.show(words.card(_card(tapped, context), context.house.local_now()))


async def simulate(tapped: Tapped, context: Context) -> None:
    found = _card(tapped, context)
    count, _, target = tapped.address.choice.partition("-")
    if not (count.isdigit() and target.isdigit()):
        await tapped.show(words.not_read(found))
        return
    raised = standings.lowest(found, int(count))
    await tapped.show(words.simulation(standings.simulate(found, raised, int(target))))


async def levels(tapped: Tapped, context: Context) -> None:
    await tapped.show(words.levels(_card(tapped, context)))


async def level(tapped: Tapped, context: Context) -> None:
    await tapped.show(words.level(_card(tapped, context), tapped.address.key))


async def set_level(tapped: Tapped, context: Context) -> None:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        is_done = standings.set_level(session, tapped.tap, telegram_id=who, terms=terms)
        found = standings.card(session, telegram_id=who, terms=terms)
    await tapped.show(words.level(found, tapped.address.key), "" if is_done else STALE)


def _card(tapped: Tapped, context: Context) -> IndexCard:
    """Of the year that the button names, in place of a revision."""
    who, terms = tapped.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        year = tapped.address.revision or None
        return standings.card(session, telegram_id=who, terms=terms, year=year)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("indeks",): show}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "index": index,
    "simulate": simulate,
    "spd": levels,
    "spdone": level,
    "spdset": set_level,
}
