"""Where people and bots meet: private chats and groups, with the messages in them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from simulator.accounts import Bot
from simulator.errors import bad_request, forbidden, migrated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.accounts import Account, Person
    from simulator.callbacks import CallbackQuery
    from simulator.messages import Message
    from simulator.types import Json


@dataclass(slots=True, eq=False)
class Chat(ABC):
    id: int
    messages: dict[int, Message] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    keyboard: Json | None = None  # the reply keyboard that stands under the chat
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @abstractmethod
    def as_object(self) -> Json: ...

    @abstractmethod
    def refuse_if_closed_to(self, bot: Bot) -> None:
        """Raises what Telegram says to this bot when it writes here."""

    @abstractmethod
    def listeners(self, message: Message) -> list[Bot]:
        """The bots that get an update of this message."""

    def message(self, number: Any, words: str) -> Message:
        found = self.messages.get(number)
        if found is None:
            raise bad_request(words)
        return found


@dataclass(slots=True, eq=False)
class PrivateChat(Chat):
    """One person and one bot. The id is the person's; every bot has its own."""

    person: Person = field(kw_only=True)
    bot: Bot = field(kw_only=True)
    started: bool = False
    blocked: bool = False
    last_press: CallbackQuery | None = None

    def as_object(self) -> Json:
        return {"id": self.id, "type": "private", **self.person.names()}

    def refuse_if_closed_to(self, bot: Bot) -> None:
        if self.person.deactivated:
            raise forbidden("user is deactivated")
        if self.blocked:
            raise forbidden("bot was blocked by the user")
        if not self.started and self.person.id in bot.met:
            raise forbidden("bot can't initiate conversation with a user")
        if not self.started:
            raise bad_request("chat not found")

    def listeners(self, message: Message) -> list[Bot]:
        del message
        return [self.bot]


@dataclass(slots=True, eq=False)
class Group(Chat):
    """A group, or a supergroup once it has been upgraded. `status` maps account ids."""

    title: str = field(kw_only=True)
    supergroup: bool = False
    moved_to: int | None = None
    came_from: int | None = None
    accounts: dict[int, Account] = field(default_factory=dict)
    status: dict[int, str] = field(default_factory=dict)

    @property
    def type(self) -> str:
        return "supergroup" if self.supergroup else "group"

    def as_object(self) -> Json:
        return {"id": self.id, "type": self.type, "title": self.title}

    def refuse_if_closed_to(self, bot: Bot) -> None:
        if self.moved_to:
            raise migrated(self.moved_to)
        match self.status.get(bot.id):
            case None:
                raise bad_request("chat not found")
            case "kicked":
                raise forbidden(f"bot was kicked from the {self.type} chat")
            case "left":
                raise forbidden(f"bot is not a member of the {self.type} chat")

    def present(self, account: Account) -> bool:
        return self.status.get(account.id) in {"creator", "administrator", "member"}

    def is_head(self, account: Account) -> bool:
        return self.status.get(account.id) in {"creator", "administrator"}

    def people(self) -> list[Person]:
        present = filter(self.present, self.accounts.values())
        return [account for account in present if not isinstance(account, Bot)]

    def listeners(self, message: Message) -> list[Bot]:
        return [bot for bot in self.bots() if bot.reads_all or _concerns(bot, message, self)]

    def bots(self) -> list[Bot]:
        return [a for a in self.accounts.values() if isinstance(a, Bot) and self.present(a)]


def _concerns(bot: Bot, message: Message, group: Group) -> bool:
    """Privacy mode: commands, mentions, replies to the bot and service messages pass."""
    called = message.entity_texts("bot_command")
    to_me = [c for c in called if "@" not in c or c.lower().endswith(f"@{bot.username.lower()}")]
    named = f"@{bot.username}".lower() in map(str.lower, message.entity_texts("mention"))
    replied = message.reply_to is not None and message.reply_to.sender is bot
    return (
        message.is_service
        or bool(to_me)
        or named
        or replied
        or group.status[bot.id] == "administrator"
    )
