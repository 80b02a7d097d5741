"""How a call of the bot failed, which must never quote the token or what was said."""

import traceback

import pytest
from telegram import Bot
from telegram.error import (
    TelegramError,
)

from gateway.request import SURELY_NOT_SENT
from tests.conftest import TOKEN


async def failure(bot: Bot) -> TelegramError:
    with pytest.raises(TelegramError) as caught:
        await bot.send_message(1001, "rahasia")
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value.__cause__)
    assert TOKEN not in told
    assert TOKEN.partition(":")[2] not in told
    assert "rahasia" not in told.replace('send_message(1001, "rahasia")', "")
    return caught.value


def is_surely_not_sent(error: TelegramError) -> bool:
    return isinstance(error.__cause__, SURELY_NOT_SENT)
