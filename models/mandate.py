"""The yearly duty, and when the units that have not met it are reminded."""

from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel, UniqueConstraint

from models.columns import moment

USUAL_HOUR = time(8, 30)


class DutyKind(StrEnum):
    """What a unit owes: an innovation; evidence for it; that it is entered with the ministry."""

    INNOVATION = "innovation"
    EVIDENCE = "evidence"
    ENTRY = "entry"


class Mandate(SQLModel, table=True):
    """`minimum` innovations per unit by `deadline`, a day in the regency's own time zone; of the
    kind EVIDENCE as many indicators of one innovation. `opens` is when the window of ENTRY does.

    `is_default_deadline`: nobody has confirmed the date yet; `set_by_id` is empty for the same
    reason. Several may be open at a time, each with a deadline of its own; of those with no
    `closed_at` and of the kind INNOVATION, the highest year is the one that is meant where none is
    named.
    """

    __tablename__ = "mandates"
    __table_args__ = (UniqueConstraint("year", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    year: int
    kind: str = DutyKind.INNOVATION
    minimum: int = 1
    opens: date | None = None
    deadline: date
    is_default_deadline: bool = True
    set_by_id: int | None = Field(default=None, foreign_key="people.id")
    set_at: datetime = moment()
    closed_at: datetime | None = moment(default=None)


class ReminderStep(SQLModel, table=True):
    """So many calendar days before the deadline, or after it where that is negative. `recipients`
    are roles: officer and head of the unit, verifier for the list, leader for the recap. `hour` is
    local. `planned_for` is the deadline for which it was planned last, also where that concerned
    nobody."""

    __tablename__ = "reminder_steps"
    __table_args__ = (UniqueConstraint("mandate_id", "days_before"),)

    id: int | None = Field(default=None, primary_key=True)
    mandate_id: int = Field(foreign_key="mandates.id", index=True)
    days_before: int
    recipients: list[str] = Field(sa_type=JSON)
    hour: time = USUAL_HOUR
    planned_for: date | None = None

    @property
    def name(self) -> str:
        """`H-30`, or `H+7` after the deadline."""
        return f"H{-self.days_before:+}" if self.days_before else "H"


class Promise(SQLModel, table=True):
    """The day by which a unit has said that it will send; or one person's reminder put off
    (`person_id`). `planned_at` is when the reminder of that day was written down."""

    __tablename__ = "promises"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="units.id", index=True)
    mandate_id: int = Field(foreign_key="mandates.id")
    person_id: int | None = Field(default=None, foreign_key="people.id")
    day: date
    made_by_id: int = Field(foreign_key="people.id")
    made_at: datetime = moment()
    planned_at: datetime | None = moment(default=None)


class ReminderPause(SQLModel, table=True):
    """Nobody is reminded of it while it lasts: of one unit, or of any where none is named. `until`
    is its last day, local; without one it lasts until somebody ends it."""

    __tablename__ = "reminder_pauses"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    reason: str
    until: date | None = None
    by_id: int = Field(foreign_key="people.id")
    at: datetime = moment()
    ended_at: datetime | None = moment(default=None)
    ended_by_id: int | None = Field(default=None, foreign_key="people.id")


class AllowedHours(SQLModel, table=True):
    """When the bot may write unasked, local time. `weekdays` are digits, Monday is 0. Rows for a
    time (`valid_from` to `valid_to`, both counted) go before those without, rows of a unit before
    those of all."""

    __tablename__ = "allowed_hours"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int | None = Field(default=None, foreign_key="units.id", index=True)
    weekdays: str
    opens: time
    closes: time
    valid_from: date | None = None
    valid_to: date | None = None
