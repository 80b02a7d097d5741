"""The evidence desk: levels, items, and files that come out of the blue."""

import asyncio
from collections.abc import Awaitable, Callable

from sqlmodel import Session
from telegram import Bot
from telegram.constants import ChatAction

from forms.rejections import Rejection
from handlers import filling
from handlers.cards import show as show_card
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from handlers.said import kept_file
from reports.instrument import instrument_pdf
from services import drafts, evidence, handing_in, people
from services.policy import Action
from texts import evidence as words
from texts import evidence_card as cards
from texts import forms
from texts import instrument as papers
from texts.screen import Screen


async def desks(heard: Heard, context: Context) -> None:
    await heard.show(_listed(heard.telegram_id, context))


async def desks_by_tap(tapped: Tapped, context: Context) -> None:
    await tapped.show(_listed(tapped.telegram_id, context, page=tapped.address.revision))


async def desk(tapped: Tapped, context: Context) -> None:
    await tapped.show(words.desk(_desk(tapped, context)))


async def variable(tapped: Tapped, context: Context) -> None:
    key = tapped.address.key
    await tapped.show(words.variable(_desk(tapped, context), int(key) if key.isdigit() else 0))


async def indicator(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        screen = _card(session, tapped, context)
    await tapped.show(screen)


def choosing(choose: Callable[..., bool]) -> Callable[[Tapped, Context], Awaitable[None]]:
    """A handler for a button that sets something about the level of an indicator."""

    async def handle(tapped: Tapped, context: Context) -> None:
        who, terms = tapped.telegram_id, context.house.terms()
        with context.transaction() as session:
            is_done = choose(session, tapped.tap, telegram_id=who, terms=terms)
            screen = _card(session, tapped, context)
        await tapped.show(screen, "" if is_done else forms.STALE)

    return handle


async def attach(tapped: Tapped, context: Context) -> None:
    at, who = tapped.address, tapped.telegram_id
    with context.transaction() as session:
        step = handing_in.attach(
            session, at.row, at.key, telegram_id=who, terms=context.house.terms()
        )
    await filling.turn(tapped, context, step)


async def item(tapped: Tapped, context: Context) -> None:
    found, on = _piece(tapped, context)
    await tapped.show(cards.piece(found, on, context.house.calendar.local))


async def ask_removal(tapped: Tapped, context: Context) -> None:
    row, who, terms = tapped.address.row, tapped.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        found, on = handing_in.removable(session, row, telegram_id=who, terms=terms)
    await tapped.show(cards.removing(found, on))


async def remove(tapped: Tapped, context: Context) -> None:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        gone = handing_in.remove(session, tapped.address.row, telegram_id=who, terms=terms)
        found = evidence.card(
            session, gone.innovation_id, gone.indicator, telegram_id=who, terms=terms
        )
    await tapped.show(cards.card(found), cards.REMOVED)


async def proof(tapped: Tapped, context: Context) -> None:
    """Sends one file of an item to whoever may see it."""
    at, who, terms = tapped.address, tapped.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        found = evidence.proof(session, at.row, at.revision, telegram_id=who, terms=terms)
    await tapped.answer()
    data = await asyncio.to_thread(context.house.vault.get, found["sha256"])
    await tapped.query.get_bot().send_document(
        tapped.telegram_id, data, filename=found["name"][:80]
    )


async def instrument(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        people.allowed(session, Action.VERIFY, **context.who(tapped))
    await tapped.answer()
    await send_instrument(tapped.query.get_bot(), tapped.telegram_id, context)


async def send_instrument(bot: Bot, chat_id: int, context: Context) -> None:
    """The newest year's instrument as a paper, to be held against the ministry's own."""
    found = context.house.instruments.newest
    await bot.send_chat_action(chat_id, ChatAction.UPLOAD_DOCUMENT)
    at = papers.printed_at(context.house.local_now())
    data = await asyncio.to_thread(instrument_pdf, papers.paper(found, at))
    await bot.send_document(
        chat_id, data, filename=f"Instrumen {found.year}.pdf", caption=papers.caption(found)
    )


async def take_early(heard: Heard, context: Context) -> bool:
    """A file that nothing has asked for: evidence, of an officer. False if it is none of that."""
    if not (heard.attachment or heard.film) or not _is_early(heard, context):
        return False
    types = context.house.instruments.file_types
    try:
        file, _ = await kept_file(heard, context, lambda one: one["extension"] in types)
    except Rejection as refusal:
        await heard.show(cards.refused(refusal))
        return True
    who, message = heard.telegram_id, heard.message.message_id
    with context.transaction() as session:
        step = handing_in.take_early(
            session, message, file, telegram_id=who, terms=context.house.terms()
        )
    screen = cards.kept(file, forms.card(step))
    await show_card(heard, context, filling.card_of(step, screen))
    return True


def _is_early(heard: Heard, context: Context) -> bool:
    """What was said before is not said again."""
    who, terms = heard.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        if drafts.was_said(session, heard.message.message_id, telegram_id=who):
            return False
        return handing_in.early(session, telegram_id=who, terms=terms)


def _listed(telegram_id: int, context: Context, *, page: int = 0) -> Screen:
    terms = context.house.terms()
    with context.house.database.reading() as session:
        found = evidence.listed(
            session, telegram_id=telegram_id, terms=terms, page=page, size=words.PAGE
        )
    return words.listed(found, page=page)


def _desk(tapped: Tapped, context: Context) -> evidence.Desk:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        return evidence.desk(session, tapped.address.row, telegram_id=who, terms=terms)


def _card(session: Session, tapped: Tapped, context: Context) -> Screen:
    at, terms = tapped.address, context.house.terms()
    found = evidence.card(session, at.row, at.key, telegram_id=tapped.telegram_id, terms=terms)
    return cards.card(found)


def _piece(tapped: Tapped, context: Context) -> tuple[evidence.Piece, evidence.Card]:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        return evidence.piece(session, tapped.address.row, telegram_id=who, terms=terms)


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("bukti",): desks}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "desks": desks_by_tap,
    "desk": desk,
    "variable": variable,
    "indicator": indicator,
    "level": choosing(handing_in.choose),
    "basis": choosing(handing_in.choose_basis),
    "substance": choosing(handing_in.tick),
    "attach": attach,
    "item": item,
    "proof": proof,
    "removing": ask_removal,
    "remove": remove,
    "instrument": instrument,
}
