"""Questions to the data in plain words: those that stand in a chat, and those not understood."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger
from sqlmodel import Field, SQLModel

from models.columns import moment


class View(SQLModel, table=True):
    """A question that a message of the chat answers; `filter` is what `Question.as_json` gives. Its
    buttons carry the id and one change."""

    __tablename__ = "views"

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = Field(sa_type=BigInteger, index=True)
    filter: dict[str, Any] = Field(sa_type=JSON)
    asked_at: datetime = moment()


class UnansweredQuestion(SQLModel, table=True):
    """What was not understood, as plain words: no names, no numbers, and nothing of who asked but
    the role. `nearest` is the intent that came closest."""

    __tablename__ = "unanswered_questions"

    id: int | None = Field(default=None, primary_key=True)
    words: str
    role: str | None = None
    nearest: str | None = None
    asked_at: datetime = moment(index=True)
