"""`/bot<token>/<method>` and `/file/bot<token>/<path>`, as Telegram's server has them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import orjson
from aiohttp import BodyPartReader, web

from simulator.errors import bad_request
from simulator.http.keys import WORLD
from simulator.types import InputFile, Reply

if TYPE_CHECKING:
    from aiohttp.multipart import MultipartReader

Body = tuple[dict[str, Any], dict[str, InputFile]]


def add_routes(app: web.Application) -> None:
    app.router.add_route("GET", "/file/bot{token}/{path:.+}", get_file)
    app.router.add_route("*", "/bot{token}/{method}", call_method)


async def call_method(request: web.Request) -> web.StreamResponse:
    try:
        params, files = await read_body(request)
    except ValueError:
        return _response(bad_request("can't parse request body").reply())
    world = request.app[WORLD]
    token, method = request.match_info["token"], request.match_info["method"]
    reply = await world.call(token, method, dict(request.query) | params, files)
    if reply.delay:
        await asyncio.sleep(reply.delay)
    if reply.lost:
        return _cut(request)
    return _response(reply)


async def get_file(request: web.Request) -> web.Response:
    world = request.app[WORLD]
    stored = world.files.at_path(request.match_info["path"])
    if request.match_info["token"] not in world.bots or stored is None:
        return web.json_response(
            {"ok": False, "error_code": 404, "description": "Not Found"}, status=404
        )
    return web.Response(body=stored.data, content_type="application/octet-stream")


async def read_body(request: web.Request) -> Body:
    if request.content_type == "application/json":
        raw = await request.read()
        return (orjson.loads(raw) if raw else {}), {}
    if request.content_type == "multipart/form-data":
        return await _read_multipart(await request.multipart())
    return dict((await request.post()).items()), {}


async def _read_multipart(reader: MultipartReader) -> Body:
    params: dict[str, Any] = {}
    files: dict[str, InputFile] = {}
    async for part in reader:
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        data = bytes(await part.read(decode=True))
        if part.filename is None:
            params[part.name] = data.decode()
        else:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = InputFile(part.filename, data, mime)
    return params, files


def _response(reply: Reply) -> web.Response:
    raw = reply.raw if reply.raw is not None else orjson.dumps(reply.body)
    return web.Response(status=reply.status, body=raw, content_type="application/json")


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport:
        request.transport.abort()
    return web.Response()
