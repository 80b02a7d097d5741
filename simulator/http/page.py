"""The page at `/`, its state, and the stream of events that keeps it up to date."""

from __future__ import annotations

import asyncio
from pathlib import Path
from urllib.parse import quote

import orjson
from aiohttp import web

from simulator.http import views
from simulator.http.keys import DEMO, FEED, WORLD

PAGE = Path(__file__).parent.parent / "page"
HEARTBEAT = 5.0  # seconds between two reports of the clock


def add_routes(app: web.Application) -> None:
    app.router.add_get("/", index)
    app.router.add_static("/page", PAGE)
    app.router.add_get("/sim/state", get_state)
    app.router.add_get("/sim/events", get_events)
    app.router.add_get("/sim/files/{file_id}", get_file)
    app.on_shutdown.append(end_streams)


async def index(_: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html")


async def get_state(request: web.Request) -> web.Response:
    found = views.state(request.app[WORLD], request.app[DEMO])
    found["calls"] = list(request.app[FEED].calls)
    return web.Response(body=orjson.dumps(found, default=str), content_type="application/json")


async def get_events(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Cache-Control": "no-store"})
    response.content_type = "text/event-stream"
    await response.prepare(request)
    mine: asyncio.Queue[bytes] = asyncio.Queue()
    feed = request.app[FEED]
    feed.readers.add(mine)
    try:
        while chunk := await _next(mine, request.app):
            await response.write(chunk)
    except ConnectionResetError:
        pass  # the page was closed
    finally:
        feed.readers.discard(mine)
    return response


async def end_streams(app: web.Application) -> None:
    """An empty chunk ends a stream; without it the server would wait for the pages to close."""
    for reader in app[FEED].readers:
        reader.put_nowait(b"")


async def _next(mine: asyncio.Queue[bytes], app: web.Application) -> bytes:
    try:
        return await asyncio.wait_for(mine.get(), HEARTBEAT)
    except TimeoutError:
        return b"event: clock\ndata: " + orjson.dumps(views.clock(app[WORLD], app[DEMO])) + b"\n\n"


async def get_file(request: web.Request) -> web.Response:
    world, demo = request.app[WORLD], request.app[DEMO]
    stored = world.files.of_bot(request.match_info["file_id"], world.bots[demo.token].id)
    shown = (
        stored.mime if stored.mime in {"image/png", "image/jpeg"} else "application/octet-stream"
    )
    response = web.Response(body=stored.data, content_type=shown)
    if shown == "application/octet-stream":
        response.headers["Content-Disposition"] = _attachment(stored.name)
    return response


def _attachment(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"
