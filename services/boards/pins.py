"""Boards that hang in a chat: kept current while who hung them may see them, and they are there."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models import Person, PinnedBoard
from services import people
from services.policy import Action

BETWEEN = timedelta(minutes=1)
MAY_NOT = "yang menyematkan tidak berhak lagi"
REPLACED = "papan lain disematkan"
TAKEN_DOWN = "dilepas"


@dataclass(frozen=True, slots=True)
class Hanging:
    """A board that may be looked after now, and as whom it is read."""

    pin: PinnedBoard
    telegram_id: int


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
        end(session, before, REPLACED, now=now)
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
            end(session, pin, TAKEN_DOWN, now=now)


def is_hanging(session: Session, chat_id: int, message_id: int) -> bool:
    same = PinnedBoard.message_id == message_id
    return session.exec(select(PinnedBoard.id).where(*_hanging(chat_id), same)).first() is not None


def due(session: Session, *, now: datetime) -> list[Hanging]:
    """Those that were not edited within the last minute, the longest ago first."""
    waiting = col(PinnedBoard.ended_at).is_(None), col(PinnedBoard.edited_at) <= now - BETWEEN
    wanted = select(PinnedBoard, Person.telegram_id).where(
        *waiting, PinnedBoard.pinned_by_id == Person.id
    )
    ordered = wanted.order_by(col(PinnedBoard.edited_at), col(PinnedBoard.id))
    return [Hanging(pin, telegram_id) for pin, telegram_id in session.exec(ordered)]


def edited(session: Session, pin: PinnedBoard, shown: str, *, now: datetime) -> None:
    pin.shown, pin.edited_at = shown, now
    session.add(pin)


def end(session: Session, pin: PinnedBoard, reason: str, *, now: datetime) -> None:
    pin.ended_at, pin.reason = now, reason
    session.add(pin)


def _hanging(chat_id: int) -> tuple[bool, bool]:
    return PinnedBoard.chat_id == chat_id, col(PinnedBoard.ended_at).is_(None)  # type: ignore[return-value]
