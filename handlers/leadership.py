"""Leadership asks which units lack the innovation of the year."""

import asyncio

from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.board import board_sheet
from services import mandates, people
from services.mandates import Missing
from texts import mandate as boards
from texts.screen import Screen
from texts.words import moment


async def board(heard: Heard, context: Context) -> None:
    await heard.show(_board(_missing(heard.telegram_id, context), context))


async def refresh(tapped: Tapped, context: Context) -> None:
    await tapped.show(_board(_missing(tapped.telegram_id, context), context))


async def sheet(tapped: Tapped, context: Context) -> None:
    found = _missing(tapped.telegram_id, context)
    at = moment(context.house.local_now())
    rows = [(boards.KINDS[u.kind], u.short_name, u.name) for u in found.units]
    data = await asyncio.to_thread(board_sheet, found.year, rows, at)
    await tapped.answer()
    await tapped.query.get_bot().send_document(
        tapped.telegram_id, data, filename=f"belum-{found.year}.xlsx", caption=f"Data per {at}"
    )


def _missing(telegram_id: int, context: Context) -> Missing:
    with context.house.database.reading() as session:
        people.leader(session, telegram_id=telegram_id, now=context.house.now())
        return mandates.missing(session, mandate=mandates.open_mandate(session))


def _board(found: Missing, context: Context) -> Screen:
    units = [(unit.kind, unit.short_name) for unit in found.units]
    return boards.board(found.year, found.mandated, units, context.house.local_now())
