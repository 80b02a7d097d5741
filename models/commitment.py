"""Heads of units commit themselves to the duty of a year."""

from datetime import date, datetime

from sqlmodel import Field, SQLModel, UniqueConstraint

from models.columns import moment


class Commitment(SQLModel, table=True):
    """Signed once by each head: another post is another signature, and the old one stays.

    `name` and `position` are those on record, which were typed back; `wording` is the version of
    the text that was shown, `minimum` and `deadline` what stood in it.
    """

    __tablename__ = "commitments"
    __table_args__ = (UniqueConstraint("mandate_year", "membership_id"),)

    id: int | None = Field(default=None, primary_key=True)
    mandate_year: int
    unit_id: int = Field(foreign_key="units.id", index=True)
    person_id: int = Field(foreign_key="people.id")
    membership_id: int = Field(foreign_key="memberships.id", index=True)
    name: str
    position: str
    wording: int
    minimum: int
    deadline: date
    planned_title: str | None = None
    planned_day: date | None = None
    signed_at: datetime = moment()
