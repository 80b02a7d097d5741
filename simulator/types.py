"""The few words that every file of this room uses."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

Json = dict[str, Any]


class Clock(Protocol):
    def now(self) -> datetime:
        """The time, aware and in UTC."""
        ...


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file as it travels in a multipart request."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Reply:
    """What a call is answered with. The ways in (request, server) carry out delay and loss."""

    status: int
    body: Json = field(default_factory=dict)
    raw: bytes | None = None  # sent instead of the body: garbage
    delay: float = 0.0  # seconds before the answer leaves
    lost: bool = False  # the connection is cut instead of an answer
