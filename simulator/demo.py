"""What the page is told about the bot it shows; the bot's own start fills this in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """A role with a chat of its own on the page, such as *Operator Disdikbud*.

    Where there is no room for all chats side by side, those `in_front` are opened first.
    """

    id: int
    name: str
    note: str = ""
    in_front: bool = False


async def _nothing() -> None: ...


async def _stand(_: timedelta) -> None: ...


def _never() -> datetime | None:
    return None


@dataclass(slots=True)
class Demo:
    """`epoch` is where the clock of the demo begins, and begins again after *Mulai ulang*."""

    token: str
    epoch: datetime
    people: list[DemoPerson] = field(default_factory=list)
    advance: Callable[[timedelta], Awaitable[None]] = _stand
    next_due: Callable[[], datetime | None] = _never
    restart: Callable[[], Awaitable[None]] = _nothing
