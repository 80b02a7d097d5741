"""What a monitor may ask on this machine: numbers and moments, never texts or names."""

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import orjson
from aiohttp import web

log = logging.getLogger(__name__)


@asynccontextmanager
async def reporting(port: int | None, facts: Callable[[], dict[str, Any]]) -> AsyncIterator[str]:
    """Answers GET /health: 200 if all is well, 503 otherwise; `facts` has "ok" beside the rest.
    Without a port nobody listens."""
    if port is None:
        yield ""
        return

    async def tell(_request: web.Request) -> web.Response:
        try:
            told = facts()
        except Exception as error:
            log.exception("health could not be told")
            told = {"ok": False, "error": type(error).__name__}
        body = orjson.dumps(told, option=orjson.OPT_INDENT_2)
        status = 200 if told["ok"] else 503
        return web.Response(status=status, body=body, content_type="application/json")

    app = web.Application()
    app.router.add_get("/health", tell)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
