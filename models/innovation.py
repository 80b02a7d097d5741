"""An innovation of a unit, and the history of its status."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel, UniqueConstraint

from models.access import Decision
from models.columns import moment


class Status(StrEnum):
    SENT = "dikirim"
    RETURNED = "dikembalikan"
    VERIFIED = "terverifikasi"
    UPLOADED = "diunggah"
    ASSESSED = "dinilai"
    WITHDRAWN = "ditarik"


def numbered(mandate_year: int, sequence: int) -> str:
    """What people call an innovation by."""
    return f"INV-{mandate_year}-{sequence:04}"


class Innovation(SQLModel, table=True):
    """`profile` holds the answers' values by question key; `sequence` counts within the year."""

    __tablename__ = "innovations"
    __table_args__ = (UniqueConstraint("mandate_year", "sequence"),)

    id: int | None = Field(default=None, primary_key=True)
    draft_id: int | None = Field(default=None, foreign_key="drafts.id", unique=True)
    unit_id: int = Field(foreign_key="units.id", index=True)
    mandate_year: int = Field(index=True)
    sequence: int
    name: str
    status: str
    profile: dict[str, Any] = Field(sa_type=JSON)
    registered_by_id: int = Field(foreign_key="people.id")
    registered_at: datetime = moment()

    @property
    def number(self) -> str:
        return numbered(self.mandate_year, self.sequence)


class StatusChange(SQLModel, table=True):
    __tablename__ = "status_changes"

    id: int | None = Field(default=None, primary_key=True)
    innovation_id: int = Field(foreign_key="innovations.id", index=True)
    before: str | None
    after: str
    by_id: int = Field(foreign_key="people.id")
    at: datetime = moment()
    reason: str | None = None


class ProfileChange(SQLModel, table=True):
    """One answer of the profile as it was and as it became."""

    __tablename__ = "profile_changes"

    id: int | None = Field(default=None, primary_key=True)
    innovation_id: int = Field(foreign_key="innovations.id", index=True)
    key: str
    before: Any = Field(default=None, sa_type=JSON)
    after: Any = Field(default=None, sa_type=JSON)
    by_id: int = Field(foreign_key="people.id")
    at: datetime = moment()


class Proposal(SQLModel, table=True):
    """A change wanted after verification; `changes` has the new values by question key."""

    __tablename__ = "proposals"

    id: int | None = Field(default=None, primary_key=True)
    innovation_id: int = Field(foreign_key="innovations.id", index=True)
    draft_id: int = Field(foreign_key="drafts.id", unique=True)
    changes: dict[str, Any] = Field(sa_type=JSON)
    by_id: int = Field(foreign_key="people.id")
    at: datetime = moment()
    state: str = Field(default=Decision.WAITING, index=True)
    decided_at: datetime | None = moment(default=None)
    decided_by_id: int | None = Field(default=None, foreign_key="people.id")
    reason: str | None = None
