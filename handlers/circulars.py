"""Circulars: written by Bappedalitbang, read by everybody they are addressed to."""

from collections.abc import Awaitable, Callable
from functools import partial

from sqlmodel import Session

from handlers import files, filling, live_reports, pictures
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.circular import circular_pdf
from reports.listing import listing_sheet
from services import exports
from services.circulars import reading, report, sending, writing
from services.circulars.reading import Opened
from services.circulars.report import Report
from services.exports import Taken
from services.policy import Action
from texts.circulars import arrival
from texts.circulars import sending as words
from texts.circulars.naming import BELOW
from texts.screen import Screen


async def archive(heard: Heard, context: Context) -> None:
    await heard.show(_archive(heard, context))


async def archive_by_tap(tapped: Tapped, context: Context) -> None:
    await _show(tapped, _archive(tapped, context, page=tapped.address.revision))


async def card(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found = reading.look(session, tapped.address.row, **context.who(tapped))
    local = context.house.calendar.local
    await _show(tapped, arrival.card(found, local, page=tapped.address.revision))


async def read(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        shown = reading.read(session, tapped.address.row, **context.who(tapped))
    await pictures.caption(tapped, arrival.was_read(shown, context.house.calendar.local))


async def pdf(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        found = reading.look(session, tapped.address.row, **context.who(tapped))
    await tapped.answer()
    bot, chat = tapped.query.get_bot(), tapped.telegram_id
    data = await files.made(context, chat, partial(_pdf, found, context))
    await bot.send_document(chat, data, filename=arrival.file_name(found.shown.circular))


# ---- writing


async def write(tapped: Tapped, context: Context) -> None:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        step = writing.begin(session, telegram_id=who, terms=terms)
    await filling.show_below(tapped, context, step)


async def correct(tapped: Tapped, context: Context) -> None:
    who, terms = tapped.telegram_id, context.house.terms()
    with context.transaction() as session:
        step = writing.correct(session, tapped.address.row, telegram_id=who, terms=terms)
    await filling.show_below(tapped, context, step)


async def ask_discard(tapped: Tapped, context: Context) -> None:
    with context.house.database.reading() as session:
        it, _ = writing.concept(session, tapped.address.row, **context.who(tapped))
    await tapped.show(words.ask_discard(it))


async def discard(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        writing.discard(session, tapped.address.row, **context.who(tapped))
    await tapped.show(words.discarded())


# ---- sending


async def preview(tapped: Tapped, context: Context) -> None:
    house, who = context.house, context.who(tapped)
    with house.database.reading() as session:
        found = sending.preview(session, tapped.address.row, calendar=house.calendar, **who)
    await _show(tapped, words.preview(found, house.calendar.local))


async def send(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        sending.send(session, tapped.address.row, **context.who(tapped))
        found = _followed(session, tapped, context)
    await tapped.show(words.report(found, context.house.local_now()))


async def call_again(tapped: Tapped, context: Context) -> None:
    at = tapped.address
    with context.transaction() as session:
        sending.call_again(session, at.row, at.revision, **context.who(tapped))
        found = _followed(session, tapped, context)
    await tapped.show(words.report(found, context.house.local_now()))


async def take_back(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        sending.take_back(session, tapped.address.row, **context.who(tapped))
    await tapped.show(words.taken_back(tapped.address.row))


async def show_report(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        found = _followed(session, tapped, context)
    await tapped.show(words.report(found, context.house.local_now()))


def _followed(session: Session, tapped: Tapped, context: Context) -> Report:
    """The message that was pressed edits itself from now on, while something is on its way."""
    found = report.report(session, tapped.address.row, **context.who(tapped))
    if not found.is_settled:
        live_reports.follow(session, tapped, context, report.subject(tapped.address.row))
    return found


async def _show(tapped: Tapped, screen: Screen) -> None:
    if tapped.address.key == BELOW:
        await tapped.show_below(screen)
    else:
        await tapped.show(screen)


async def sheet(tapped: Tapped, context: Context) -> None:
    house, who = context.house, context.who(tapped)
    with context.transaction() as session:
        found = report.report(session, tapped.address.row, **who)
        listing = words.listing(found, house.local_now(), house.calendar.local)
        subject, rows = f"circular:{found.circular.id}", len(listing.rows)
        exports.take(session, Taken(subject, "xlsx", rows, {}), Action.ANNOUNCE, **who)
    await tapped.answer()
    bot, chat = tapped.query.get_bot(), tapped.telegram_id
    data = await files.made(context, chat, partial(listing_sheet, listing))
    name = f"edaran-{found.circular.id}.xlsx"
    await bot.send_document(chat, data, filename=name, caption=listing.title)


def _archive(acting: Heard | Tapped, context: Context, *, page: int = 0) -> Screen:
    with context.house.database.reading() as session:
        found = reading.archive(session, **context.who(acting))
    return arrival.archive(found, page=page)


def _pdf(found: Opened, context: Context) -> bytes:
    it = found.shown.circular
    if it.file:
        return context.house.vault.get(str(it.file["sha256"]))
    return circular_pdf(arrival.paper(it, found.units))


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("edaran",): archive
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "circulars": archive_by_tap,
    "circular": card,
    "circread": read,
    "circpdf": pdf,
    "circnew": write,
    "circedit": correct,
    "circdrop": ask_discard,
    "circgone": discard,
    "circview": preview,
    "circsend": send,
    "circcall": call_again,
    "circback": take_back,
    "circrep": show_report,
    "circxlsx": sheet,
}
