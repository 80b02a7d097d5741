"""Who takes part: people and bots."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from simulator.commands import CommandBook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.types import Json
    from simulator.updates import UpdateQueue, Webhook


@dataclass(slots=True, eq=False)
class Person:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str = "id"
    deactivated: bool = False

    def as_object(self) -> Json:
        user: Json = {"id": self.id, "is_bot": False, **self.names()}
        return user | {"language_code": self.language_code}

    def names(self) -> Json:
        names = {"first_name": self.first_name, "last_name": self.last_name}
        named = names | {"username": self.username}
        return {key: value for key, value in named.items() if value is not None}


@dataclass(slots=True, eq=False)
class Bot:
    id: int
    token: str
    username: str
    name: str
    queue: UpdateQueue
    reads_all: bool = False  # privacy mode off: sees every message of its groups
    webhook: Webhook | None = None
    commands: CommandBook = field(default_factory=CommandBook)
    profile: dict[tuple[str, str], str] = field(default_factory=dict)  # (what, language): text
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))  # of its private messages
    met: set[int] = field(default_factory=set)  # people it has had an update from

    def as_object(self) -> Json:
        user: Json = {"id": self.id, "is_bot": True, "first_name": self.name}
        return user | {"username": self.username}


Account = Person | Bot
