"""A screen as values, and the addresses that buttons carry."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

LONGEST_DATA = 64  # bytes, Telegram's limit
GAP = " … "


class UnreadableAddress(ValueError):  # noqa: N818
    """Callback data that no button of ours ever held."""


@dataclass(frozen=True, slots=True)
class Address:
    """`verb:row:revision:key:choice`; what a button does, to which row as it was when shown."""

    verb: str
    row: int = 0
    revision: int = 0
    key: str = ""
    choice: str = ""

    def __str__(self) -> str:
        data = f"{self.verb}:{self.row}:{self.revision}:{self.key}:{self.choice}"
        if len(data.encode()) > LONGEST_DATA:
            raise ValueError(f"callback data over {LONGEST_DATA} bytes: {data}")
        return data

    @classmethod
    def read(cls, data: str) -> Self:
        parts = data.split(":")
        is_ours = data.isascii() and data.isprintable() and len(parts) == 5
        if not is_ours or not all(p.isdigit() and len(p) < 10 for p in parts[1:3]):
            raise UnreadableAddress(data)
        return cls(parts[0], int(parts[1]), int(parts[2]), parts[3], parts[4])


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    address: Address


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """`text` is Telegram's HTML. `keys` are labels that stay below the chat from then on: typing
    one is pressing it. A message has either buttons or keys."""

    text: str
    buttons: tuple[Row, ...] = ()
    keys: tuple[str, ...] = ()


HELP = Button("❓ Bantuan", Address("help"))
"""The way on from where nothing else leads on."""


def rows_of(buttons: Sequence[Button], across: int) -> list[Row]:
    return [tuple(buttons[n : n + across]) for n in range(0, len(buttons), across)]


def turning(page: int, last: int, to: Callable[[int], Address]) -> tuple[Row, ...]:
    """The row that turns pages, counted from 0; none where there is only one."""
    if not last:
        return ()
    ways = [("◀️", page - 1), (f"{page + 1}/{last + 1}", page), ("▶️", page + 1)]
    return (tuple(Button(label, to(n)) for label, n in ways if 0 <= n <= last),)


def short(text: str, most: int) -> str:
    """One line of at most so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def cut(name: str, most: int) -> str:
    """The same for a button: names that begin alike differ at their end, so that stays. Whole
    words, where they are not too long."""
    line = " ".join(name.split())
    if len(line) <= most:
        return line
    end = line[-(most // 3) :]
    end = end.partition(" ")[2] or end
    start = line[: most - len(GAP) - len(end)]
    return f"{start.rpartition(' ')[0] or start}{GAP}{end}"
