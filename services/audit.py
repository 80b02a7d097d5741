"""Writes down who did what, in the transaction in which it was done."""

from datetime import datetime
from typing import Any, TypedDict, Unpack

from sqlmodel import Session

from models import AuditEntry


class Facts(TypedDict, total=False):
    """What an entry may say beside who, what and when."""

    before: dict[str, Any] | None
    after: dict[str, Any] | None
    reason: str | None


def record(
    session: Session,
    action: str,
    subject: str,
    *,
    who_id: int | None,
    now: datetime,
    **facts: Unpack[Facts],
) -> None:
    session.add(AuditEntry(at=now, who_id=who_id, action=action, subject=subject, **facts))
