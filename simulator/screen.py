"""What a person has before the eyes: a message as it looked when it was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from simulator.messages import Message
    from simulator.types import Json


@dataclass(frozen=True, slots=True)
class Button:
    text: str
    data: str | None = None
    url: str | None = None
    style: str | None = None

    @classmethod
    def read(cls, given: Json) -> Button:
        action = given.get("callback_data"), given.get("url"), given.get("style")
        return cls(str(given["text"]), *action)


@dataclass(frozen=True, slots=True)
class Screen:
    """A message, frozen: its buttons can still be pressed after the bot has taken them away."""

    id: int
    chat_id: int
    text: str
    buttons: tuple[tuple[Button, ...], ...]
    content: Json
    edited: bool = False

    @classmethod
    def of(cls, message: Message) -> Screen:
        return cls(
            message.id,
            message.chat.id,
            message.text,
            tuple(tuple(map(Button.read, row)) for row in message.inline_keyboard),
            dict(message.content),
            message.edited is not None,
        )

    @property
    def labels(self) -> list[str]:
        return [button.text for row in self.buttons for button in row]

    def find(self, label: str, *, loosely: bool = True) -> Button | None:
        flat = {button.text: button for row in self.buttons for button in row}
        found = pick(label, flat, loosely=loosely)
        return flat[found] if found else None

    def __contains__(self, words: str) -> bool:
        return words in self.text


def pick(label: str, labels: Iterable[str], *, loosely: bool = True) -> str | None:
    """The label as a person means it: written out, or the only one that has these words in it."""
    everything = list(labels)
    if label in everything:
        return label
    near = [found for found in everything if label.casefold() in found.casefold()]
    return near[0] if loosely and len(near) == 1 else None
