"""An update as Telegram gave it: read, told whose it is, and packed to be kept."""

import json
from typing import Any

import orjson

CHAT_PATHS = (
    ("message", "chat"),
    ("edited_message", "chat"),
    ("callback_query", "message", "chat"),
    ("my_chat_member", "chat"),
)


def read_json(raw: bytes) -> Any:
    """One update that orjson refuses, for half of a surrogate pair, must not hold up the others."""
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return json.loads(raw.decode(errors="replace"))


def chat_of(one: dict[str, Any]) -> int:
    """0 where none can be told."""
    for path in CHAT_PATHS:
        found: Any = one
        for name in path:
            found = found.get(name, {}) if isinstance(found, dict) else {}
        if isinstance(found, dict) and isinstance(found.get("id"), int):
            return int(found["id"])
    return 0


def packed(one: dict[str, Any]) -> bytes:
    """Half of a surrogate pair, which orjson refuses, becomes a question mark."""
    try:
        return orjson.dumps(one)
    except TypeError:
        return json.dumps(one, ensure_ascii=False).encode(errors="replace")
