"""What somebody has asked to be told again and again, or once."""

from datetime import datetime, time
from enum import StrEnum

from sqlmodel import Field, SQLModel

from models.columns import moment


class Wish(StrEnum):
    """RECAP comes every week or month, ALL_DONE once: when no unit lacks its innovation."""

    RECAP = "rekap"
    ALL_DONE = "semua_sudah"


class Subscription(SQLModel, table=True):
    """`weekday` (Monday is 0) or `day` of the month (0: its last), at `hour`, local. What falls due
    after `since` is told; `planned_for` is the newest due time that was written down."""

    __tablename__ = "subscriptions"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="people.id", index=True)
    wish: str
    weekday: int | None = None
    day: int | None = None
    hour: time | None = None
    since: datetime = moment()
    planned_for: datetime | None = moment(default=None)
    paused_at: datetime | None = moment(default=None)
    ended_at: datetime | None = moment(default=None, index=True)
