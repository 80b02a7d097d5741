"""A board that is pinned in a chat and kept current there."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from models.columns import moment


class PinnedBoard(SQLModel, table=True):
    """`shown` is a fingerprint of what the message says, without its hour. The newest of a chat
    with no `ended_at` is kept current; `reason` says why one is so no more."""

    __tablename__ = "pinned_boards"

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger, index=True)
    message_id: int = Field(sa_type=BigInteger)
    pinned_by_id: int = Field(foreign_key="people.id")
    pinned_at: datetime = moment()
    shown: str = ""
    edited_at: datetime = moment()
    ended_at: datetime | None = moment(default=None, index=True)
    reason: str | None = None
