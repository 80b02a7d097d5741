"""A day off, or one that is worked, against what the national calendar says."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel

from models.columns import moment


class CalendarDay(SQLModel, table=True):
    """Goes before the regency's file and before the national calendar."""

    __tablename__ = "calendar_days"

    id: int | None = Field(default=None, primary_key=True)
    day: date = Field(unique=True)
    is_worked: bool
    reason: str
    set_by_id: int = Field(foreign_key="people.id")
    set_at: datetime = moment()
