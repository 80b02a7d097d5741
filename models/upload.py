"""A spreadsheet that was handed in: previewed first, then applied row by row."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field, SQLModel

from models.columns import moment


class SheetUpload(SQLModel, table=True):
    """`kind` is innovations, people or invitations; `file` is `{name, sha256, size, extension}`.

    `applied_rows` counts the rows that are in, so that a cut-off import goes on where it was.
    """

    __tablename__ = "sheet_uploads"

    id: int | None = Field(default=None, primary_key=True)
    kind: str
    file: dict[str, Any] = Field(sa_type=JSON)
    by_id: int = Field(foreign_key="people.id")
    uploaded_at: datetime = moment()
    applied_rows: int = 0
    applied_at: datetime | None = moment(default=None)
