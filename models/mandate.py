"""The yearly duty, and when the units that have not met it are reminded."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from models.columns import moment


class Mandate(SQLModel, table=True):
    """`minimum` innovations per unit by `deadline`, a day in the regency's own time zone.

    `is_default_deadline`: nobody has confirmed the date yet; `set_by_id` is empty for the same
    reason. The mandate with no `closed_at` and the highest year is the open one.
    """

    __tablename__ = "mandates"

    id: int | None = Field(default=None, primary_key=True)
    year: int = Field(unique=True)
    minimum: int = 1
    deadline: date
    is_default_deadline: bool = True
    set_by_id: int | None = Field(default=None, foreign_key="people.id")
    set_at: datetime = moment()
    closed_at: datetime | None = moment(default=None)


class ReminderStep(SQLModel, table=True):
    """So many calendar days before the deadline."""

    __tablename__ = "reminder_steps"
    __table_args__ = (UniqueConstraint("mandate_id", "days_before"),)

    id: int | None = Field(default=None, primary_key=True)
    mandate_id: int = Field(foreign_key="mandates.id", index=True)
    days_before: int
