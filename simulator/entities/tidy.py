"""Entities in the order and the nesting in which the server hands them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulator.entities.utf16 import utf16_length

if TYPE_CHECKING:
    from simulator.types import Json

OUTER_FIRST = [
    "blockquote", "expandable_blockquote", "pre", "code", "text_link", "text_mention", "mention",
    "hashtag", "bot_command", "url", "email", "bold", "italic", "underline", "strikethrough",
    "spoiler", "custom_emoji",
]  # fmt: skip
CLOSED = frozenset({"pre", "code"})  # nothing is marked inside of these
FOUND = frozenset({"mention", "hashtag", "bot_command", "url", "email"})


def tidy(marked: list[Json], found: list[Json]) -> list[Json]:
    """`marked` by the writer, `found` in the text; what the server would not nest is dropped."""
    kept: list[Json] = []
    for entity in sorted(marked + found, key=_order):
        if not any(_hides(outer, entity) for outer in kept):
            kept.append(entity)
    return kept


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Without white space at the end, and at the start as far as no entity holds it."""
    text = text.rstrip()
    first = min((e["offset"] for e in entities), default=len(text))
    begin = 0
    while begin < min(first, len(text)) and text[begin] in " \n":
        begin += 1
    return text[begin:], _within(entities, begin, utf16_length(text[begin:]))


def _within(entities: list[Json], shift: int, end: int) -> list[Json]:
    moved = [e | {"offset": e["offset"] - shift} for e in entities]
    cut = [e | {"length": min(e["length"], end - e["offset"])} for e in moved]
    return [e for e in cut if e["length"] > 0]


def _order(entity: Json) -> tuple[int, int, int]:
    kind = entity["type"]
    rank = OUTER_FIRST.index(kind) if kind in OUTER_FIRST else len(OUTER_FIRST)
    return entity["offset"], -entity["length"], rank


def _hides(outer: Json, inner: Json) -> bool:
    if inner["offset"] >= outer["offset"] + outer["length"]:
        return False
    closed = outer["type"] in CLOSED or inner["type"] in CLOSED
    link = outer["type"] in {"text_link", "text_mention"} and inner["type"] in FOUND
    quotes = "blockquote" in outer["type"] and "blockquote" in inner["type"]
    same = outer["type"] == inner["type"]
    beyond = inner["offset"] + inner["length"] > outer["offset"] + outer["length"]
    crossing = beyond and (outer["type"] in FOUND or inner["type"] in FOUND)
    quoted = "blockquote" in outer["type"] and inner["type"] in CLOSED
    return (closed and not quoted) or link or quotes or same or crossing
