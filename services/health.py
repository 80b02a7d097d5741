"""How the house is: numbers, moments and sizes, for a monitor and for /kesehatan. No names."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlmodel import Session, col, func, select

from models import Delivery, DeliveryState, Incoming, IncomingState
from models.database import Database
from services import backups, deliveries

LATE = 900.0  # seconds that an update may wait, or a due row be late in an open hour
LEAST_FREE = 500 * 1024 * 1024
OLDEST_BACKUP = 26 * 3600.0


@dataclass(frozen=True, slots=True)
class Health:
    """Ages in seconds, sizes in bytes; None where there is nothing of the kind.

    `waiting` are updates not handled yet, `parked` those given up, `possible_copies` sends of
    unknown fate. `last_update_age` counts from the newest update that was stored.
    """

    waiting: int
    oldest_waiting_age: float | None
    last_update_age: float | None
    parked: int
    deliveries: dict[str, int]
    deliveries_add_up: bool
    oldest_due_age: float | None
    possible_copies: int
    database_size: int
    disk_free: int
    backup_age: float | None

    @property
    def troubles(self) -> list[str]:
        """Names of what an admin should look at; empty when all is well."""
        found = {
            "waiting": (self.oldest_waiting_age or 0) > LATE,
            "parked": self.parked > 0,
            "deliveries": not self.deliveries_add_up,
            "disk": self.disk_free < LEAST_FREE,
            "backup": self.backup_age is None or self.backup_age > OLDEST_BACKUP,
        }
        return [name for name, is_so in found.items() if is_so]


def look(
    session: Session, *, database: Database, storage: Path, copies: Path, now: datetime
) -> Health:
    report = deliveries.report(session)
    newest = backups.latest(copies)
    return Health(
        **_incoming(session, now),
        deliveries=report.by_state,
        deliveries_add_up=report.adds_up,
        oldest_due_age=_age(_oldest_due(session, now), now),
        possible_copies=report.possible_copies,
        database_size=_size(session, database),
        disk_free=shutil.disk_usage(_existing(storage)).free,
        backup_age=_age(newest.moment if newest else None, now),
    )


def _incoming(session: Session, now: datetime) -> dict[str, Any]:
    is_waiting = col(Incoming.state) == IncomingState.WAITING
    waiting, oldest = session.exec(
        select(func.count(), func.min(Incoming.received_at)).where(is_waiting)
    ).one()
    newest = session.exec(select(func.max(Incoming.received_at))).one()
    parked = select(func.count()).where(col(Incoming.state) == IncomingState.PARKED)
    return {
        "waiting": waiting,
        "oldest_waiting_age": _age(oldest, now),
        "last_update_age": _age(newest, now),
        "parked": session.exec(parked).one(),
    }


def _oldest_due(session: Session, now: datetime) -> datetime | None:
    is_due = col(Delivery.state) == DeliveryState.PLANNED, col(Delivery.next_try_at) <= now
    return session.exec(select(func.min(Delivery.due_at)).where(*is_due)).one()


def _age(moment: datetime | None, now: datetime) -> float | None:
    return None if moment is None else round((now - moment).total_seconds(), 1)


def _size(session: Session, database: Database) -> int:
    if database.is_sqlite:
        files = [Path(f"{database.url.database}{suffix}") for suffix in ("", "-wal")]
        return sum(file.stat().st_size for file in files if file.exists())
    asked = session.connection().exec_driver_sql("SELECT pg_database_size(current_database())")
    return int(asked.scalar() or 0)


def _existing(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())
