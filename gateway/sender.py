"""Sends one message and says what is known of its fate."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from html import unescape

from telegram import Bot, InlineKeyboardMarkup, Message
from telegram.constants import MessageLimit
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from gateway.request import SURELY_NOT_SENT

TAG = re.compile(r"<[^>]*>")
PAUSE_OF_TOKEN = 60.0  # seconds


class Reason(StrEnum):
    """Why Telegram will not deliver; all but the last one speak of the person."""

    BLOCKED = "blocked"
    DEACTIVATED = "deactivated"
    KICKED = "kicked"
    NOT_STARTED = "not started"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Sent:
    """`flaw` is what Telegram refused at first; the message went without it. `file_id` is that of
    the file that was uploaded with it."""

    message_id: int
    flaw: str | None = None
    file_id: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will not deliver it; trying again would change nothing."""

    reason: Reason
    words: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Surely not delivered: the chat has another id now."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Paused:
    """Surely not delivered, and not this message's fault: a 429, or the token is not accepted."""

    seconds: float
    is_token_wrong: bool = False


@dataclass(frozen=True, slots=True)
class NotSent:
    """Surely not delivered: nothing left this machine."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Delivered or not: nobody can tell."""


Outcome = Sent | Refused | Moved | Paused | NotSent | Unknown


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file, under which the text stands as its caption. `key` names its content; `held` is the
    file id by which Telegram has it already, else `read` gives the bytes, in a thread."""

    key: str
    name: str
    read: Callable[[], bytes]
    is_picture: bool = False
    held: str | None = None


class UnreadableFile(Exception):  # noqa: N818
    """The bytes of an attachment could not be had: nothing has left."""


@dataclass(frozen=True, slots=True)
class Letter:
    text: str
    buttons: InlineKeyboardMarkup | None
    parse_mode: str | None = "HTML"
    file: Attachment | None = None


async def send(
    bot: Bot,
    chat_id: int,
    html: str,
    buttons: InlineKeyboardMarkup | None,
    file: Attachment | None = None,
) -> Outcome:
    """What Telegram cannot read is mended once: as plain text, in parts, or without buttons. A file
    that it holds no more is uploaded again; raises UnreadableFile where that cannot be."""
    letter = Letter(html, buttons, file=file)
    outcome = await _send_one(bot, chat_id, letter)
    if file and file.held and isinstance(outcome, Refused) and _is_unknown_file(outcome.words):
        letter = replace(letter, file=replace(file, held=None))
        outcome = await _send_one(bot, chat_id, letter)
    if not isinstance(outcome, Refused) or not (parts := _mended(letter, outcome.words)):
        return outcome
    flaw = outcome.words
    for number, part in enumerate(parts):
        outcome = await _send_one(bot, chat_id, part)
        if not isinstance(outcome, Sent):
            return Unknown() if number and not isinstance(outcome, Refused) else outcome
    return replace(outcome, flaw=flaw) if isinstance(outcome, Sent) else outcome


async def _send_one(bot: Bot, chat_id: int, letter: Letter) -> Outcome:
    # BadRequest is a NetworkError to python-telegram-bot: the order matters
    try:
        message = await _post(bot, chat_id, letter)
    except RetryAfter as error:
        wait = error.retry_after
        return Paused(wait if isinstance(wait, int) else wait.total_seconds())
    except ChatMigrated as error:
        return Moved(error.new_chat_id)
    except (Forbidden, BadRequest) as error:
        return Refused(_reason(error), error.message)
    except InvalidToken:
        return Paused(PAUSE_OF_TOKEN, is_token_wrong=True)
    except TelegramError as error:
        return NotSent() if isinstance(error.__cause__, SURELY_NOT_SENT) else Unknown()
    is_new = letter.file is not None and letter.file.held is None
    return Sent(message.message_id, file_id=_file_id(message) if is_new else None)


async def _post(bot: Bot, chat_id: int, letter: Letter) -> Message:
    said, file = letter.text, letter.file
    mode, buttons = letter.parse_mode, letter.buttons
    if file is None:
        return await bot.send_message(chat_id, said, parse_mode=mode, reply_markup=buttons)
    data: str | bytes | None = file.held
    if data is None:
        data = await _bytes_of(file)
    if file.is_picture:
        return await bot.send_photo(
            chat_id, data, caption=said, parse_mode=mode, reply_markup=buttons
        )
    return await bot.send_document(
        chat_id, data, filename=file.name, caption=said, parse_mode=mode, reply_markup=buttons
    )


async def _bytes_of(file: Attachment) -> bytes:
    try:
        return await asyncio.to_thread(file.read)
    except Exception as error:
        raise UnreadableFile(file.key) from error


def _file_id(message: Message) -> str | None:
    if message.photo:
        return message.photo[-1].file_id
    return message.document.file_id if message.document else None


def _is_unknown_file(words: str) -> bool:
    """`wrong file_id ...`, `wrong remote file identifier specified`, `wrong file identifier ...`"""
    told = words.casefold()
    return "wrong" in told and "file" in told


def _reason(error: TelegramError) -> Reason:
    told = error.message.casefold()
    if isinstance(error, BadRequest):
        return Reason.REFUSED
    if "deactivated" in told:
        return Reason.DEACTIVATED
    if "initiate" in told:
        return Reason.NOT_STARTED
    if "kicked" in told or "not a member" in told:
        return Reason.KICKED
    return Reason.BLOCKED


def _mended(letter: Letter, words: str) -> list[Letter]:
    """Empty where nothing can be done."""
    told = words.casefold()
    if "can't parse entities" in told or "too long" in told:
        *first, last = _parts(letter)
        bare = [Letter("", None, None, letter.file)] if letter.file else []
        texts = [Letter(text, None, None) for text in first]
        return [*bare, *texts, Letter(last, letter.buttons, None)]
    if "button" in told or "keyboard" in told or "reply markup" in told:
        return [replace(letter, buttons=None)]
    return []


def _parts(letter: Letter) -> list[str]:
    """The text without its markup, cut where a line or a word ends."""
    rest, parts = unescape(TAG.sub("", letter.text)), []
    while len(rest) > MessageLimit.MAX_TEXT_LENGTH:
        head = rest[: MessageLimit.MAX_TEXT_LENGTH]
        cut = head.rfind("\n") + 1 or head.rfind(" ") + 1 or len(head)
        parts.append(rest[:cut])
        rest = rest[cut:]
    return [*parts, rest]
