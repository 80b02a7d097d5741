"""What is known of a year while it is lived through."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from services.clock import Clock
from services.house import House


class Still(Clock):
    """Stands where it was put."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


@dataclass
class Year:
    """What happened: `arrived` are messages in chats, by delivery; `wrong` is what must not be.
    `blocked` are people, `shut` chats of groups that take nothing from the bot."""

    house: House
    clock: Still
    random: Random
    blocked: set[int] = field(default_factory=set)
    shut: set[int] = field(default_factory=set)
    arrived: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    acts: Counter[str] = field(default_factory=Counter)
    looked_at: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    numbers: int = 0
