"""A screen as values, and the addresses that buttons carry."""

from dataclasses import dataclass
from typing import Self

LONGEST_DATA = 64  # bytes, Telegram's limit


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
        if len(parts) != 5 or not all(
            p.isascii() and p.isdigit() and len(p) < 10 for p in parts[1:3]
        ):
            raise UnreadableAddress(data)
        return cls(parts[0], int(parts[1]), int(parts[2]), parts[3], parts[4])


@dataclass(frozen=True, slots=True)
class Button:
    label: str
    address: Address


@dataclass(frozen=True, slots=True)
class Screen:
    """`text` is Telegram's HTML."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
