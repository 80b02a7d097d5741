"""One call of a bot, with its parameters read the way Telegram reads them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.errors import bad_request

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from simulator.accounts import Bot
    from simulator.chats import Chat
    from simulator.types import InputFile, Json
    from simulator.world import World

YES = frozenset({"true", "yes", "1", "y", "t"})


@dataclass(frozen=True, slots=True)
class Call:
    """Values may be Python values (JSON) or strings (form data): both ways in are the same here."""

    world: World
    bot: Bot
    method: str
    params: Mapping[str, Any]
    files: Mapping[str, InputFile]

    @property
    def now(self) -> datetime:
        return self.world.clock.now()

    def has(self, name: str) -> bool:
        return self.params.get(name) not in (None, "") or name in self.files

    def text(self, name: str, default: str = "") -> str:
        value = self.params.get(name)
        return default if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.params.get(name)
        if value is None or value == "":
            return default
        try:
            return int(str(value))
        except ValueError:
            return default  # the server reads what is no number as if it were not given

    def flag(self, name: str) -> bool:
        return str(self.params.get(name, "")).lower() in YES

    def structure(self, name: str) -> Any:
        """A list or an object, given as such or as JSON text; None if missing."""
        value = self.params.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError as error:
            words = f"can't parse {name.replace('_', ' ')} JSON object"
            raise bad_request(words) from error

    def chat(self, name: str = "chat_id") -> Chat:
        """The chat, open to this bot or refused."""
        chat = self.known_chat(name)
        chat.refuse_if_closed_to(self.bot)
        return chat

    def known_chat(self, name: str = "chat_id") -> Chat:
        if not self.has(name):
            raise bad_request("chat_id is empty")
        return self.world.chat_of(self.bot, self.integer(name))

    def options(self, *names: str) -> Json:
        """The named structures that were given, to be carried over into a message."""
        given = {name: self.structure(name) for name in names}
        return {name: value for name, value in given.items() if value is not None}
