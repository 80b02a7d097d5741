"""The request behind all calls but getUpdates: it keeps the pace, and obeys a 429."""

from collections.abc import Awaitable, Callable
from contextvars import ContextVar

import orjson
from telegram._utils.defaultvalue import DEFAULT_NONE
from telegram._utils.types import ODVInput
from telegram.error import RetryAfter
from telegram.request import BaseRequest, RequestData

from gateway.pacing import Chat, Pacer
from gateway.request import WrappedRequest, is_sending, method_of

LONGEST_WAIT = 60.0  # seconds that an answer to a person is held back
Call = Callable[[], Awaitable[tuple[int, bytes]]]
HAS_TURN: ContextVar[bool] = ContextVar("HAS_TURN", default=False)


class PacedRequest(WrappedRequest):
    """Answers to people wait for their turn here, and once more after a 429. Whoever took a turn
    already says so by HAS_TURN, for one call, and is told of a 429."""

    def __init__(self, inner: BaseRequest, pacer: Pacer) -> None:
        super().__init__(inner)
        self.pacer = pacer

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT_NONE,
        write_timeout: ODVInput[float] = DEFAULT_NONE,
        connect_timeout: ODVInput[float] = DEFAULT_NONE,
        pool_timeout: ODVInput[float] = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        timeouts = read_timeout, write_timeout, connect_timeout, pool_timeout

        async def call() -> tuple[int, bytes]:
            self.pacer.check()
            return await self.inner.do_request(url, method, request_data, *timeouts)

        if method == "GET":
            return await call()
        chat = _chat_of(url, request_data)
        if HAS_TURN.get():
            HAS_TURN.set(False)
            return self._noted(chat, await call())
        return await self._answer(chat, call)

    async def _answer(self, chat: Chat | None, call: Call) -> tuple[int, bytes]:
        held = 0.0
        while True:
            await self._turn(chat)
            status, raw = self._noted(chat, await call())
            held += _retry_after(raw) if status == 429 else 0
            if status != 429 or held > LONGEST_WAIT:
                return status, raw

    def _noted(self, chat: Chat | None, answer: tuple[int, bytes]) -> tuple[int, bytes]:
        if answer[0] == 429:
            self.pacer.refused(chat, _retry_after(answer[1]))
        return answer

    async def _turn(self, chat: Chat | None) -> None:
        if chat is None:
            await self.pacer.unhalted()
        elif (wait := self.pacer.closed_for(chat)) > LONGEST_WAIT:
            raise RetryAfter(int(wait) + 1)
        else:
            await self.pacer.turn(chat)


def _chat_of(url: str, data: RequestData | None) -> Chat | None:
    """The chat in which Telegram would count a message; None where it counts none."""
    if data is None or not is_sending(method_of(url)):
        return None
    chat = data.parameters.get("chat_id")
    return chat if isinstance(chat, int | str) else None


def _retry_after(raw: bytes) -> float:
    try:
        return max(1.0, float(orjson.loads(raw)["parameters"]["retry_after"]))
    except (ValueError, KeyError, TypeError):
        return 1.0
