"""Registered innovations, to those who may read them."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from models import Innovation
from services import people
from services.errors import NotFound


def document_of(
    session: Session, innovation_id: int, *, telegram_id: int, now: datetime
) -> dict[str, Any]:
    """The file answer `{name, sha256, size, extension}`; for verifiers and leadership."""
    people.leader(session, telegram_id=telegram_id, now=now)
    innovation = session.get(Innovation, innovation_id)
    file = innovation.profile.get("document") if innovation else None
    if not isinstance(file, dict):
        raise NotFound
    return file
