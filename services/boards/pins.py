"""Boards that hang in a chat: kept current while who hung them may see them, and they are there."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models import PinnedBoard
from services import kept, people
from services.kept import Kept
from services.policy import Action

BETWEEN = timedelta(minutes=1)
REPLACED = "papan lain disematkan"
TAKEN_DOWN = "dilepas"


def hang(
    session: Session,
    chat_id: int,
    message_id: int,
    shown: str,
    *,
    telegram_id: int,
    now: datetime,
) -> None:
    """The only one of the chat from now on; `shown` is the fingerprint of what it says."""
    person = people.allowed(session, Action.ASK_MISSING, telegram_id=telegram_id, now=now)
    for before in session.exec(select(PinnedBoard).where(*_hanging(chat_id))):
        if before.message_id == message_id:
            return
        kept.end(session, before, REPLACED, now=now)
    session.add(
        PinnedBoard(
            chat_id=chat_id,
            message_id=message_id,
            pinned_by_id=person.id or 0,
            pinned_at=now,
            shown=shown,
            edited_at=now,
        )
    )


def take_down(
    session: Session, chat_id: int, message_id: int, *, telegram_id: int, now: datetime
) -> None:
    people.allowed(session, Action.ASK_MISSING, telegram_id=telegram_id, now=now)
    for pin in session.exec(select(PinnedBoard).where(*_hanging(chat_id))):
        if pin.message_id == message_id:
            kept.end(session, pin, TAKEN_DOWN, now=now)


def is_hanging(session: Session, chat_id: int, message_id: int) -> bool:
    same = PinnedBoard.message_id == message_id
    return session.exec(select(PinnedBoard.id).where(*_hanging(chat_id), same)).first() is not None


def due(session: Session, now: datetime) -> list[Kept]:
    return kept.due(session, PinnedBoard, PinnedBoard.pinned_by_id, BETWEEN, now=now)


def _hanging(chat_id: int) -> tuple[bool, bool]:
    return PinnedBoard.chat_id == chat_id, col(PinnedBoard.ended_at).is_(None)  # type: ignore[return-value]
