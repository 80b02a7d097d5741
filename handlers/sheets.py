"""Spreadsheets: blanks go out, filled ones come back, are looked through, and entered.

Reading and making files is work for threads; the loop alone writes, a hundred rows a transaction.
The press that enters a sheet is settled with its last hundred: cut off before, it comes again and
goes on where it was.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session
from telegram import Bot, Message
from telegram.constants import ChatAction, ParseMode

from forms.official import SCORE_SHEET
from forms.people import INNOVATION_SHEET, INVITATION_SHEET, PEOPLE_SHEET
from gateway.keyboards import inline_keyboard
from handlers import filling
from handlers.columns import columns_of, examples_of
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from handlers.people import link_to
from models import SheetUpload
from reports import sheets
from reports.invitations import InvitationCard, invitation_pdf
from reports.sheets import CellError, Column, SheetError, Value
from services import invitations, people, units, uploads
from services.errors import NotFound
from services.house import House
from services.importing.rows import Checked, Preview, Row
from services.importing.sheets import BATCH, check, enter, preview
from services.official import sheet as scores
from services.outcomes import Invited, SheetTaken
from services.policy import Action
from services.posts import NAMES
from texts import sheets as words
from texts.screen import Screen
from texts.words import moment

FORMS = {
    "innovations": INNOVATION_SHEET,
    "people": PEOPLE_SHEET,
    "invitations": INVITATION_SHEET,
    "scores": SCORE_SHEET,
}
MOST = {"scores": 10_000}  # rows; of other kinds what is usual
XLSX, CSV = ".xlsx", ".csv"
STEPS = 10  # times that is told how far it is
BREATH = 0.05  # seconds for others between two transactions


@dataclass(frozen=True, slots=True)
class Looked:
    """A sheet that was read: what stands in it, and what entering it would do. `before`: the same
    file was entered already."""

    upload: SheetUpload
    columns: tuple[Column, ...]
    checked: list[Checked]
    preview: Preview
    before: SheetUpload | None = None


# ---- blanks


async def choose(heard: Heard, context: Context) -> None:
    with context.house.database.reading() as session:
        people.allowed(session, Action.IMPORT, **context.who(heard))
    await heard.show(words.choosing())


async def blank(tapped: Tapped, context: Context) -> None:
    """The blank, unless they have one already (revision 1), and the form that takes it back."""
    house, kind = context.house, tapped.address.choice
    if kind not in FORMS:
        raise NotFound
    with context.transaction() as session:
        who = people.allowed(session, Action.IMPORT, **context.who(tapped))
        step = filling.begin(session, FORMS[kind], who, context)
    if not tapped.address.revision:
        data = await asyncio.to_thread(_blank, house, kind)
        bot, name = tapped.query.get_bot(), words.blank_name(kind)
        await bot.send_document(tapped.telegram_id, data, filename=name)
    await filling.show_below(tapped, context, step)


def _blank(house: House, kind: str) -> bytes:
    columns, most = _columns(house, kind), MOST.get(kind, sheets.ROWS)
    rows: list[dict[str, Value]] = []
    if kind == "scores":
        with house.database.reading() as session:
            rows = scores.prefilled(session)
    examples = examples_of(kind, columns)
    return sheets.template(words.TITLES[kind], columns, examples, rows, most=most)


# ---- looking through


async def show_preview(bot: Bot, chat_id: int, context: Context, taken: SheetTaken) -> None:
    message = await bot.send_message(chat_id, words.READING)
    await bot.send_chat_action(chat_id, ChatAction.TYPING)
    try:
        looked = await asyncio.to_thread(_look, context.house, taken.upload_id, chat_id)
    except SheetError as error:
        await _edit(message, words.refused(_unreadable(error), taken.kind))
        return
    if looked.before is not None or not looked.checked:
        why = words.ENTERED if looked.before else words.NOTHING_IN_IT
        await _edit(message, words.refused(why, taken.kind))
        return
    await _edit(message, words.preview(looked.preview, taken.upload_id))
    if looked.preview.faults:
        await _send_back(bot, chat_id, context, looked)


def _look(house: House, upload_id: int, telegram_id: int) -> Looked:
    """Runs in a thread; reads the database and writes nothing."""
    terms = house.terms()
    with house.database.reading() as session:
        upload = uploads.mine(session, upload_id, telegram_id=telegram_id, now=terms.now)
        columns = _columns(house, upload.kind)
        data, most = house.vault.get(upload.file["sha256"]), MOST.get(upload.kind, sheets.ROWS)
        found = sheets.read_rows(data, columns, most)
        rows = [Row(row.number, row.values) for row in found]
        checked = check(session, upload.kind, rows, telegram_id=telegram_id, terms=terms)
        before = uploads.entered_before(session, upload)
    return Looked(upload, columns, checked, preview(upload.kind, checked), before)


async def _send_back(bot: Bot, chat_id: int, context: Context, looked: Looked) -> None:
    """The same sheet, each faulty cell with what is wrong."""
    await bot.send_chat_action(chat_id, ChatAction.UPLOAD_DOCUMENT)
    errors = [CellError(f.row, f.key, words.fault(f.why)) for f in looked.preview.faults]
    data = context.house.vault.get(looked.upload.file["sha256"])
    marked = await asyncio.to_thread(sheets.with_comments, data, looked.columns, errors)
    name = looked.upload.file["name"].removesuffix(XLSX).removesuffix(CSV)[:60]
    await bot.send_document(
        chat_id, marked, filename=f"perbaiki-{name}{XLSX}", caption=words.CORRECTIONS
    )


def _unreadable(error: SheetError) -> str:
    match error:
        case sheets.MissingColumns(titles):
            return words.missing_columns(titles)
        case sheets.TooManyRows(most):
            return words.too_many_rows(most)
        case sheets.TooLarge():
            return words.TOO_LARGE
    return words.NOT_A_SHEET


# ---- entering


async def enter_rows(tapped: Tapped, context: Context) -> None:
    house, upload_id, chat_id = context.house, tapped.address.row, tapped.telegram_id
    with house.database.reading() as session:
        upload = uploads.mine(session, upload_id, telegram_id=chat_id, now=house.now())
    if upload.applied_at is not None:
        await tapped.answer(words.ENTERED, alert=True)
        return
    looked = await asyncio.to_thread(_look, house, upload_id, chat_id)
    if looked.before is not None:
        await tapped.answer(words.ENTERED, alert=True)
        return
    if not looked.preview.may_enter and not upload.applied_rows:
        await tapped.show(words.preview(looked.preview, upload_id))
        return
    await _enter_all_but_last(tapped, context, looked)
    with context.transaction() as session:
        entered = enter(session, upload_id, looked.checked, **context.who(tapped))
        cards = _hand_out(session, entered, house)
    await tapped.show(words.done(looked.preview, cards=len(cards), upload_id=upload_id))
    await _send_cards(tapped.query.get_bot(), chat_id, context, cards)


async def _enter_all_but_last(tapped: Tapped, context: Context, looked: Looked) -> None:
    """Told at most so often: Telegram takes one change a second of a message."""
    house, total, done = context.house, len(looked.checked), looked.upload.applied_rows
    told = step = max(BATCH, total // STEPS)
    while total - done > BATCH:
        who = context.who(tapped)
        with house.database.transaction() as session:
            entered = enter(session, looked.upload.id or 0, looked.checked, **who)
            done = entered.applied_rows
        if done >= told:
            await tapped.show(Screen(words.progress(done, total)))
            told += step
        await asyncio.sleep(BREATH)


async def cards_again(tapped: Tapped, context: Context) -> None:
    """The PDF was lost, or its links are about to run out: all are new, the old ones end."""
    with context.transaction() as session:
        upload = uploads.mine(session, tapped.address.row, **context.who(tapped))
        cards = _hand_out(session, upload, context.house)
    await tapped.answer(words.CARDS_AGAIN if cards else words.NO_CARDS, alert=not cards)
    await _send_cards(tapped.query.get_bot(), tapped.telegram_id, context, cards)


def _hand_out(session: Session, upload: SheetUpload, house: House) -> list[Invited]:
    return invitations.hand_out(
        session, by_id=upload.by_id, created_at=upload.uploaded_at, now=house.now()
    )


async def _send_cards(bot: Bot, chat_id: int, context: Context, cards: list[Invited]) -> None:
    if not cards:
        return
    message = await bot.send_message(chat_id, words.MAKING_CARDS)
    await bot.send_chat_action(chat_id, ChatAction.UPLOAD_DOCUMENT)
    local, as_of = context.house.calendar.local, moment(context.house.local_now())
    printed = [
        InvitationCard(c.unit, NAMES[c.role], link_to(bot, c), moment(local(c.expires_at)))
        for c in cards
    ]
    data = await asyncio.to_thread(invitation_pdf, printed, as_of)
    caption = words.cards_caption(len(cards))
    await bot.send_document(chat_id, data, filename="kartu-undangan.pdf", caption=caption)
    await message.delete()


def _columns(house: House, kind: str) -> tuple[Column, ...]:
    with house.database.reading() as session:
        named = units.open_names(session, today=house.today())
    return columns_of(kind, named, house.instruments.of(house.today().year))


async def _edit(message: Message, screen: Screen) -> None:
    await message.edit_text(
        screen.text, parse_mode=ParseMode.HTML, reply_markup=inline_keyboard(screen.buttons)
    )


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("impor",): choose}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "blank": blank,
    "enter": enter_rows,
    "cards": cards_again,
}
AFTER: dict[type[Any], Callable[[Bot, int, Context, Any], Awaitable[None]]] = {
    SheetTaken: show_preview
}
