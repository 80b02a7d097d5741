"""Circulars as those read them to whom they are addressed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import Circular, CircularReading
from services import people
from services.circulars import audience
from services.circulars.audience import Posts
from services.errors import NotFound
from services.policy import Action, Reach


@dataclass(frozen=True, slots=True)
class Shown:
    """`read_at` is when this person said that they had read it; `is_asked` whether it is addressed
    to them at all; `is_keeper` whether they write circulars."""

    circular: Circular
    read_at: datetime | None
    is_asked: bool
    is_keeper: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """One circular with the units (short names) that it names one by one."""

    shown: Shown
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """The newest first, concepts before what is out."""

    shown: tuple[Shown, ...]
    is_keeper: bool

    @property
    def unread(self) -> int:
        return sum(one.is_asked and one.read_at is None for one in self.shown)


@dataclass(frozen=True, slots=True)
class Reader:
    """What decides on what somebody may read, read once; `sees_all` that is out."""

    posts: Posts
    readings: Mapping[int, datetime]
    is_keeper: bool
    sees_all: bool

    def shown(self, it: Circular) -> Shown | None:
        """None for what is not theirs to read."""
        is_out = it.sent_at is not None
        is_asked = is_out and self.posts.are_addressed(it)
        if not (self.is_keeper or is_asked or (is_out and self.sees_all)):
            return None
        return Shown(it, self.readings.get(it.id or 0), is_asked, self.is_keeper)


def archive(session: Session, *, telegram_id: int, now: datetime) -> Archive:
    reader = _reader(session, telegram_id, now)
    kept = select(Circular).where(col(Circular.discarded_at).is_(None))
    newest = col(Circular.sent_at).desc(), col(Circular.id).desc()
    mine = [one for it in session.exec(kept.order_by(*newest)) if (one := reader.shown(it))]
    mine.sort(key=lambda one: one.circular.sent_at is not None)
    return Archive(tuple(mine), reader.is_keeper)


def look(session: Session, circular_id: int, *, telegram_id: int, now: datetime) -> Opened:
    """NotFound to those whom it is not addressed to."""
    reader = _reader(session, telegram_id, now)
    it = session.get(Circular, circular_id)
    if it is None or it.discarded_at is not None or (shown := reader.shown(it)) is None:
        raise NotFound
    return Opened(shown, audience.named_units(session, it))


def read(session: Session, circular_id: int, *, telegram_id: int, now: datetime) -> Shown:
    """The first time counts; of who is not asked, nothing is kept."""
    shown = look(session, circular_id, telegram_id=telegram_id, now=now).shown
    if not shown.is_asked or shown.read_at is not None:
        return shown
    who = people.known(session, telegram_id=telegram_id)
    session.add(CircularReading(circular_id=circular_id, person_id=who.id or 0, read_at=now))
    return Shown(shown.circular, now, True, shown.is_keeper)


def _reader(session: Session, telegram_id: int, now: datetime) -> Reader:
    action, least = Action.READ_CIRCULARS, Reach.UNIT
    who = people.allowed(session, action, telegram_id=telegram_id, now=now, least=least)
    mine = select(CircularReading).where(CircularReading.person_id == who.id)
    return Reader(
        posts=audience.posts(session, who, now=now),
        readings={row.circular_id: row.read_at for row in session.exec(mine)},
        is_keeper=people.reaches(session, who, Action.ANNOUNCE, unit_id=None, now=now),
        sees_all=people.reaches(session, who, action, unit_id=None, now=now),
    )
