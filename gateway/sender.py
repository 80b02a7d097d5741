"""Sends one message and says what is known of its fate."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from html import unescape

from telegram import Bot, InlineKeyboardMarkup
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
    """`flaw` is what Telegram refused at first; the message went without it."""

    message_id: int
    flaw: str | None = None


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
class Letter:
    text: str
    buttons: InlineKeyboardMarkup | None
    parse_mode: str | None = "HTML"


async def send(bot: Bot, chat_id: int, html: str, buttons: InlineKeyboardMarkup | None) -> Outcome:
    """What Telegram cannot read is mended once: as plain text, in parts, or without buttons."""
    letter = Letter(html, buttons)
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
        message = await bot.send_message(
            chat_id, letter.text, parse_mode=letter.parse_mode, reply_markup=letter.buttons
        )
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
    return Sent(message.message_id)


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
        return [Letter(text, None, None) for text in first] + [Letter(last, letter.buttons, None)]
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
