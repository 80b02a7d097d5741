"""Links that open nothing: whoever tries many is slowed down."""

from datetime import datetime, timedelta

from sqlmodel import Session

from models import WrongTries
from services.privacy import traces

MOST = 5
PAUSE = timedelta(minutes=15)


def paused_until(session: Session, *, telegram_id: int, now: datetime) -> datetime | None:
    """Until when no link of this account is looked up; None if it may try."""
    row = session.get(WrongTries, telegram_id)
    return row.until if row and row.until and row.until > now else None


def count(session: Session, token: str, *, telegram_id: int, now: datetime) -> datetime | None:
    """One more; the end of the pause that it brings, if it does. What was tried is not kept."""
    traces.forget_token(session, token, chat_id=telegram_id)
    if until := paused_until(session, telegram_id=telegram_id, now=now):
        return until
    row = session.get(WrongTries, telegram_id) or WrongTries(telegram_id=telegram_id, last_at=now)
    row.tries, row.last_at = row.tries + 1, now
    row.until = now + PAUSE if row.tries % MOST == 0 else None
    session.add(row)
    return row.until
