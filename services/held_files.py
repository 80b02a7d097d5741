"""What Telegram holds of our files, so that each is uploaded once."""

from datetime import datetime

from sqlmodel import Session

from models import HeldFile


def known(session: Session, key: str) -> str | None:
    """Telegram's own id of the file; None while it has to be uploaded."""
    found = session.get(HeldFile, key)
    return found.file_id if found else None


def keep(session: Session, key: str, file_id: str, *, now: datetime) -> None:
    session.merge(HeldFile(key=key, file_id=file_id, at=now))
