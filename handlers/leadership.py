"""The mandate: its deadline for everybody, and for leadership which units have not met it."""

import asyncio

from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.board import board_sheet
from services import mandates, people
from services.mandates import Missing
from services.policy import Action
from texts import mandate as boards
from texts.screen import Screen
from texts.words import moment


async def board(heard: Heard, context: Context) -> None:
    await heard.show(missing_board(heard, context))


async def refresh(tapped: Tapped, context: Context) -> None:
    await tapped.show(missing_board(tapped, context))


async def sheet(tapped: Tapped, context: Context) -> None:
    found = _missing(tapped, context)
    at = moment(context.house.local_now())
    rows = [(boards.KINDS[u.kind], u.short_name, u.name) for u in found.units]
    data = await asyncio.to_thread(board_sheet, found.year, rows, at)
    await tapped.answer()
    await tapped.query.get_bot().send_document(
        tapped.telegram_id, data, filename=f"belum-{found.year}.xlsx", caption=f"Data per {at}"
    )


async def deadline(heard: Heard, context: Context) -> None:
    """For everybody: the day, what is left of it, and how one's own unit stands."""
    await heard.show(deadline_screen(heard, context))


async def deadline_by_tap(tapped: Tapped, context: Context) -> None:
    await tapped.show_below(deadline_screen(tapped, context))


def deadline_screen(acting: Heard | Tapped, context: Context) -> Screen:
    house = context.house
    with house.database.reading() as session:
        mandate = mandates.open_mandate(session)
        post = people.post_of(session, **context.who(acting))
        missing = mandates.missing(session, mandate=mandate) if post and not post.unit else None
        may_move = people.may(session, Action.REMIND, **context.who(acting))
        state = (
            mandates.state_of(session, post.unit, mandate=mandate) if post and post.unit else None
        )
    left = house.calendar.working_days_between(house.today(), mandate.deadline)
    return boards.deadline(mandate, left, state=state, missing=missing, may_move=may_move)


def _missing(acting: Heard | Tapped, context: Context) -> Missing:
    with context.house.database.reading() as session:
        people.allowed(session, Action.ASK_MISSING, **context.who(acting))
        return mandates.missing(session, mandate=mandates.open_mandate(session))


def missing_board(acting: Heard | Tapped, context: Context) -> Screen:
    found = _missing(acting, context)
    units = [(unit.kind, unit.short_name) for unit in found.units]
    return boards.board(found.year, found.mandated, units, context.house.local_now())
