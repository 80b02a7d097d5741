"""Expected failures are told; anything else is logged first and left to the intake to retry."""

import logging
from html import unescape

from telegram import Update
from telegram.error import Forbidden, TelegramError

from forms.rejections import Rejection
from gateway.turns import TURN, Turn
from handlers.context import Context
from handlers.incoming import read_message, read_tap
from handlers.place import owe_place
from services.errors import Discarded, DomainError
from texts import errors, rejections
from texts.forms import STALE
from texts.screen import Screen, UnreadableAddress

log = logging.getLogger(__name__)


async def tell(update: object, context: Context) -> None:
    error, local = context.error, context.house.calendar.local
    words = _words(error, local)
    if isinstance(error, Forbidden):
        log.info("nobody is left to be answered: %s", error.message)
        return
    if words is None or not isinstance(update, Update):
        log.error("a handler failed", exc_info=error)
        if (turn := TURN.get()) and not _is_owed(turn, error, context):
            turn.failure = error
        return
    if update.callback_query is not None:
        gone = errors.screen(error, local) if isinstance(error, Discarded) else None
        await _tell_tapper(update, words, gone)
    elif heard := read_message(update):
        told = errors.screen(error, local) if isinstance(error, DomainError) else Screen(words)
        await heard.show(told)


def _is_owed(turn: Turn, error: BaseException | None, context: Context) -> bool:
    """What took effect is told until it arrives, though the answer itself did not."""
    is_only_unsaid = turn.is_settled and isinstance(error, TelegramError)
    return is_only_unsaid and owe_place(context.house, turn.chat_id)


def _words(error: BaseException | None, local: errors.Local) -> str | None:
    match error:
        case DomainError():
            return errors.tell(error, local)
        case Rejection():
            return rejections.tell(error)
        case UnreadableAddress():
            return STALE
    return None


async def _tell_tapper(update: Update, words: str, gone: Screen | None) -> None:
    """In passing; where what the message spoke of is `gone`, it says so from now on."""
    plain = unescape(words.replace("<code>", "").replace("</code>", ""))
    try:
        tapped = read_tap(update)
    except UnreadableAddress:
        tapped = None
    if tapped and gone:
        await tapped.show(gone, plain)
    elif tapped:
        await tapped.answer(plain, alert=True)
    elif update.callback_query:
        await update.callback_query.answer(plain, show_alert=True)
