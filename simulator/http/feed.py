"""The stream of events to the page: what happens in the world, as JSON."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import orjson

from simulator.events import Acting, Answered, Called, Changed, Deleted, Event, Menu, Posted
from simulator.http import views

if TYPE_CHECKING:
    import asyncio

    from simulator.demo import Demo
    from simulator.types import Json
    from simulator.world import World

QUIET = frozenset({"getupdates"})  # not listed when it brought nothing


class Feed:
    def __init__(self, world: World, demo: Demo) -> None:
        self.world, self.demo = world, demo
        self.readers: set[asyncio.Queue[bytes]] = set()
        self.calls: deque[Json] = deque(maxlen=views.SHOWN_CALLS)
        self.counted = 0
        world.observers.append(self.notice)

    def notice(self, event: Event) -> None:
        if told := self.translated(event):
            self.send(*told)

    def translated(self, event: Event) -> tuple[str, Json] | None:
        match event:
            case Posted(message) | Changed(message) if views.is_of(message, self.demo):
                return "message", views.message(message)
            case Deleted(message) if views.is_of(message, self.demo):
                return "deleted", {"chat": message.chat.id, "id": message.id}
            case Answered(query) if views.is_of(query.message, self.demo):
                return "answer", views.answer(query)
            case Called():
                return self.listed(event)
        return _around(event)

    def listed(self, called: Called) -> tuple[str, Json] | None:
        if called.method.lower() in QUIET and not called.reply.body.get("result"):
            return None
        self.counted += 1
        call = views.call(called, self.counted, self.world.clock.now().isoformat())
        self.calls.append(call)
        return "call", call

    def send(self, name: str, content: Json) -> None:
        if self.readers:
            raw = orjson.dumps(content, default=str)
            for reader in self.readers:
                reader.put_nowait(b"event: " + name.encode() + b"\ndata: " + raw + b"\n\n")


def _around(event: Event) -> tuple[str, Json] | None:
    """What stands around the messages: typing, menus."""
    match event:
        case Acting(chat, action):
            return "acting", {"chat": chat.id, "action": action}
        case Menu():
            return "menu", {}
    return None
