"""A Bot API that does nothing but hand out updates and count what comes back."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web

TOKEN = "4200000001:" + "b" * 35
ME = {
    "id": 4200000001,
    "is_bot": True,
    "first_name": "Inovasi",
    "username": "inovasi_bot",
    "can_join_groups": True,
}
DONE = {"setMyCommands", "setWebhook", "deleteWebhook", "answerCallbackQuery", "sendChatAction"}


@dataclass
class BotApi:
    """`latency` is in seconds, each way; `polled` is set by the first getUpdates, `took` has the
    seconds from each update to its answer, `sent` counts messages."""

    latency: float = 0.0
    polled: asyncio.Event = field(default_factory=asyncio.Event)
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    took: list[float] = field(default_factory=list)
    sent: int = 0
    address: str = ""
    _queue: asyncio.Queue[dict[str, Any]] = field(default_factory=asyncio.Queue)
    _begun: dict[int, float] = field(default_factory=dict)
    _waiting: list[int] = field(default_factory=list)
    _said: int = 0
    _unanswered: int = 0

    def hears(self, chats: list[int], *, at_once: int) -> None:
        """Each chat says one thing; `at_once` of them wait for an answer at any time."""
        self.took, self.answered = [], asyncio.Event()
        self._waiting, self._unanswered = chats[::-1], len(chats)
        for _ in range(min(at_once, len(chats))):
            self._next()

    def hears_over(self, seconds: float, chats: list[int]) -> None:
        """Each chat says one thing, evenly spread over that time."""
        self.took, self.answered = [], asyncio.Event()
        self._unanswered = len(chats)
        clock = asyncio.get_running_loop()
        for n, chat in enumerate(chats):
            clock.call_later(n * seconds / len(chats), self._says, chat)

    def _next(self) -> None:
        if self._waiting:
            self._says(self._waiting.pop())

    def _says(self, chat: int) -> None:
        self._said += 1
        self._begun[chat] = time.perf_counter()
        self._queue.put_nowait(_update(self._said, chat))

    async def answer(self, request: web.Request) -> web.Response:
        method = request.path.rpartition("/")[2]
        raw = await request.read()
        await asyncio.sleep(self.latency)
        result = await self._result(method, request, raw)
        await asyncio.sleep(self.latency)
        return _ok(result)

    async def _result(self, method: str, request: web.Request, raw: bytes) -> Any:
        if method == "getUpdates":
            return await self._updates()
        if method in DONE:
            return True
        return ME if method == "getMe" else self._message(await _chat(request, raw))

    async def _updates(self) -> list[dict[str, Any]]:
        self.polled.set()
        found = [await self._queue.get()]
        while len(found) < 100 and not self._queue.empty():
            found.append(self._queue.get_nowait())
        return found

    def _message(self, chat: int) -> dict[str, Any]:
        self.sent += 1
        if begun := self._begun.pop(chat, None):
            self.took.append(time.perf_counter() - begun)
            self._unanswered -= 1
            if not self._unanswered:
                self.answered.set()
            self._next()
        return {
            "message_id": 1_000_000 + self.sent,
            "date": 1_795_000_000,
            "chat": {"id": chat, "type": "private", "first_name": "Operator"},
            "from": ME,
            "text": "ok",
        }


@asynccontextmanager
async def serving(latency: float = 0.0) -> AsyncIterator[BotApi]:
    api = BotApi(latency)
    app = web.Application()
    app.router.add_route("*", "/{call:.*}", api.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api.address = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield api
    finally:
        await runner.cleanup()


async def _chat(request: web.Request, raw: bytes) -> int:
    if request.content_type == "application/json":
        return int(orjson.loads(raw).get("chat_id", 0))
    return int(str((await request.post()).get("chat_id", 0)))


def _ok(result: Any) -> web.Response:
    body = orjson.dumps({"ok": True, "result": result})
    return web.Response(body=body, content_type="application/json")


def _update(number: int, chat: int) -> dict[str, Any]:
    who = {"id": chat, "first_name": "Operator"}
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": 1_795_000_000,
            "chat": {**who, "type": "private"},
            "from": {**who, "is_bot": False, "language_code": "id"},
            "text": f"SAPA WARGA {number}",
        },
    }
