"""A message, and the object that the Bot API shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from simulator.accounts import Account
    from simulator.chats import Chat
    from simulator.types import Json


SERVICE = frozenset({
    "new_chat_members", "left_chat_member", "group_chat_created", "migrate_to_chat_id",
    "migrate_from_chat_id", "pinned_message",
})  # fmt: skip


@dataclass(slots=True, eq=False)
class Message:
    """`content` holds the fields that make the kind: text and entities, document and caption..."""

    chat: Chat
    id: int
    sender: Account
    date: datetime
    content: Json
    markup: Json | None = None  # as the bot gave it: inline, reply keyboard, removal or force reply
    reply_to: Message | None = None
    edited: datetime | None = None

    def as_object(self, *, with_reply: bool = True) -> Json:
        found: Json = {
            "message_id": self.id,
            "from": self.sender.as_object(),
            "chat": self.chat.as_object(),
            "date": int(self.date.timestamp()),
            **self.content,
        }
        if self.edited:
            found["edit_date"] = int(self.edited.timestamp())
        if self.inline_keyboard:
            found["reply_markup"] = {"inline_keyboard": self.inline_keyboard}
        if self.reply_to and with_reply:
            found["reply_to_message"] = self.reply_to.as_object(with_reply=False)
        return found

    @property
    def inline_keyboard(self) -> list[list[Json]]:
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def is_service(self) -> bool:
        """Written by nobody: it tells that somebody came, left, pinned..."""
        return not SERVICE.isdisjoint(self.content)

    @property
    def text(self) -> str:
        """The words of it, whether text or caption."""
        return str(self.content.get("text", self.content.get("caption", "")))

    def entity_texts(self, kind: str) -> list[str]:
        raw = self.text.encode("utf-16-le")
        found = self.content.get("entities") or self.content.get("caption_entities") or []
        return [_cut(raw, entity) for entity in found if entity["type"] == kind]


def _cut(raw: bytes, entity: Json) -> str:
    begin = entity["offset"] * 2
    return raw[begin : begin + entity["length"] * 2].decode("utf-16-le")


def formatted(name: str, text: str, entities: list[Json]) -> Json:
    """Text or caption as the two fields of a message; `name` says which."""
    if not text:
        return {}
    entities_name = "entities" if name == "text" else "caption_entities"
    fields: dict[str, Any] = {name: text}
    return fields | ({entities_name: entities} if entities else {})
