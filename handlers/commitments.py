"""Commitments of heads: signed in chat, printed, asked for where they lack."""

from collections.abc import Awaitable, Callable
from functools import partial

from sqlmodel import Session

from handlers import files, filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.commitment import commitment_pdf
from services import mandates, people
from services.commitments import calling, signing, standing
from services.people import OF_A_UNIT
from services.policy import Action
from services.steps import Step
from texts.commitments import screens as words
from texts.commitments import statement
from texts.screen import Screen


async def ask(heard: Heard, context: Context) -> None:
    await heard.show(_card(heard, context))


async def refresh(tapped: Tapped, context: Context) -> None:
    await tapped.show(_card(tapped, context))


async def sign(tapped: Tapped, context: Context) -> None:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        found = signing.begin(session, telegram_id=who, terms=terms)
    if isinstance(found, Step):
        await filling.show_below(tapped, context, found)
    else:
        await tapped.show(words.signed_now(found, context.house.calendar.local))


async def pdf(tapped: Tapped, context: Context) -> None:
    house, local = context.house, context.house.calendar.local
    with house.database.reading() as session:
        found, mandate = standing.readable(session, tapped.address.row, **context.who(tapped))
    if found.signed is None:
        await tapped.show(words.of_unit(found, mandate, local))
        return
    paper = statement.paper([found], mandate.year, house.local_now(), local)
    await _give(tapped, context, paper, f"Komitmen {mandate.year} {found.unit.short_name}.pdf")


async def pdf_of_all(tapped: Tapped, context: Context) -> None:
    house = context.house
    with house.database.reading() as session:
        found = standing.overview(session, **context.who(tapped))
    paper = statement.paper_of_all(found, house.local_now(), house.calendar.local)
    await _give(tapped, context, paper, f"Komitmen {found.year}.pdf")


async def preview(tapped: Tapped, context: Context) -> None:
    house, who = context.house, context.who(tapped)
    with house.database.reading() as session:
        found = calling.preview(session, calendar=house.calendar, **who)
    await tapped.show_below(words.preview(found, house.calendar.local))


async def call(tapped: Tapped, context: Context) -> None:
    calendar, who = context.house.calendar, context.who(tapped)
    with context.transaction() as session:
        units = calling.call(session, calendar=calendar, **who)
    await tapped.show(words.called(units))


def _card(acting: Heard | Tapped, context: Context) -> Screen:
    """Of one's own unit to those who act for one; else of all."""
    house, who = context.house, context.who(acting)
    with house.database.reading() as session:
        held = people.post_of(session, **who)
        if held is None or held.role not in OF_A_UNIT:
            return words.overview(standing.overview(session, **who), house.local_now())
        return _own(session, acting, context)


def _own(session: Session, acting: Heard | Tapped, context: Context) -> Screen:
    who, local = context.who(acting), context.house.calendar.local
    if people.may(session, Action.COMMIT, **who):
        mine = signing.post(session, **who)
        if mine.signed is None:
            return words.to_be_signed(mine)
        return words.of_unit(
            standing.of_unit(session, mine.unit, mine.mandate, now=who["now"]), mine.mandate, local
        )
    unit = people.officer(session, Action.SEE_COMMITMENTS, **who).unit
    mandate = mandates.meant(session)
    found = standing.of_unit(session, unit, mandate, now=who["now"])
    return words.of_unit(found, mandate, local)


async def _give(tapped: Tapped, context: Context, paper: dict[str, object], name: str) -> None:
    await tapped.answer()
    bot, chat = tapped.query.get_bot(), tapped.telegram_id
    data = await files.made(context, chat, partial(commitment_pdf, paper))
    await bot.send_document(chat, data, filename=name)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("komitmen",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "commitments": refresh,
    "commitsign": sign,
    "commitpdf": pdf,
    "commitall": pdf_of_all,
    "commitask": preview,
    "commitgo": call,
}
