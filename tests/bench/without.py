"""The bot of `ours.py` without one of its guarantees, which the product cannot do without.
python -m tests.bench.without row|full|settling, with the environment of the bot."""

import asyncio
import sys
from collections.abc import Iterable
from typing import Any

import uvloop
from sqlmodel import Session

import bot as front_door
from gateway.intake import Intake
from gateway.turns import Turn
from models.database import PRAGMAS
from tests.bench import ours


class Unstored(Intake):
    """Each update is worked on as it comes; nothing is written down of it."""

    def store(self, updates: Iterable[dict[str, Any]]) -> None:
        for one in updates:
            self._busy[one["update_id"]] = asyncio.create_task(self._works(one))

    async def _works(self, one: dict[str, Any]) -> None:
        async with self._slots:
            await self.handle(one)
        del self._busy[one["update_id"]]

    def settle(self, session: Session) -> None: ...


class Unsettled(Intake):
    """Stored, and worked on from the table; that it is done is written down nowhere. It would be
    done again if anybody looked, which nobody does, since each chat says one thing."""

    def settle(self, session: Session) -> None: ...

    async def _close(self, turn: Turn, attempts: int) -> None: ...


def leave_out(guarantee: str) -> None:
    match guarantee:
        case "full":
            PRAGMAS["synchronous"] = "OFF"  # a commit is the kernel's, perhaps not on the disk
        case "row":
            vars(front_door)["Intake"] = Unstored
        case "settling":
            vars(front_door)["Intake"] = Unsettled


if __name__ == "__main__":
    leave_out(sys.argv[1])
    uvloop.run(ours.main())
