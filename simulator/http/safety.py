"""What keeps the page to itself: no other site may steer it, and it asks nothing outside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from simulator.errors import ApiError, ScriptError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; frame-ancestors 'none'"


@web.middleware
async def guard(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        return web.json_response({"error": "Permintaan dari situs lain ditolak."}, status=403)
    try:
        response = await handler(request)
    except ScriptError as error:
        return web.json_response({"error": str(error)}, status=409)
    except ApiError as error:
        return web.json_response({"error": error.description}, status=404)
    except (KeyError, TypeError, ValueError):
        return web.json_response({"error": "Permintaan tidak lengkap."}, status=400)
    if not response.prepared:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["Cache-Control"] = "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
    return response
