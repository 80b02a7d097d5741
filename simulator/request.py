"""The way in for python-telegram-bot without a network: a request that calls the world."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import orjson
from telegram._utils.defaultvalue import DEFAULT_NONE, DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest

from simulator.types import InputFile, Reply

if TYPE_CHECKING:
    from telegram._utils.types import ODVInput
    from telegram.request import RequestData

    from simulator.world import World

PATIENCE = 5.0  # seconds a call may take if the bot sets no other limit


class WorldRequest(BaseRequest):
    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def read_timeout(self) -> float | None:
        return PATIENCE

    async def initialize(self) -> None: ...

    async def shutdown(self) -> None: ...

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT_NONE,
        write_timeout: ODVInput[float] = DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: ODVInput[float] = DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: ODVInput[float] = DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        path = urlsplit(url).path
        if path.startswith("/file/"):
            return self._file(path)
        token, name = unquote(path).removeprefix("/bot").rsplit("/", 1)
        params = request_data.parameters if request_data else {}
        reply = await self.world.call(token, name, params, _files(request_data))
        patience = PATIENCE if isinstance(read_timeout, DefaultValue) else read_timeout
        return await _delivered(reply, patience)

    def _file(self, path: str) -> tuple[int, bytes]:
        token, _, place = unquote(path).removeprefix("/file/bot").partition("/")
        stored = self.world.files.at_path(place) if token in self.world.bots else None
        return (200, stored.data) if stored else (404, b'{"ok":false,"error_code":404}')


def _files(data: RequestData | None) -> dict[str, InputFile]:
    if data is None or not data.contains_files:
        return {}
    return {name: InputFile(*_part(part)) for name, part in data.multipart_data.items()}


def _part(part: Any) -> tuple[str, bytes, str]:
    name, content, mime = part
    return name, content if isinstance(content, bytes) else content.read(), mime


async def _delivered(reply: Reply, patience: float | None) -> tuple[int, bytes]:
    """Carries out what happens to an answer on its way; waiting in vain takes no time here."""
    if reply.lost:
        raise NetworkError("Connection reset by peer")
    if patience is not None and reply.delay > patience:
        raise TimedOut
    if reply.delay:
        await asyncio.sleep(reply.delay)
    return reply.status, reply.raw if reply.raw is not None else orjson.dumps(reply.body)
