"""What Telegram handed over, kept before Telegram is told so."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, LargeBinary
from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from models.columns import moment


class IncomingState(StrEnum):
    """WAITING; SETTLED: the effect is committed; ANSWERED: the person saw it; PARKED: given up."""

    WAITING = "waiting"
    SETTLED = "settled"
    ANSWERED = "answered"
    PARKED = "parked"


class Incoming(SQLModel, table=True):
    """`id` is our own sequence: Telegram's `update_id` starts anew after a quiet week.

    `chat_id` is 0 where the update belongs to no chat. `payload` is the update as JSON bytes.
    """

    __tablename__ = "incoming"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index("ix_incoming_state_chat_id_id", "state", "chat_id", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    bot_id: int = Field(sa_type=BigInteger)
    update_id: int = Field(sa_type=BigInteger)
    chat_id: int = Field(sa_type=BigInteger)
    payload: bytes = Field(sa_type=LargeBinary)
    state: str = IncomingState.WAITING
    attempts: int = 0
    incident: str | None = None
    received_at: datetime = moment()
    settled_at: datetime | None = moment(default=None)
