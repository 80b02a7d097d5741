"""Formatted text: what a bot or a person writes, as text plus entities."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from simulator.entities.detect import detect
from simulator.entities.html import parse_html
from simulator.entities.tidy import tidy, trim
from simulator.errors import bad_request, not_written

if TYPE_CHECKING:
    from simulator.types import Json

MOST_BYTES = 32_768


class Formatted(NamedTuple):
    text: str
    entities: list[Json]


def format_text(text: str, parse_mode: str = "", given: list[Json] | None = None) -> Formatted:
    """Text as the server keeps it: parsed, cleaned, trimmed, with commands and links found."""
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise bad_request("text is too long")
    text, entities = _parsed(text, parse_mode, given or [])
    text, entities = trim(text.replace("\r", ""), entities)
    return Formatted(text, tidy(entities, detect(text)))


def _parsed(text: str, parse_mode: str, given: list[Json]) -> tuple[str, list[Json]]:
    mode = parse_mode.lower()
    if mode == "html":
        return parse_html(text)
    if mode in {"markdown", "markdownv2"}:
        raise not_written(f"parse mode {parse_mode}")
    if mode:
        raise bad_request("unsupported parse_mode")
    return text, list(given)
