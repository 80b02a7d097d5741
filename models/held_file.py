"""Files of ours that Telegram holds already."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from models.columns import moment


class HeldFile(SQLModel, table=True):
    """`key` names the content (what changes it, changes the key); `file_id` is Telegram's own name
    of it, which spares another upload and belongs to one bot."""

    __tablename__ = "held_files"

    key: str = Field(primary_key=True)
    file_id: str
    at: datetime = moment()
