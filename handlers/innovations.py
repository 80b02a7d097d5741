"""What became of the drafts: the unit's innovations, to look at, to change, to withdraw."""

import asyncio
from typing import Any

from telegram import Bot
from telegram.constants import ChatAction

from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.receipt import Receipt, receipt_pdf
from services import drafts, innovations, people
from services.innovations import Detail
from services.outcomes import Registered
from texts import innovations as words
from texts import receipts
from texts.screen import Screen


async def listed(heard: Heard, context: Context) -> None:
    await heard.show(_listed(heard.telegram_id, context))


async def listed_by_tap(tapped: Tapped, context: Context) -> None:
    await tapped.show(_listed(tapped.telegram_id, context, page=tapped.address.revision))


async def detail(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found = innovations.detail(session, tapped.address.row, **_who(tapped, context))
    await tapped.show(words.detail(found, context.house.calendar.local))


async def profile(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found, _ = innovations.readable_by(session, tapped.address.row, **_who(tapped, context))
    await tapped.show(words.profile(found, page=tapped.address.revision))


async def history(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found, events = innovations.history(session, tapped.address.row, **_who(tapped, context))
    local = context.house.calendar.local
    await tapped.show(words.history(found, events, local, page=tapped.address.revision))


async def files(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found, _ = innovations.readable_by(session, tapped.address.row, **_who(tapped, context))
    await tapped.show(words.files(found, innovations.files(found)))


async def file(tapped: Tapped, context: Context) -> None:
    """Sends one file of an innovation to whoever may read it."""
    at = tapped.address
    with context.house.database.reading() as session:
        found = innovations.file_of(session, at.row, at.key, at.revision, **_who(tapped, context))
    await tapped.answer()
    data = await asyncio.to_thread(context.house.vault.get, found["sha256"])
    await tapped.query.get_bot().send_document(
        tapped.telegram_id, data, filename=found["name"][:80]
    )


async def change(tapped: Tapped, context: Context) -> None:
    house, number = context.house, tapped.address.row
    with context.transaction() as session:
        step = innovations.change(
            session, number, telegram_id=tapped.telegram_id, terms=house.terms()
        )
    await filling.turn(tapped, context, step)


async def withdraw(tapped: Tapped, context: Context) -> None:
    house, number = context.house, tapped.address.row
    with context.transaction() as session:
        step = innovations.withdraw(
            session, number, telegram_id=tapped.telegram_id, terms=house.terms()
        )
    await filling.turn(tapped, context, step)


async def receipt(tapped: Tapped, context: Context) -> None:
    await tapped.answer()
    await _send_receipt(tapped.query.get_bot(), tapped.telegram_id, context, tapped.address.row)


async def after_registered(bot: Bot, chat_id: int, context: Context, outcome: Registered) -> None:
    """The receipt as a file at once; its button stays for later."""
    await _send_receipt(bot, chat_id, context, outcome.innovation_id)


async def _send_receipt(bot: Bot, chat_id: int, context: Context, innovation_id: int) -> None:
    await bot.send_chat_action(chat_id, ChatAction.UPLOAD_DOCUMENT)
    house = context.house
    with house.database.reading() as session:
        found = innovations.detail(session, innovation_id, telegram_id=chat_id, now=house.now())
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
        who = people.officer(session, telegram_id=telegram_id, now=house.now())
        found = innovations.of_unit(session, who=who)
        waiting = drafts.unsent(session, who=who, terms=house.terms())
    return words.listed(who.unit.short_name, found, drafts=len(waiting), page=page)


def _who(tapped: Tapped, context: Context) -> dict[str, Any]:
    return {"telegram_id": tapped.telegram_id, "now": context.house.now()}
