"""Presses of inline buttons, and the one answer each may get."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from simulator.errors import bad_request

if TYPE_CHECKING:
    from simulator.accounts import Bot, Person
    from simulator.messages import Message
    from simulator.types import Json

ANSWERABLE = timedelta(seconds=15)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(slots=True, eq=False)
class CallbackQuery:
    id: str
    bot: Bot
    person: Person
    message: Message
    data: str
    asked: datetime
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""

    def as_object(self) -> Json:
        return {
            "id": self.id,
            "from": self.person.as_object(),
            "message": self.message.as_object(),
            "chat_instance": str(_instance(self.message.chat.id)),
            "data": self.data,
        }

    def answer(self, now: datetime, text: str, *, alert: bool, url: str) -> None:
        if self.answered or now - self.asked > ANSWERABLE:
            raise bad_request(TOO_OLD)
        if len(text) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        self.answered, self.text, self.alert, self.url = True, text, alert, url


def _instance(chat_id: int) -> int:
    """Telegram gives a chat a number that has nothing to see with its id, the same every time."""
    return (chat_id * 6364136223846793005 + 1442695040888963407) % (1 << 63)
