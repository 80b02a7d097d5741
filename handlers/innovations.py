"""What became of the drafts: the unit's innovations, to look at, to change, to withdraw."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

from sqlmodel import Session
from telegram import Bot
from telegram.constants import ChatAction

from handlers import files as given
from handlers import filling
from handlers.context import Context
from handlers.files import Export
from handlers.incoming import Heard, Tapped
from reports.receipt import Receipt, receipt_pdf
from services import draft_lists, innovations, people
from services.desk import Terms
from services.innovations import Detail
from services.outcomes import Registered
from services.policy import Action, Reach
from services.privacy import contacts
from services.steps import Step
from texts import innovations as words
from texts import receipts
from texts.screen import Screen


class Begin(Protocol):
    def __call__(
        self, session: Session, innovation_id: int, *, telegram_id: int, terms: Terms
    ) -> Step: ...


async def listed(heard: Heard, context: Context) -> None:
    await heard.show(_listed(heard.telegram_id, context))


async def listed_by_tap(tapped: Tapped, context: Context) -> None:
    await tapped.show(_listed(tapped.telegram_id, context, page=tapped.address.revision))


async def give(tapped: Tapped, context: Context) -> None:
    """The unit's innovations, in the form that the button names."""
    house = context.house
    with house.database.reading() as session:
        who = people.officer(session, Action.LIST_OWN, **context.who(tapped))
        found = innovations.of_unit(session, who=who)
    listing = words.listing(who.unit.short_name, found, house.local_now(), house.calendar.local)
    subject = f"unit:{who.unit.id}"
    export = Export(subject, Action.LIST_OWN, listing, least=Reach.UNIT)
    await given.give(tapped, context, export, tapped.address.key)


async def detail(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found = innovations.seen(session, tapped.address.row, **context.who(tapped))
    await tapped.show(words.seen(found, context.house.calendar.local))


async def profile(tapped: Tapped, context: Context) -> None:
    who, page, came_from = context.who(tapped), tapped.address.revision, tapped.address.choice
    with context.transaction() as session:
        found, reader = innovations.readable_by(session, tapped.address.row, **who)
        is_there = words.has_contact(found, page=page)
        with_contact = is_there and contacts.see(session, found, reader, now=who["now"])
    await tapped.show(
        words.profile(found, page=page, with_contact=with_contact, came_from=came_from)
    )


async def history(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found, events = innovations.history(session, tapped.address.row, **context.who(tapped))
    local = context.house.calendar.local
    page, came_from = tapped.address.revision, tapped.address.choice
    await tapped.show(words.history(found, events, local, page=page, came_from=came_from))


async def files(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found, _ = innovations.readable_by(session, tapped.address.row, **context.who(tapped))
    await tapped.show(words.files(found, innovations.files(found), came_from=tapped.address.choice))


async def file(tapped: Tapped, context: Context) -> None:
    """Sends one file of an innovation to whoever may read it."""
    at = tapped.address
    with context.house.database.reading() as session:
        found = innovations.file_of(session, at.row, at.key, at.revision, **context.who(tapped))
    await tapped.answer()
    data = await asyncio.to_thread(context.house.vault.get, found["sha256"])
    await tapped.query.get_bot().send_document(
        tapped.telegram_id, data, filename=found["name"][:80]
    )


def beginning(begin: Begin) -> Callable[[Tapped, Context], Awaitable[None]]:
    """A handler for a button of an innovation that opens a form about it."""

    async def handle(tapped: Tapped, context: Context) -> None:
        who, terms = tapped.telegram_id, context.house.terms()
        with context.transaction() as session:
            step = begin(session, tapped.address.row, telegram_id=who, terms=terms)
        await filling.turn(tapped, context, step)

    return handle


async def receipt(tapped: Tapped, context: Context) -> None:
    who = context.who(tapped)
    with context.transaction() as session:
        found = innovations.detail(session, tapped.address.row, **who)
        reader = people.known(session, telegram_id=tapped.telegram_id)
        contacts.see(session, found.innovation, reader, now=who["now"])
    await tapped.answer()
    await _send_receipt(tapped.query.get_bot(), tapped.telegram_id, context, found)


async def after_registered(bot: Bot, chat_id: int, context: Context, outcome: Registered) -> None:
    """The receipt as a file at once; its button stays for later."""
    found = _detail(chat_id, context, outcome.innovation_id)
    await _send_receipt(bot, chat_id, context, found)


def _detail(telegram_id: int, context: Context, innovation_id: int) -> Detail:
    who, house = telegram_id, context.house
    with house.database.reading() as session:
        return innovations.detail(session, innovation_id, telegram_id=who, now=house.now())


async def _send_receipt(bot: Bot, chat_id: int, context: Context, found: Detail) -> None:
    await bot.send_chat_action(chat_id, ChatAction.UPLOAD_DOCUMENT)
    data = await asyncio.to_thread(receipt_pdf, _receipt(found, context))
    name = f"Tanda terima {found.innovation.number}.pdf"
    await bot.send_document(chat_id, data, filename=name)


def _receipt(found: Detail, context: Context) -> Receipt:
    it = found.innovation
    return Receipt(
        number=it.number,
        name=it.name,
        unit=found.unit,
        registered_by=found.registered_by,
        at=receipts.registered_at(found, context.house.calendar.local),
        mandate_year=it.mandate_year,
        answers=receipts.answers(found),
    )


def _listed(telegram_id: int, context: Context, *, page: int = 0) -> Screen:
    house = context.house
    with house.database.reading() as session:
        who = people.officer(session, Action.LIST_OWN, telegram_id=telegram_id, now=house.now())
        found = innovations.of_unit(session, who=who)
        kept = draft_lists.kept(session, telegram_id=telegram_id, terms=house.terms())
    return words.listed(who.unit.short_name, found, drafts=len(kept.drafts), page=page)
