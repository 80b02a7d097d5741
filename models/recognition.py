"""What the regency has been recognised for, as published."""

from sqlmodel import Field, SQLModel, UniqueConstraint


class Recognition(SQLModel, table=True):
    """`title` is the list or prize (`Top 10`), `name` the innovation where one is named."""

    __tablename__ = "recognitions"
    __table_args__ = (UniqueConstraint("title", "year", "unit_id", "name"),)

    id: int | None = Field(default=None, primary_key=True)
    title: str
    year: int = Field(index=True)
    unit_id: int = Field(foreign_key="units.id")
    place: int | None = None
    name: str | None = None
    source: str
