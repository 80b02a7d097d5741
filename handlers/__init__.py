"""Telegram in, Telegram out. `register` lists every handler once; the first that fits is taken."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, MessageHandler, filters

from handlers import errors, leadership, registration, verification, welcome
from handlers.context import Context
from handlers.incoming import Heard, Tapped, read_message, read_tap
from services import drafts

COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("start", "mulai"): welcome.greet,
    ("bantuan", "help"): welcome.explain,
    ("batal",): registration.leave,
    ("daftar",): registration.register,
    ("belum",): leadership.board,
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    "start": registration.start,
    "fresh": registration.fresh,
    "resume": registration.resume,
    "pick": registration.moving(drafts.pick),
    "done": registration.moving(drafts.finish),
    "skip": registration.moving(drafts.skip),
    "keep": registration.moving(drafts.keep),
    "back": registration.moving(drafts.back),
    "revise": registration.moving(drafts.revise),
    "leave": registration.leave_by_tap,
    "send": registration.send,
    "board": leadership.refresh,
    "sheet": leadership.sheet,
    "file": verification.document,
}
PRIVATE = filters.ChatType.PRIVATE


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    fresh, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    for names, handle in COMMANDS.items():
        application.add_handler(CommandHandler(names, _heard(handle), PRIVATE & fresh))
    application.add_handler(MessageHandler(PRIVATE & edited, _heard(registration.correct)))
    application.add_handler(MessageHandler(PRIVATE & fresh, _heard(registration.say)))
    application.add_handler(CallbackQueryHandler(_tapped))
    application.add_error_handler(errors.tell)


def _heard(
    handle: Callable[[Heard, Context], Awaitable[None]],
) -> Callable[[Update, Context], Coroutine[Any, Any, None]]:
    async def read(update: Update, context: Context) -> None:
        if heard := read_message(update):
            await handle(heard, context)

    return read


async def _tapped(update: Update, context: Context) -> None:
    if tapped := read_tap(update):
        await BUTTONS.get(tapped.address.verb, _unknown)(tapped, context)


async def _unknown(tapped: Tapped, _context: Context) -> None:
    await tapped.answer("Tombol itu sudah tidak dipakai. Lihat /bantuan.", alert=True)
