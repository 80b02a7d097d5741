"""The request behind getUpdates: each batch is on the disk before Telegram may forget it."""

import orjson
from telegram._utils.defaultvalue import DEFAULT_NONE
from telegram._utils.types import ODVInput
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from gateway.intake import Intake
from gateway.payloads import read_json
from gateway.pulse import Pulse
from gateway.request import WrappedRequest

ALLOWED_UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]


class StoringRequest(WrappedRequest):
    """Passes python-telegram-bot only the last update's id: enough to move the offset, and nothing
    that could fail to be parsed there."""

    def __init__(self, inner: BaseRequest, intake: Intake, pulse: Pulse | None = None) -> None:
        super().__init__(inner)
        self.intake, self.pulse = intake, pulse or Pulse()

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
        try:
            status, raw = await self.inner.do_request(url, method, request_data, *timeouts)
        finally:
            self.pulse.polls()
        if not url.endswith("/getUpdates"):
            return status, raw
        if status in {401, 404}:  # would end polling for ever
            raise NetworkError(f"getUpdates was answered {status}")
        if status != 200:
            return status, raw
        stored = self._stored(raw)
        self.pulse.hears()
        return status, stored

    def _stored(self, raw: bytes) -> bytes:
        try:
            updates = read_json(raw)["result"]
            if not updates:
                return raw
            self.intake.store(updates)
        except Exception as error:
            raise NetworkError(f"updates not stored: {type(error).__name__}") from error
        return orjson.dumps({"ok": True, "result": [{"update_id": updates[-1]["update_id"]}]})
