"""What takes a while is done in a thread, with a sign in the chat that it is under way."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from telegram.constants import ChatAction
from telegram.error import TelegramError

from handlers.context import Context
from texts import waiting as words

log = logging.getLogger(__name__)
Made = TypeVar("Made")
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Sign:
    """What Telegram shows meanwhile; the words for what takes longer, and once it is there."""

    action: ChatAction
    words: tuple[str, str]


FILE = Sign(ChatAction.UPLOAD_DOCUMENT, words.FILE)
PICTURE = Sign(ChatAction.UPLOAD_PHOTO, words.ANSWER)
ANSWER = Sign(ChatAction.TYPING, words.ANSWER)


async def patiently(context: Context, chat_id: int, work: Callable[[], Made], sign: Sign) -> Made:
    """Somebody who waits longer than the house's patience is told, and told when it is there."""
    bot = context.bot
    await bot.send_chat_action(chat_id, sign.action)
    task = asyncio.create_task(context.threaded(work))
    done, _ = await asyncio.wait({task}, timeout=context.house.patience)
    if done:
        return task.result()
    being_made, made = sign.words
    waiting = await _told(bot.send_message(chat_id, being_made))
    try:
        found = await task
    except Exception:
        if waiting:
            await _told(bot.delete_message(chat_id, waiting.message_id))
        raise
    if waiting:
        await _told(bot.edit_message_text(made, chat_id, waiting.message_id))
    return found


async def _told(words: Awaitable[Told]) -> Told | None:
    """What is said in between must not cost the answer itself."""
    try:
        return await words
    except TelegramError as error:
        log.warning("words while somebody waits: %s", type(error).__name__)
        return None
