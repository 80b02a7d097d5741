"""Expected failures are told; anything else is logged first and left to the intake to retry."""

import logging

from telegram import Update

from forms.rejections import Rejection
from gateway.turns import TURN
from handlers.context import Context
from handlers.incoming import read_message, read_tap
from handlers.place import open_card
from services.errors import DomainError
from texts import errors, rejections
from texts.forms import STALE, below
from texts.screen import Screen, UnreadableAddress

log = logging.getLogger(__name__)


async def tell(update: object, context: Context) -> None:
    error = context.error
    words = _words(error)
    if words is None or not isinstance(update, Update):
        log.error("a handler failed", exc_info=error)
        if turn := TURN.get():
            turn.failure = error
        return
    if update.callback_query is not None:
        await _tell_tapper(update, words)
    elif heard := read_message(update):
        card = open_card(context.house, heard.telegram_id) if isinstance(error, Rejection) else None
        told = errors.screen(error) if isinstance(error, DomainError) else Screen(words)
        await heard.show(below(words, card) if card else told)


def _words(error: BaseException | None) -> str | None:
    match error:
        case DomainError():
            return errors.tell(error)
        case Rejection():
            return rejections.tell(error)
        case UnreadableAddress():
            return STALE
    return None


async def _tell_tapper(update: Update, words: str) -> None:
    try:
        tapped = read_tap(update)
    except UnreadableAddress:
        tapped = None
    if tapped:
        await tapped.answer(words.replace("<code>", "").replace("</code>", ""), alert=True)
    elif update.callback_query:
        await update.callback_query.answer(words, show_alert=True)
