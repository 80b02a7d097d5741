"""Expected failures are told; anything else is logged first and left to the intake to retry."""

import logging
from html import unescape

from telegram import Update

from forms.rejections import Rejection
from gateway.turns import TURN
from handlers.context import Context
from handlers.incoming import read_message, read_tap
from handlers.place import open_card
from services.errors import Discarded, DomainError
from texts import errors, rejections
from texts.forms import STALE, below
from texts.screen import Screen, UnreadableAddress

log = logging.getLogger(__name__)


async def tell(update: object, context: Context) -> None:
    error, local = context.error, context.house.calendar.local
    words = _words(error, local)
    if words is None or not isinstance(update, Update):
        log.error("a handler failed", exc_info=error)
        if turn := TURN.get():
            turn.failure = error
        return
    if update.callback_query is not None:
        gone = errors.screen(error, local) if isinstance(error, Discarded) else None
        await _tell_tapper(update, words, gone)
    elif heard := read_message(update):
        card = open_card(context.house, heard.telegram_id) if isinstance(error, Rejection) else None
        told = errors.screen(error, local) if isinstance(error, DomainError) else Screen(words)
        await heard.show(below(words, card) if card else told)


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
