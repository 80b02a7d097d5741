"""A report that edits itself: what became of messages that somebody has sent."""

from datetime import datetime

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel

from models.columns import moment


class LiveReport(SQLModel, table=True):
    """A message in the private chat of who sent them. `subject` is `circular:12` or `nudge:` and
    the step of its deliveries; `shown` a fingerprint of what the message says, without its hour.
    It is edited until `ended_at`; `reason` says why not any more."""

    __tablename__ = "live_reports"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    message_id: int = Field(sa_type=BigInteger)
    subject: str
    begun_at: datetime = moment()
    shown: str = ""
    edited_at: datetime = moment()
    ended_at: datetime | None = moment(default=None, index=True)
    reason: str | None = None
