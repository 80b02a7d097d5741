"""Servers on 127.0.0.1 that behave as the test says, byte by byte."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

from telegram import Bot

from gateway.request import AiohttpRequest, Patience
from simulator.demo import Demo
from simulator.server import serving
from simulator.world import World
from tests.conftest import START, TOKEN

FINE = b'{"ok":true,"result":true}'
Behaviour = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Line:
    """A raw server: where it is, and what its connections asked."""

    address: str = ""
    connections: int = 0
    heads: list[bytes] = field(default_factory=list)


@asynccontextmanager
async def answering(behave: Behaviour) -> AsyncIterator[Line]:
    line, open_ones = Line(), dict[asyncio.Task[None], asyncio.StreamWriter]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                line.heads.append(await _request(reader))
                await behave(reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.transport.abort()

    def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line.connections += 1
        open_ones[asyncio.create_task(serve(reader, writer))] = writer

    server = await asyncio.start_server(meet, "127.0.0.1", 0)
    line.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield line
    finally:
        server.close()
        for task in open_ones:
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)
        for writer in open_ones.values():
            writer.transport.abort()  # also of those whose task had not begun
        await asyncio.sleep(0)  # or the loop is closed before the transports are


async def _request(reader: asyncio.StreamReader) -> bytes:
    """Reads one request; gives its head."""
    head = await reader.readuntil(b"\r\n\r\n")
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            await reader.readexactly(int(line.partition(b":")[2]))
    return head


def saying(raw: bytes, *, then_close: bool = False) -> Behaviour:
    async def behave(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(raw)
        await writer.drain()
        if then_close:
            writer.close()

    return behave


def http(body: bytes, status: str = "200 OK", *, promised: int | None = None) -> bytes:
    """`promised` is the length that the head names, if it is not the true one."""
    length = len(body) if promised is None else promised
    return b"HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n" % (status.encode(), length) + body


async def silent(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await reader.read()


@contextmanager
def nobody_listens() -> Iterator[str]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


@contextmanager
def nobody_picks_up() -> Iterator[str]:
    """A queue of waiting connections that is full: the next one hears nothing at all."""
    with socket.socket() as server, socket.socket() as first, socket.socket() as second:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        for caller in (first, second):
            caller.setblocking(False)
            caller.connect_ex(server.getsockname())
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def bot_at(address: str, request: AiohttpRequest) -> Bot:
    return Bot(
        TOKEN,
        f"{address}/bot",
        base_file_url=f"{address}/file/bot",
        request=request,
        get_updates_request=request,
    )


@asynccontextmanager
async def talking(
    address: str, patience: Patience | None = None, **options: object
) -> AsyncIterator[Bot]:
    """A bot over our own request; `options` as the request takes them."""
    request = AiohttpRequest(patience=patience, **options)  # type: ignore[arg-type]
    await request.initialize()
    try:
        yield bot_at(address, request)
    finally:
        await request.shutdown()


@asynccontextmanager
async def simulated(world: World) -> AsyncIterator[str]:
    async with serving(world, Demo(TOKEN, START)) as address:
        yield address
