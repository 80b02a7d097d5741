"""What keeps the page to itself: no other site may steer it, and it asks nothing outside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from aiohttp import web

from simulator.errors import ApiError, ScriptError
from simulator.http.keys import HOSTS

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; frame-ancestors 'none'"


HOME = frozenset({"127.0.0.1", "localhost", "::1"})


def names_of(host: str) -> frozenset[str]:
    """What a server at this address may be called: bound to this machine, only by its own names, so
    that no site can reach it by a name that it points here (DNS rebinding)."""
    return HOME if host in HOME else frozenset()


def _is_at_home(request: web.Request) -> bool:
    """A browser names the page it asks for in Host, and the page that made it ask in Origin."""
    known = request.app[HOSTS]
    if known and _hostname(request.host) not in known:
        return False
    origin = request.headers.get("Origin")
    return not origin or urlsplit(origin).netloc == request.host


def _hostname(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


@web.middleware
async def guard(
    request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
) -> web.StreamResponse:
    if not _is_at_home(request):
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
