"""Messages that are kept current by editing, until they end."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from models import LiveReport, Person, PinnedBoard

Row = LiveReport | PinnedBoard
MAY_NOT = "yang memulainya tidak berhak lagi"


@dataclass(frozen=True, slots=True)
class Kept:
    """One that may be looked after now, and as whom it is read."""

    row: Row
    telegram_id: int

    @property
    def name(self) -> str:
        """For the log."""
        return f"{type(self.row).__name__} {self.row.id}"


def due(
    session: Session, table: type[Row], person_id: Any, between: timedelta, *, now: datetime
) -> list[Kept]:
    """Those that were not edited within that time, the longest ago first; `person_id` is the column
    of as whom one is read."""
    rows: Any = table
    waiting = col(rows.ended_at).is_(None), col(rows.edited_at) <= now - between
    wanted = select(rows, Person.telegram_id).where(*waiting, person_id == Person.id)
    ordered = wanted.order_by(col(rows.edited_at), col(rows.id))
    return [Kept(row, telegram_id) for row, telegram_id in session.exec(ordered)]


def as_is(session: Session, one: Kept) -> Row:
    """Much may have happened since it was read."""
    table: Any = type(one.row)
    found: Row = session.get_one(table, one.row.id)
    return found


def edited(session: Session, row: Row, shown: str, *, now: datetime) -> None:
    row.shown, row.edited_at = shown, now
    session.add(row)


def end(session: Session, row: Row, reason: str, *, now: datetime) -> None:
    """The first reason holds."""
    if row.ended_at is None:
        row.ended_at, row.reason = now, reason
        session.add(row)
