"""The methods of the Bot API that the simulator has, by name; everything else answers 501."""

from pathlib import Path

from simulator.errors import ApiError, not_found, not_written
from simulator.methods import about, answering, chatting, editing, fetching, media, sending
from simulator.methods.registry import METHODS

__all__ = [
    "METHODS",
    "about",
    "absent",
    "answering",
    "chatting",
    "editing",
    "fetching",
    "media",
    "sending",
]

PUBLISHED = frozenset((Path(__file__).parent / "bot_api_10_0.txt").read_text().lower().split())


def absent(name: str) -> ApiError:
    """501 for what the API has and the simulator lacks, 404 for what nobody has."""
    known = name.lower() in PUBLISHED
    return not_written(f"method {name}") if known else not_found("method not found")
