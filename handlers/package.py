"""The package for the ministry's screens: looked at, given away, marked as uploaded.

Making a workbook and archives is work for threads; what is sent is told in one message.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from telegram import Bot
from telegram.constants import ChatAction, ParseMode

from forms.package import UPLOAD_UNDONE, UPLOADS
from gateway.keyboards import inline_keyboard
from handlers import filling
from handlers.context import Context
from handlers.incoming import Heard, Tapped
from reports.package import archive, parts, workbook
from services import drafts, exports, people
from services.drafts import Beginning
from services.exports import Taken
from services.house import House
from services.package import contents, options, uploading
from services.package.contents import Bundle
from services.policy import Action
from texts.package import files
from texts.package import screens as words
from texts.words import moment

NAME = "paket-iid"


async def ask(heard: Heard, context: Context) -> None:
    await _look(heard, context, page=0)


async def look_by_tap(tapped: Tapped, context: Context) -> None:
    await _look(tapped, context, page=tapped.address.revision)


async def bundle(tapped: Tapped, context: Context) -> None:
    await tapped.show(words.one(_one(tapped, context)))


async def pack_one(tapped: Tapped, context: Context) -> None:
    await _give(tapped, context, [_one(tapped, context)])


async def pack_many(tapped: Tapped, context: Context) -> None:
    only_new = tapped.address.choice != "all"
    who = tapped.telegram_id
    found = await asyncio.to_thread(_every, context.house, who, only_new=only_new)
    if not found:
        await tapped.answer(words.NOT_AS_SHOWN, alert=True)
        return
    await _give(tapped, context, found)


async def upload(tapped: Tapped, context: Context) -> None:
    with context.transaction() as session:
        is_done = uploading.mark(session, tapped.tap, **context.who(tapped))
    toast = words.MARKED if is_done else words.NOT_AS_SHOWN
    await tapped.show(words.one(_one(tapped, context)), toast)


async def uploads(tapped: Tapped, context: Context) -> None:
    """The form of several; all are ticked, and only to be confirmed, if the button says so."""
    house = context.house
    with context.transaction() as session:
        who = people.allowed(session, Action.PACK, **context.who(tapped))
        ticked = list(options.uploadable(session)) if tapped.address.choice == "all" else []
        answers = {"innovations": {"value": ticked, "by": who.id}} if ticked else {}
        what = Beginning(form=UPLOADS, year=house.today().year, answers=answers)
        step = drafts.look(drafts.begin(session, what, person=who, terms=house.terms()))
    await filling.turn(tapped, context, step)


async def undo(tapped: Tapped, context: Context) -> None:
    """Asks for the reason."""
    row = tapped.address.row
    with context.transaction() as session:
        _, who = uploading.to_undo(session, row, **context.who(tapped))
        step = filling.begin(session, UPLOAD_UNDONE, who, context, about=row)
    await filling.turn(tapped, context, step)


async def _look(acting: Heard | Tapped, context: Context, *, page: int) -> None:
    who, terms = acting.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        found = contents.page(session, page, telegram_id=who, terms=terms)
    await acting.show(words.listed(found))


def _every(house: House, telegram_id: int, *, only_new: bool) -> list[Bundle]:
    """Runs in a thread; reads the database and writes nothing."""
    with house.database.reading() as session:
        return contents.every(
            session, telegram_id=telegram_id, terms=house.terms(), only_new=only_new
        )


def _one(tapped: Tapped, context: Context) -> Bundle:
    row, who, terms = tapped.address.row, tapped.telegram_id, context.house.terms()
    with context.house.database.reading() as session:
        return contents.one(session, row, telegram_id=who, terms=terms)


async def _give(tapped: Tapped, context: Context, found: Sequence[Bundle]) -> None:
    """The workbook, then the archives one after the other; how far it is stands in one message.
    The press is settled at the end: cut off before, it comes again and all is made anew."""
    taken = Taken(f"package:{found[0].innovation.mandate_year}", "zip", len(found), {})
    with context.house.database.transaction() as session:
        exports.take(session, taken, Action.PACK, **context.who(tapped))
    await tapped.answer()
    bot, chat = tapped.query.get_bot(), tapped.telegram_id
    told = await bot.send_message(chat, words.working(len(found)))
    await _send_workbook(bot, chat, context.house, found)
    entries = [entry for one in found for entry in files.entries(one)]
    planned, lost = list(parts(entries)), []
    for number, part in enumerate(planned, start=1):
        await bot.edit_message_text(words.packing(number, len(planned)), chat, told.message_id)
        await bot.send_chat_action(chat, ChatAction.UPLOAD_DOCUMENT)
        data, missing = await asyncio.to_thread(archive, part, context.house.vault.get)
        name = f"{NAME}-bukti.zip" if len(planned) == 1 else f"{NAME}-bukti-{number}.zip"
        await bot.send_document(chat, data, filename=name)
        lost += missing
    done = words.packed(found, len(planned), lost)
    keys = inline_keyboard(done.buttons)
    await told.edit_text(done.text, parse_mode=ParseMode.HTML, reply_markup=keys)


async def _send_workbook(bot: Bot, chat: int, house: House, found: Sequence[Bundle]) -> None:
    await bot.send_chat_action(chat, ChatAction.UPLOAD_DOCUMENT)
    data = await asyncio.to_thread(_workbook, found, moment(house.local_now()))
    await bot.send_document(chat, data, filename=f"{NAME}.xlsx")


def _workbook(found: Sequence[Bundle], at: str) -> bytes:
    return workbook("Paket IID dan SPIRIT", files.sheets(found, at))


COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {("paket",): ask}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "package": look_by_tap,
    "bundle": bundle,
    "packone": pack_one,
    "packmany": pack_many,
    "upload": upload,
    "uploads": uploads,
    "unupload": undo,
}
