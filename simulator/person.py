"""The scripting side: a person who reads, writes and taps, as a test or a tour tells them to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from simulator.callbacks import CallbackQuery
from simulator.chats import Group
from simulator.entities import format_text
from simulator.errors import ScriptError
from simulator.members import make_group, set_blocked, set_status, upgrade
from simulator.messages import formatted
from simulator.outbox import album, contact, document_of, location, media_of, parts, photo_of
from simulator.screen import Button, Screen, pick

if TYPE_CHECKING:
    from collections.abc import Sequence

    from simulator.accounts import Bot, Person
    from simulator.chats import Chat, PrivateChat
    from simulator.messages import Message
    from simulator.types import Json
    from simulator.world import World


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    name: str
    mime: str
    data: bytes
    caption: str


class VirtualPerson:
    """Nothing here waits: what a person does is queued for the bot, and that is all."""

    def __init__(self, world: World, person: Person, bot: Bot) -> None:
        self.world, self.person, self.bot = world, person, bot

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def chat(self) -> PrivateChat:
        return self.world.private_chat(self.bot, self.person)

    # ---- reading

    @property
    def screen(self) -> Screen:
        """The newest message of the bot, as it is now; older looks stay as they were."""
        if not (seen := self.screens):
            raise ScriptError(f"{self.person.first_name} has had no message from the bot.")
        return seen[-1]

    @property
    def screens(self) -> list[Screen]:
        """All messages of the bot that are still there, oldest first."""
        written = [m for m in self.messages if m.sender is self.bot and not m.is_service]
        return [Screen.of(message) for message in written]

    @property
    def messages(self) -> list[Message]:
        """Both sides of the private chat."""
        return list(self.chat.messages.values())

    @property
    def keyboard(self) -> list[str]:
        """Labels of the reply keyboard."""
        shown = (self.chat.keyboard or {}).get("keyboard", [])
        return [key["text"] for row in shown for key in row]

    @property
    def commands(self) -> list[Json]:
        return self.bot.commands.shown_in_private(self.id, self.person.language_code)

    @property
    def files(self) -> list[ReceivedFile]:
        sent = [m for m in self.chat.messages.values() if m.sender is self.bot]
        return [self._opened(m) for m in sent if "document" in m.content or "photo" in m.content]

    @property
    def alert(self) -> str | None:
        """The answer to the last press, whether it showed as an alert or as a toast."""
        return (self._last_press.text or None) if self._last_press else None

    @property
    def toast(self) -> str | None:
        """The answer to the last press if it was a passing one."""
        return self.alert if self._last_press and not self._last_press.alert else None

    @property
    def _last_press(self) -> CallbackQuery | None:
        return self.chat.last_press

    def _opened(self, message: Message) -> ReceivedFile:
        held = message.content.get("document") or message.content["photo"][-1]
        stored = self.world.files.of_bot(held["file_id"], self.bot.id)
        return ReceivedFile(stored.name, stored.mime, stored.data, message.text)

    # ---- writing

    def says(self, text: str, *, chat: Chat | None = None, reply_to: Any = None) -> Message:
        """A text of more than 4,096 characters leaves as several messages; the first is given."""
        contents = [formatted("text", *format_text(part)) for part in parts(text)]
        contents = [content for content in contents if content]
        if not contents:
            raise ScriptError("An empty message cannot be sent.")
        first, *_ = [self._posts(content, chat, reply_to) for content in contents]
        return first

    def edits(self, message: Message, text: str) -> None:
        name = "text" if "text" in message.content else "caption"
        rest = {k: v for k, v in message.content.items() if not k.endswith(("text", "entities"))}
        self.world.change(message, rest | formatted(name, *format_text(text)))

    def sends_file(
        self,
        name: str,
        data: bytes,
        mime: str | None = None,
        caption: str = "",
        *,
        chat: Chat | None = None,
    ) -> Message:
        return self._posts(document_of(self.world, self.bot, (name, data, mime, caption)), chat)

    def sends_photo(self, data: bytes, caption: str = "", *, chat: Chat | None = None) -> Message:
        return self._posts(photo_of(self.world, self.bot, (data, caption)), chat)

    def sends_media(self, kind: str, data: bytes = b"-", caption: str = "") -> Message:
        """`kind` is *video*, *voice* or *sticker*."""
        return self._posts(media_of(self.world, self.bot, kind, (data, caption)))

    def sends_album(
        self,
        items: Sequence[tuple[str, bytes]],
        caption: str = "",
        *,
        as_photos: bool = False,
        chat: Chat | None = None,
    ) -> list[Message]:
        """Files by name and bytes; the caption stands under the first, as phones do it."""
        contents = album(self.world, self.bot, items, caption, as_photos=as_photos)
        return [self._posts(content, chat) for content in contents]

    def shares_contact(self, phone: str = "+6281234567890") -> Message:
        return self._posts(contact(self.person, phone))

    def shares_location(self, latitude: float, longitude: float) -> Message:
        return self._posts(location(latitude, longitude))

    def _posts(self, content: Json, chat: Chat | None = None, reply_to: Any = None) -> Message:
        where = self._entered(chat) if isinstance(chat, Group) else self._open_chat()
        answered = where.messages.get(reply_to.id) if reply_to else None
        return self.world.post(where, self.person, content, reply_to=answered)

    def _open_chat(self) -> PrivateChat:
        if self.chat.blocked:
            raise ScriptError(f"{self.person.first_name} has blocked the bot: unblocks() first.")
        self.chat.started = True
        return self.chat

    def _entered(self, group: Group) -> Group:
        if group.moved_to:
            raise ScriptError(f"{group.title} has become a supergroup: write there.")
        if not group.present(self.person):
            raise ScriptError(f"{self.person.first_name} is not in {group.title}.")
        return group

    # ---- tapping

    def taps(self, label: str, on: Screen | Message | None = None) -> None:
        """Presses the button with that label, inline or of the reply keyboard, newest first.

        A label written out goes before one that only has these words in it.
        """
        seen = self.screens if on is None else [on if isinstance(on, Screen) else Screen.of(on)]
        keys = self.keyboard if on is None else []
        for loosely in (False, True):
            for screen in reversed(seen):
                if button := screen.find(label, loosely=loosely):
                    return self._press(screen, button)
            if key := pick(label, keys, loosely=loosely):
                return self._press_key(key)
        raise ScriptError(f"No button {label!r} among {[s.labels for s in seen[-3:]]} {keys}")

    def _press(self, screen: Screen, button: Button) -> None:
        """A link opens outside of the chat: nothing happens here."""
        message = self.world.chat_of(self.bot, screen.chat_id).messages.get(screen.id)
        if message is None:
            raise ScriptError(f"The message with {button.text!r} is gone.")
        if button.data is not None:
            self.press(message, button.data)

    def press(self, message: Message, data: str) -> CallbackQuery:
        """The bare press, which also serves the page."""
        query = CallbackQuery(
            self.world.new_id(), self.bot, self.person, message, data, self.world.clock.now()
        )
        self.world.queries[query.id] = query
        self.chat.last_press = query
        self.world.queue(self.bot, "callback_query", query.as_object())
        return query

    def _press_key(self, label: str) -> None:
        shown = self.chat.keyboard or {}
        key = next(k for row in shown["keyboard"] for k in row if k["text"] == label)
        if shown.get("one_time_keyboard"):
            self.chat.keyboard = None
        if key.get("request_contact"):
            self.shares_contact()
        else:
            self.says(label)

    # ---- coming and going

    def starts(self, payload: str = "") -> Message:
        self.unblocks()
        return self.says(f"/start {payload}".strip())

    def opens(self) -> None:
        """As if they had pressed Start some day before: the bot may write, nothing is sent."""
        self.chat.started = True

    def blocks(self) -> None:
        set_blocked(self.world, self.chat, blocked=True)

    def unblocks(self) -> None:
        set_blocked(self.world, self.chat, blocked=False)

    def makes_group(self, title: str) -> Group:
        return make_group(self.world, self.person, title)

    def upgrades(self, group: Group) -> Group:
        """Makes a supergroup of it, which is another chat with another id."""
        return upgrade(self.world, group, self.person)

    def joins(self, group: Group) -> None:
        set_status(self.world, group, self.person, self.person, "member")

    def leaves(self, group: Group) -> None:
        set_status(self.world, group, self.person, self.person, "left")

    def adds_bot(self, group: Group, status: str = "member") -> None:
        set_status(self.world, group, self.person, self.bot, status)

    def kicks_bot(self, group: Group) -> None:
        set_status(self.world, group, self.person, self.bot, "kicked")
