"""What happens in a world, one JSON object a line, for a reader in another process.

A line is `{"call": {...}}` or `{"update": {...}}`. Each is in the file before the bot is answered,
so that also a process that is killed leaves a whole journal behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from simulator.events import Called, Emitted

if TYPE_CHECKING:
    from pathlib import Path

    from simulator.events import Event
    from simulator.types import Json


class Journal:
    """An observer of a world; several processes may write to one file."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("ab", buffering=0)

    def __call__(self, event: Event) -> None:
        match event:
            case Called():
                self._write({"call": _call(event)})
            case Emitted():
                self._write({"update": event.update})

    def _write(self, content: Json) -> None:
        self.file.write(orjson.dumps(content, default=str) + b"\n")


def _call(called: Called) -> Json:
    return {
        "method": called.method,
        "params": dict(called.params),
        "files": list(called.files),
        "status": called.reply.status,
        "answer": called.reply.body,
    }
