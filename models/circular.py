"""Circulars (surat edaran): whom each is addressed to, and who has read it."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel, UniqueConstraint

from models.columns import moment


class Circle(StrEnum):
    """Which units a circular is for."""

    ALL = "all"
    KINDS = "kinds"
    UNITS = "units"


class Circular(SQLModel, table=True):
    """A concept until `sent_at`; `number` is empty where it has none yet.

    `file` is `{name, sha256, size, extension}` of a PDF that came with it; without one, a PDF is
    made of the body. `circle` says which units it is for: of these `kinds`, or those in `unit_ids`,
    or all; `roles` who of them, and who of the regency. `calls` counts how often people were
    called to read it; the deliveries of a call bear its number as their step.
    """

    __tablename__ = "circulars"

    id: int | None = Field(default=None, primary_key=True)
    number: str | None = None
    day: date
    subject: str
    body: str
    file: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    circle: str
    kinds: list[str] = Field(default_factory=list, sa_type=JSON)
    unit_ids: list[int] = Field(default_factory=list, sa_type=JSON)
    roles: list[str] = Field(sa_type=JSON)
    revision: int = 1
    calls: int = 0
    written_by_id: int = Field(foreign_key="people.id")
    written_at: datetime = moment()
    sent_by_id: int | None = Field(default=None, foreign_key="people.id")
    sent_at: datetime | None = moment(default=None)
    discarded_at: datetime | None = moment(default=None)


class CircularReading(SQLModel, table=True):
    """Somebody has said that they have read it; the first time counts."""

    __tablename__ = "circular_readings"
    __table_args__ = (UniqueConstraint("circular_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    circular_id: int = Field(foreign_key="circulars.id", index=True)
    person_id: int = Field(foreign_key="people.id")
    read_at: datetime = moment()
