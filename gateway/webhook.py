"""The other way in: Telegram calls us. 200 only after the update is on the disk."""

import hmac
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from aiohttp import web

from gateway.intake import Intake
from gateway.payloads import read_json

log = logging.getLogger(__name__)
MOST_BODY = 1024 * 1024  # an update is a few kB
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105


@dataclass(frozen=True, slots=True)
class Hook:
    """`url` is what Telegram calls, through a proxy with TLS; we listen at `port` behind it."""

    url: str
    secret: str = field(repr=False)
    port: int

    @property
    def path(self) -> str:
        return urlsplit(self.url).path or "/"


@asynccontextmanager
async def receiving(hook: Hook, intake: Intake) -> AsyncIterator[str]:
    """Takes updates while the block runs; the value is our own address."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), hook.secret.encode()):
            return web.Response(status=403)
        return _stored(intake, await request.read())

    app = web.Application(client_max_size=MOST_BODY)
    app.router.add_post(hook.path, receive)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", hook.port).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _stored(intake: Intake, raw: bytes) -> web.Response:
    """Telegram tries again whatever is not answered with 200."""
    try:
        one = read_json(raw)
        if not isinstance(one, dict) or not isinstance(one.get("update_id"), int):
            return web.Response(status=400)
        intake.store([one])
    except json.JSONDecodeError:
        return web.Response(status=400)
    except Exception as error:
        log.exception("an update was not stored: %s", type(error).__name__)
        return web.Response(status=500)
    return web.Response()
