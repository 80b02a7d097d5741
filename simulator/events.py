"""What happens in the world, told to whoever watches: the page, the contract checks, a test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.accounts import Bot
    from simulator.callbacks import CallbackQuery
    from simulator.chats import Chat
    from simulator.messages import Message
    from simulator.types import InputFile, Json, Reply


@dataclass(frozen=True, slots=True)
class Called:
    """A bot called a method. `seconds` is what the world took to answer, long polling included."""

    bot: Bot | None
    method: str
    params: Mapping[str, Any]
    files: Mapping[str, InputFile]
    reply: Reply
    seconds: float


@dataclass(frozen=True, slots=True)
class Emitted:
    """An update was queued for a bot."""

    bot: Bot
    update: Json


@dataclass(frozen=True, slots=True)
class Posted:
    message: Message


@dataclass(frozen=True, slots=True)
class Changed:
    message: Message


@dataclass(frozen=True, slots=True)
class Deleted:
    message: Message


@dataclass(frozen=True, slots=True)
class Answered:
    query: CallbackQuery


@dataclass(frozen=True, slots=True)
class Acting:
    """The bot shows that it is doing something: typing, uploading a document."""

    chat: Chat
    action: str


@dataclass(frozen=True, slots=True)
class Menu:
    """Command lists, a keyboard, a block, a pin, members: what surrounds the messages."""

    bot: Bot | None


Event = Called | Emitted | Posted | Changed | Deleted | Answered | Acting | Menu
Observer = Callable[[Event], None]
