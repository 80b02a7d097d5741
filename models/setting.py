"""What the regency has decided for itself, where the default does not fit it."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.columns import moment


class RegencySetting(SQLModel, table=True):
    """No row: the default holds. Former values are in the audit."""

    __tablename__ = "regency_settings"

    key: str = Field(primary_key=True)
    value: Any = Field(sa_type=JSON)
    set_by_id: int = Field(foreign_key="people.id")
    set_at: datetime = moment()
