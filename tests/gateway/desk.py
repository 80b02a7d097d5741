"""An intake by itself, with a note of what it was given to handle."""

import asyncio
from typing import Any

from sqlmodel import col, select

from gateway.intake import Intake
from models import Incoming
from models.database import Database
from tests.conftest import START


class Desk:
    """An intake whose updates are noted; those that say *rusak* cannot be handled."""

    def __init__(self, database: Database) -> None:
        self.intake = Intake(database, bot_id=1, now=lambda: START)
        self.intake.handle, self.intake.apologise = self.handle, self.apologise
        self.handled: list[tuple[int, str]] = []
        self.told: list[tuple[int, str]] = []

    async def handle(self, one: dict[str, Any]) -> None:
        await asyncio.sleep(0)
        message = one["message"]
        self.handled.append((message["chat"]["id"], message["text"]))
        if message["text"] == "rusak":
            raise LookupError(message["text"])

    async def apologise(self, chat_id: int, incident: str) -> None:
        self.told.append((chat_id, incident))

    def rows(self) -> list[Incoming]:
        with self.intake.database.reading() as session:
            return list(session.exec(select(Incoming).order_by(col(Incoming.id))))


def said(number: int, text: str, chat: int = 7) -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": chat}, "text": text}}
