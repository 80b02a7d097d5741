"""Telegram groups that the bot stays in."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from models.columns import moment


class Group(SQLModel, table=True):
    """`unit_id` is the unit whose reminders the group hears; most groups hear none. `chat_id`
    changes when Telegram makes a supergroup of it."""

    __tablename__ = "telegram_groups"

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger, unique=True)
    title: str
    brought_by_id: int = Field(foreign_key="people.id")
    unit_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    linked_by_id: int | None = Field(default=None, foreign_key="people.id")
    linked_at: datetime | None = moment(default=None)
    left_at: datetime | None = moment(default=None)
