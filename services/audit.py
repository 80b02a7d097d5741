"""Writes down who did what, in the transaction in which it was done."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from models import AuditEntry


def record(
    session: Session,
    action: str,
    subject: str,
    *,
    who_id: int | None,
    now: datetime,
    after: dict[str, Any] | None = None,
) -> None:
    session.add(AuditEntry(at=now, who_id=who_id, action=action, subject=subject, after=after))
