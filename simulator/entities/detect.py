"""Entities nobody marked: commands, mentions, hashtags, links and addresses in plain text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from simulator.entities.utf16 import entity, utf16_length

if TYPE_CHECKING:
    from simulator.types import Json

ENDINGS = "com|org|net|info|id|io|me|app|dev|gov|edu|int|co|tv|xyz"
PATTERNS = {
    "url": re.compile(
        rf"\b(?:https?://[^\s<>\"]*[^\s<>\".,;:!?)'\]]"
        rf"|(?<![@/.\w-])(?:[\w-]+\.)+(?:{ENDINGS})\b(?:/[^\s<>\"]*[^\s<>\".,;:!?)'\]])?)",
        re.IGNORECASE,
    ),
    "email": re.compile(r"\b[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}\b", re.IGNORECASE),
    "bot_command": re.compile(
        r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>@])", re.ASCII
    ),
    "mention": re.compile(r"(?<![\w@])@[a-zA-Z0-9_]{4,32}(?!\w)"),
    "hashtag": re.compile(r"(?<![\w#])#(?=\w*[^\W\d_])\w{1,256}"),
}
MARKS = re.compile(r"[/@#.]")


def detect(text: str) -> list[Json]:
    if not MARKS.search(text):
        return []
    found = [(m.span(), kind) for kind, regex in PATTERNS.items() for m in regex.finditer(text)]
    taken: list[tuple[int, int]] = []
    entities = []
    for (begin, end), kind in found:
        if all(end <= other[0] or begin >= other[1] for other in taken):
            taken.append((begin, end))
            offset = utf16_length(text[:begin])
            entities.append(entity(kind, offset, utf16_length(text[begin:end])))
    return entities
