"""Which stored update is being handled, so that its effect and its settling are one commit."""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(slots=True)
class Turn:
    """`failure` is what a handler raised and nobody expected."""

    row_id: int
    chat_id: int
    is_settled: bool = False
    failure: BaseException | None = None


TURN: ContextVar[Turn | None] = ContextVar("TURN", default=None)
