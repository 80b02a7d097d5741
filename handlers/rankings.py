"""The ranking, by command, by plain words and by buttons: one message that is turned."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from handlers import files, pictures, waiting
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from handlers.pictures import Pictured
from reports.rankings import ranking_png
from services import mandates, rankings
from services.asking.question import Question
from services.errors import NotFound
from services.policy import Action
from services.rankings import OPTIONS, Facet, Filter, Measure, Ranking
from texts import ranking_choices as choosing
from texts import ranking_ways as ways
from texts import rankings as words
from texts.screen import Address, Screen


async def ask(heard: Heard, context: Context) -> None:
    card = await _card(heard, context, None)
    await pictures.show(heard, card.picture, card)


async def turn(tapped: Tapped, context: Context) -> None:
    at = tapped.address
    card = await _card(tapped, context, read(at, context), at.revision)
    await pictures.turn(tapped, card.picture, card)


async def narrow(tapped: Tapped, context: Context) -> None:
    """Everything that can be narrowed; or one thing of it, by the letter of the button."""
    found, letter = (
        await look(tapped, context, read(tapped.address, context)),
        tapped.address.key[5:],
    )
    if not letter:
        await pictures.caption(tapped, choosing.menu(found))
        return
    if letter != "m" and letter not in choosing.FACETS:
        raise NotFound
    options = _options(found, letter, context)
    screen = choosing.choices(found, letter, options, tapped.address.revision)
    await pictures.caption(tapped, screen)


async def one(tapped: Tapped, context: Context) -> None:
    """An innovation; a ranking that has it no more is shown as it is now."""
    wanted, page = read(tapped.address, context), tapped.address.revision
    found = await look(tapped, context, wanted and replace(wanted, unit=0))
    place = next((it for it in found.places if it.entry.id == tapped.address.row), None)
    if place is None:
        await turn(tapped, context)
        return
    if wanted and wanted.unit:
        found = await look(tapped, context, replace(wanted, unit=place.entry.unit_id))
        place = next(it for it in found.places if it.entry.id == tapped.address.row)
    await pictures.caption(tapped, choosing.one(found, place, page))


async def give(tapped: Tapped, context: Context) -> None:
    """In the form that the button names."""
    wanted, at = read(tapped.address, context), context.house.local_now()

    def listed() -> Export:
        found = looked(tapped, context, wanted)
        picture = partial(ranking_png, words.picture(found, at))
        subject = f"ranking:{found.filter.year}"
        return Export(subject, Action.RANK, words.listing(found, at), picture)

    export = await asyncio.to_thread(listed)
    await files.give(tapped, context, export, tapped.address.key[5:])


async def asked(
    acting: Heard | Tapped, context: Context, _view_id: int, question: Question
) -> Screen:
    """In plain words the same card: what was said is the filter, and its buttons change that."""
    with context.house.database.reading() as session:
        year = question.year(mandates.meant(session).year)
    return await _card(acting, context, of_question(question, year, context))


def units_screen(acting: Heard | Tapped, context: Context) -> Screen:
    """Of units, for many readers: the names of innovations are not for all of them."""
    with context.house.database.reading() as session:
        year = mandates.meant(session).year
    return _screen(looked(acting, context, Filter(year, of_units=True)), 0, context)


def of_question(question: Question, year: int, context: Context) -> Filter:
    """`year` is what it means by the year, said or not."""
    known = {str(one): one for one in Measure}
    options = context.house.instruments.of(year).options
    facets: dict[str, Any] = {
        str(facet): next((it for it in options(OPTIONS[facet]) if said in it), "")
        for facet in (Facet.DIGITAL, Facet.SHAPE, Facet.STAGE)
        if (said := getattr(question, facet))
    }
    return Filter(
        year=year,
        measure=known.get(question.metric or ""),
        of_units=question.object == "opd",
        kind=question.unit_kind or "",
        top=question.top or 0,
        is_reversed=question.order == "asc",
        **facets,
    )


async def look(acting: Heard | Tapped, context: Context, wanted: Filter | None) -> Ranking:
    """In a thread: there may be thousands of innovations."""
    return await asyncio.to_thread(looked, acting, context, wanted)


def looked(acting: Heard | Tapped, context: Context, wanted: Filter | None) -> Ranking:
    house, who = context.house, acting.telegram_id
    with house.database.reading() as session:
        return rankings.look(
            session, wanted, telegram_id=who, terms=house.terms(), local=house.calendar.local
        )


def read(address: Address, context: Context) -> Filter | None:
    """None, which is the usual ranking, where no button of today says that."""
    newest = max(context.house.instruments.by_year)
    options = context.house.instruments.of(newest).options
    return rankings.read(address.key, address.choice, address.row, options)


def _options(found: Ranking, letter: str, context: Context) -> tuple[str, ...]:
    """Of the affairs those that occur: there are 38."""
    facet = choosing.OF_PROFILE.get(letter)
    if facet is None:
        return ()
    if facet is Facet.AFFAIR:
        return found.affairs
    return context.house.instruments.of(found.filter.year).options(OPTIONS[facet])


async def _card(
    acting: Heard | Tapped, context: Context, wanted: Filter | None, page: int = 0
) -> Pictured:
    """With its picture, all of it made in a thread: there may be thousands of innovations."""

    def draw() -> Pictured:
        found = looked(acting, context, wanted)
        screen = _screen(found, page, context)
        picture = ranking_png(words.picture(found, context.house.local_now(), page))
        return Pictured(screen.text, screen.buttons, picture=picture)

    return await waiting.patiently(context, acting.telegram_id, draw, waiting.PICTURE)


def _screen(found: Ranking, page: int, context: Context) -> Screen:
    page = min(page, words.last_page(found))
    return Screen(words.text(found, page, context.house.local_now()), ways.buttons(found, page))


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("peringkat",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "rank": turn,
    "rankby": narrow,
    "rankone": one,
    "rankas": give,
}
