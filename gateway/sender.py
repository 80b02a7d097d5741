"""Sends one message and says what is known of its fate."""

from dataclasses import dataclass

from telegram import Bot, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from gateway.request import SURELY_NOT_SENT


@dataclass(frozen=True, slots=True)
class Sent:
    message_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Telegram will not deliver it; trying again would change nothing."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotSent:
    """Surely not delivered; `retry_after` seconds if Telegram named them."""

    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Delivered or not: nobody can tell."""


Outcome = Sent | Refused | NotSent | Unknown


async def send(bot: Bot, chat_id: int, html: str, buttons: InlineKeyboardMarkup | None) -> Outcome:
    # BadRequest is a NetworkError to python-telegram-bot: the order matters
    try:
        message = await bot.send_message(chat_id, html, parse_mode="HTML", reply_markup=buttons)
    except RetryAfter as error:
        wait = error.retry_after
        return NotSent(wait if isinstance(wait, int) else wait.total_seconds())
    except (Forbidden, BadRequest) as error:
        return Refused(error.message)
    except InvalidToken:
        return NotSent(60)
    except TelegramError as error:
        return NotSent() if isinstance(error.__cause__, SURELY_NOT_SENT) else Unknown()
    return Sent(message.message_id)
