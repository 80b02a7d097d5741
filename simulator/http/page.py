"""The page at `/`."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).parent.parent / "page"


def add_routes(app: web.Application) -> None:
    app.router.add_get("/", index)
    app.router.add_static("/page", PAGE)


async def index(_: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html")
