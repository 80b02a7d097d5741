"""Who did what to what; names people by id only."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.columns import moment


class AuditEntry(SQLModel, table=True):
    """`who_id` is empty for what the bot did by itself; `subject` as in `Delivery.subject`."""

    __tablename__ = "audit_entries"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime = moment()
    who_id: int | None = Field(default=None, foreign_key="people.id", index=True)
    action: str
    subject: str = Field(index=True)
    before: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    after: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    reason: str | None = None
