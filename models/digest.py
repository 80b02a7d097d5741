"""Who wants the weekly digest."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.columns import moment


class DigestChoice(SQLModel, table=True):
    """What somebody has chosen for themselves; without a row, what is usual for their role."""

    __tablename__ = "digest_choices"

    person_id: int = Field(foreign_key="people.id", primary_key=True)
    is_wanted: bool
    chosen_at: datetime = moment()
