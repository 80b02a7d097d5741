"""The bot as `bot.py` builds it, at its full speed: only the pacer, which keeps to the rates of
Telegram, is left out. python -m tests.bench.ours, with the environment of the bot."""

import gc
import os

import uvloop

from bot import build, open_house, running
from gateway.redaction import set_up_logging
from gateway.request import AiohttpRequest
from gateway.serving import serve
from services.clock import Clock
from settings import load_settings


async def main() -> None:
    settings = load_settings(os.environ)
    token = settings.telegram_bot_token
    assert token is not None
    set_up_logging(settings.log_level)
    bot = build(
        open_house(settings, Clock()),
        token=token.get_secret_value(),
        base_url=settings.telegram_base_url,
        request=AiohttpRequest(),
        updates=AiohttpRequest(connections=2),
    )
    async with running(bot):
        gc.freeze()  # as `bot.run` does
        await serve(bot.line)


if __name__ == "__main__":
    uvloop.run(main())
