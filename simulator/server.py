"""The way in over HTTP: the Bot API for any bot, and the page with its own API."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from aiohttp import web

from simulator.http import acts, botapi, control, groups, page
from simulator.http.feed import Feed
from simulator.http.keys import DEMO, FEED, HOSTS, WORLD
from simulator.http.safety import guard, names_of
from simulator.webhook import pushing

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from simulator.demo import Demo
    from simulator.world import World

MOST_BODY = 64 * 1024 * 1024


def create_app(world: World, demo: Demo, host: str = "127.0.0.1") -> web.Application:
    app = web.Application(client_max_size=MOST_BODY, middlewares=[guard])
    app[WORLD] = world
    app[DEMO] = demo
    app[FEED] = Feed(world, demo)
    app[HOSTS] = names_of(host)
    for routes in (botapi, page, acts, groups, control):
        routes.add_routes(app)
    app.cleanup_ctx.append(pushing)
    return app


@asynccontextmanager
async def serving(
    world: World, demo: Demo, *, host: str = "127.0.0.1", port: int = 0
) -> AsyncIterator[str]:
    """Serves while the block runs; the value is the address, with the port that was free."""
    runner = web.AppRunner(create_app(world, demo, host), access_log=None, shutdown_timeout=1.0)
    await runner.setup()
    site = web.TCPSite(runner, host, port)
    try:
        await site.start()
        yield f"http://{f'[{host}]' if ':' in host else host}:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
