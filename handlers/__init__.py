"""Telegram in, Telegram out. `register` lists every handler once; the first that fits is taken."""

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from handlers import (
    asides,
    asking,
    audit,
    boards,
    circulars,
    commitments,
    comparing,
    digest,
    errors,
    evidence,
    filling,
    groups,
    health,
    index,
    innovations,
    leadership,
    mandates,
    membership,
    mine,
    nudges,
    official,
    package,
    people,
    plan,
    privacy,
    rankings,
    reach,
    recap,
    registration,
    reminders,
    scores,
    searching,
    settings,
    sheets,
    staffing,
    subscriptions,
    times,
    tops,
    verification,
    views,
    welcome,
)
from handlers.context import Context
from handlers.incoming import (
    Heard,
    Tapped,
    read_message,
    read_openness,
    read_presence,
    read_tap,
)
from services import innovations as innovations_of
from services.outcomes import Registered
from services.staffing.outcomes import Passing
from texts.menu import KEYS

COMMANDS: dict[tuple[str, ...], Callable[[Heard, Context], Awaitable[None]]] = {
    ("batal",): filling.leave,
    ("daftar",): registration.register,
    ("draf",): registration.list_drafts,
    ("inovasi",): innovations.listed,
    ("tenggat",): leadership.deadline,
    ("kesehatan",): health.look,
    **people.COMMANDS,
    **privacy.COMMANDS,
    **sheets.COMMANDS,
    **asking.COMMANDS,
    **searching.COMMANDS,
    **comparing.COMMANDS,
    **subscriptions.COMMANDS,
    **evidence.COMMANDS,
    **scores.COMMANDS,
    **official.COMMANDS,
    **package.COMMANDS,
    **rankings.COMMANDS,
    **recap.COMMANDS,
    **boards.COMMANDS,
    **index.COMMANDS,
    **tops.COMMANDS,
    **verification.COMMANDS,
    **settings.COMMANDS,
    **plan.COMMANDS,
    **circulars.COMMANDS,
    **commitments.COMMANDS,
    **mine.COMMANDS,
    **digest.COMMANDS,
}
BUTTONS: dict[str, Callable[[Tapped, Context], Awaitable[None]]] = {
    **{verb: filling.moving(move) for verb, move in filling.MOVES.items()},
    "page": filling.page,
    "example": filling.example,
    "leave": filling.leave_by_tap,
    "resume": filling.resume,
    "open": filling.resume_below,
    "send": filling.send,
    "start": registration.start,
    "fresh": registration.fresh,
    "drafts": registration.list_drafts_by_tap,
    "sure": registration.ask_discard,
    "discard": registration.discard,
    "innovations": innovations.listed_by_tap,
    "innovas": innovations.give,
    "innovation": innovations.detail,
    "profile": innovations.profile,
    "history": innovations.history,
    "files": innovations.files,
    "file": innovations.file,
    "receipt": innovations.receipt,
    "change": innovations.beginning(innovations_of.change),
    "withdraw": innovations.beginning(innovations_of.withdraw),
    "accept": verification.accept,
    "refuse": verification.refuse,
    "deadline": leadership.deadline_by_tap,
    "help": people.explain_by_tap,
    "health": health.look_again,
    **people.BUTTONS,
    **sheets.BUTTONS,
    **audit.BUTTONS,
    **staffing.BUTTONS,
    **privacy.BUTTONS,
    **asking.BUTTONS,
    **asides.BUTTONS,
    **searching.BUTTONS,
    **subscriptions.BUTTONS,
    **evidence.BUTTONS,
    **scores.BUTTONS,
    **official.BUTTONS,
    **package.BUTTONS,
    **rankings.BUTTONS,
    **recap.BUTTONS,
    **boards.BUTTONS,
    **index.BUTTONS,
    **tops.BUTTONS,
    **verification.BUTTONS,
    **views.BUTTONS,
    **settings.BUTTONS,
    **reminders.BUTTONS,
    **nudges.BUTTONS,
    **plan.BUTTONS,
    **times.BUTTONS,
    **mandates.BUTTONS,
    **reach.BUTTONS,
    **circulars.BUTTONS,
    **commitments.BUTTONS,
    **digest.BUTTONS,
}
asking.LEADS_TO.update({name: handle for names, handle in COMMANDS.items() for name in names})
filling.AFTER[Registered] = innovations.after_registered
filling.AFTER.update(people.AFTER)
filling.AFTER[Passing] = staffing.after_passing
filling.AFTER.update(sheets.AFTER)
PRIVATE, GROUPS = filters.ChatType.PRIVATE, filters.ChatType.GROUPS


def register(application: Application[Any, Context, Any, Any, Any, Any]) -> None:
    fresh, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    for names, handle in COMMANDS.items():
        application.add_handler(CommandHandler(names, _heard(handle), PRIVATE & fresh))
        for key in filter(None, map(KEYS.get, names)):
            said = PRIVATE & fresh & filters.Text([key])
            application.add_handler(MessageHandler(said, _heard(handle)))
    application.add_handler(MessageHandler(PRIVATE & edited, _heard(filling.correct)))
    application.add_handler(MessageHandler(PRIVATE & fresh, _heard(welcome.say)))
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, _heard(groups.migrate)))
    application.add_handler(MessageHandler(GROUPS & fresh, _heard(groups.hear)))
    application.add_handler(ChatMemberHandler(_moved, ChatMemberHandler.MY_CHAT_MEMBER))
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
        known, other = (
            (BUTTONS, _unknown) if tapped.is_in_private else (groups.BUTTONS, groups.only_private)
        )
        await known.get(tapped.address.verb, other)(tapped, context)


async def _moved(update: Update, context: Context) -> None:
    if presence := read_presence(update):
        await groups.move_in_or_out(presence, context)
    elif openness := read_openness(update):
        await membership.notice(openness, context)


async def _unknown(tapped: Tapped, _context: Context) -> None:
    await tapped.answer("Tombol itu sudah tidak dipakai. Lihat /bantuan.", alert=True)
