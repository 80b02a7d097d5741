"""The context that every handler gets: the house, and one transaction that settles the turn."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypedDict

from sqlmodel import Session
from telegram.ext import CallbackContext, ExtBot

from gateway.intake import Intake
from gateway.pulse import Pulse
from services.house import House


class Acting(Protocol):
    """Whoever wrote or pressed something."""

    @property
    def telegram_id(self) -> int: ...


class Who(TypedDict):
    """What a service asks about whoever acts."""

    telegram_id: int
    now: datetime


@dataclass
class BotData:
    """`cards` has the living card of each chat, while the process runs."""

    house: House
    intake: Intake
    pulse: Pulse
    cards: dict[int, Any] = field(default_factory=dict)


class Context(CallbackContext[ExtBot[None], dict[str, object], dict[str, object], BotData]):
    @property
    def house(self) -> House:
        return self.bot_data.house

    @property
    def cards(self) -> dict[int, Any]:
        return self.bot_data.cards

    def who(self, acts: Acting) -> Who:
        return {"telegram_id": acts.telegram_id, "now": self.house.now()}

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """At most one per handler; the effect and the settling of the update are one commit."""
        with self.house.database.transaction() as session:
            yield session
            self.bot_data.intake.settle(session)
        self.bot_data.intake.mark_settled()
