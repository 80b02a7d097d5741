"""The Bot API over aiohttp: kept connections, time-outs by kind, errors told apart.

What python-telegram-bot is told, and what that says of a message's fate:

InvalidToken, BadRequest, Forbidden, RetryAfter   refused: the Bot API itself answered so
TimedOut or NetworkError whose cause is one of SURELY_NOT_SENT   never left this machine
any other TimedOut or NetworkError                accepted or not: nobody can tell
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import orjson
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientHttpProxyError,
    ClientResponseError,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    FormData,
    TCPConnector,
)
from telegram._utils.defaultvalue import DEFAULT_NONE, DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from gateway.redaction import TOKEN
from gateway.seat import SeatLostError

SURELY_NOT_SENT = (
    ClientConnectorError,
    ConnectionTimeoutError,
    ClientHttpProxyError,
    SeatLostError,
)
SENDING = ("send", "copy", "forward", "edit")
KEPT = 30.0  # seconds an idle connection is kept; Telegram's own servers close theirs later
WHOLE_DOWNLOAD = 300.0  # seconds; 20 MB over a poor line
JSON = {"Content-Type": "application/json", "User-Agent": BaseRequest.USER_AGENT}
PLAIN = {"User-Agent": BaseRequest.USER_AGENT}


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds. `margin` is what getUpdates gets beyond the long poll itself."""

    pool: float = 5.0
    connect: float = 5.0
    write: float = 10.0
    upload: float = 60.0
    read: float = 20.0
    read_of_sends: float = 60.0
    margin: float = 10.0


def method_of(url: str) -> str:
    return url.rpartition("/")[2]


def is_sending(method: str) -> bool:
    """Whether a message may come of it that Telegram counts."""
    return method.startswith(SENDING) and method != "sendChatAction"


class ApiRequest(BaseRequest):
    """What all requests of ours share: how an answer is read."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Raises NetworkError, and keeps what was answered out of the log."""
        try:
            content = orjson.loads(payload)
        except orjson.JSONDecodeError:
            raise NetworkError("Invalid server response") from None
        if not isinstance(content, dict) or not content.keys() & {"result", "description"}:
            raise NetworkError("Invalid server response")
        return content


class WrappedRequest(ApiRequest):
    """One that lets another carry its calls, and does something of its own around them."""

    def __init__(self, inner: BaseRequest) -> None:
        self.inner = inner

    @property
    def read_timeout(self) -> float | None:
        return self.inner.read_timeout

    async def initialize(self) -> None:
        await self.inner.initialize()

    async def shutdown(self) -> None:
        await self.inner.shutdown()


class AiohttpRequest(ApiRequest):
    """`proxy` is an HTTP proxy's address; it may hold a name and a password."""

    def __init__(
        self, *, connections: int = 64, proxy: str | None = None, patience: Patience | None = None
    ) -> None:
        self.patience = patience or Patience()
        self._connections, self._proxy = connections, proxy
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """python-telegram-bot adds it to the length of a long poll, and uses it nowhere else."""
        return self.patience.margin

    async def initialize(self) -> None:
        if self._session is None:
            connector = TCPConnector(limit=self._connections, keepalive_timeout=KEPT)
            self._session = ClientSession(connector=connector, cookie_jar=DummyCookieJar())

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

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
        if self._session is None:
            raise RuntimeError("This request is not initialised.")
        has_files = request_data is not None and request_data.contains_files
        given = read_timeout, write_timeout, connect_timeout, pool_timeout
        timeout = self._timeout(url, method, given, has_files=has_files)
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                data=_body(request_data),
                headers=JSON if request_data and not has_files else PLAIN,
                timeout=timeout,
                proxy=self._proxy,
                allow_redirects=False,
            ) as answer:
                raw = await answer.read()
        except (TimeoutError, ClientError, OSError) as error:
            raise _told(error) from _without_address(error)
        return answer.status, _from_telegram(answer.status, raw)

    def _timeout(
        self, url: str, method: str, given: tuple[ODVInput[float], ...], *, has_files: bool
    ) -> ClientTimeout:
        """A read time-out counts from silence to silence; an upload is bounded as a whole."""
        usual, name = self.patience, method_of(url)
        reads = usual.read_of_sends if is_sending(name) else usual.read
        writes = usual.upload if has_files else usual.write
        chosen = zip(given, (reads, writes, usual.connect, usual.pool), strict=True)
        read, write, connect, pool = (
            default if isinstance(wish, DefaultValue) else wish for wish, default in chosen
        )
        parts = [read, write, connect, pool]
        total = None if None in parts else sum(part for part in parts if part is not None)
        return ClientTimeout(
            total=WHOLE_DOWNLOAD if method == "GET" else total,
            connect=None if connect is None or pool is None else connect + pool,
            sock_connect=connect,
            sock_read=read,
        )


def _body(data: RequestData | None) -> bytes | FormData | None:
    if data is None:
        return None
    if not data.contains_files:
        return orjson.dumps(data.parameters)
    form = FormData(data.json_parameters, quote_fields=False)
    for name, (file_name, content, mime) in (data.multipart_data or {}).items():
        held = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, held, filename=file_name, content_type=mime)
    return form


def _told(error: BaseException) -> NetworkError:
    if isinstance(error, TimeoutError):
        return TimedOut(f"Timed out ({type(error).__name__})")
    return NetworkError(f"aiohttp.{type(error).__name__}")


def _without_address(error: BaseException) -> BaseException:
    """aiohttp writes the whole address, and so the token, into some of its errors."""
    error.args = tuple(TOKEN.sub("<token>", a) if isinstance(a, str) else a for a in error.args)
    if isinstance(error, ClientResponseError):
        nowhere = error.request_info._replace(url=URL(), real_url=URL())
        error.request_info, error.history, error.args = nowhere, (), (nowhere, ())
    return error


def _from_telegram(status: int, raw: bytes) -> bytes:
    """A refusal that is not the Bot API's own (a proxy's page) says nothing of the recipient."""
    if not 200 <= status <= 299 and not raw.lstrip().startswith(b"{"):
        raise NetworkError(f"Answered {status} by something that is not the Bot API")
    return raw
