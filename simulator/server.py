"""The way in over HTTP: the Bot API for any bot, and the page with its own API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from simulator.http import botapi, page
from simulator.http.keys import DEMO, WORLD

if TYPE_CHECKING:
    from simulator.demo import Demo
    from simulator.world import World

MOST_BODY = 64 * 1024 * 1024


def create_app(world: World, demo: Demo) -> web.Application:
    app = web.Application(client_max_size=MOST_BODY)
    app[WORLD] = world
    app[DEMO] = demo
    botapi.add_routes(app)
    page.add_routes(app)
    return app
