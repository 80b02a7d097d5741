"""What kind of database this is."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.columns import moment


class Installation(SQLModel, table=True):
    """One row. `is_demo` keeps play and duty apart: a bot with a token refuses a demo database.

    `alive_at` is when it last served: written each minute in which Telegram could be reached.
    """

    __tablename__ = "installation"

    id: int = Field(default=1, primary_key=True)
    is_demo: bool
    created_at: datetime = moment()
    alive_at: datetime | None = moment(default=None)
