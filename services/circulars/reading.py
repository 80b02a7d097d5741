"""Circulars as those read them to whom they are addressed."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import Circular, CircularReading, Person
from services import people
from services.circulars import audience
from services.errors import NotFound
from services.policy import Action, Reach


@dataclass(frozen=True, slots=True)
class Shown:
    """`read_at` is when this person said that they had read it; `is_asked` whether it is addressed
    to them at all; `is_keeper` whether they write circulars. `units` are short names, where it
    names units one by one."""

    circular: Circular
    units: tuple[str, ...]
    read_at: datetime | None
    is_asked: bool
    is_keeper: bool


@dataclass(frozen=True, slots=True)
class Archive:
    """The newest first, concepts before what is out."""

    shown: tuple[Shown, ...]
    is_keeper: bool


def archive(session: Session, *, telegram_id: int, now: datetime) -> Archive:
    who = _reader(session, telegram_id, now)
    is_keeper = _keeps(session, who, now)
    kept = select(Circular).where(col(Circular.discarded_at).is_(None))
    newest = col(Circular.sent_at).desc(), col(Circular.id).desc()
    every = session.exec(kept.order_by(*newest)).all()
    shown = [_shown(session, it, who, now, is_keeper=is_keeper) for it in every]
    mine = [one for one in shown if _may_read(session, one, who, now)]
    mine.sort(key=lambda one: one.circular.sent_at is not None)
    return Archive(tuple(mine), is_keeper)


def look(session: Session, circular_id: int, *, telegram_id: int, now: datetime) -> Shown:
    """NotFound to those whom it is not addressed to."""
    who = _reader(session, telegram_id, now)
    it = session.get(Circular, circular_id)
    if it is None or it.discarded_at is not None:
        raise NotFound
    shown = _shown(session, it, who, now, is_keeper=_keeps(session, who, now))
    if not _may_read(session, shown, who, now):
        raise NotFound
    return shown


def read(session: Session, circular_id: int, *, telegram_id: int, now: datetime) -> Shown:
    """The first time counts; of who is not asked, nothing is kept."""
    shown = look(session, circular_id, telegram_id=telegram_id, now=now)
    if shown.is_asked and shown.read_at is None:
        who = people.known(session, telegram_id=telegram_id)
        row = CircularReading(circular_id=circular_id, person_id=who.id or 0, read_at=now)
        session.add(row)
        session.flush()
    return look(session, circular_id, telegram_id=telegram_id, now=now)


def _reader(session: Session, telegram_id: int, now: datetime) -> Person:
    action, least = Action.READ_CIRCULARS, Reach.UNIT
    return people.allowed(session, action, telegram_id=telegram_id, now=now, least=least)


def _keeps(session: Session, who: Person, now: datetime) -> bool:
    return people.reaches(session, who, Action.ANNOUNCE, unit_id=None, now=now)


def _shown(session: Session, it: Circular, who: Person, now: datetime, *, is_keeper: bool) -> Shown:
    mine = CircularReading.circular_id == it.id, CircularReading.person_id == who.id
    read_at = session.exec(select(CircularReading.read_at).where(*mine)).first()
    is_asked = it.sent_at is not None and audience.is_addressed(session, it, who, now=now)
    named = audience.named_units(session, it)
    return Shown(it, named, read_at, is_asked, is_keeper)


def _may_read(session: Session, shown: Shown, who: Person, now: datetime) -> bool:
    if shown.is_keeper or shown.is_asked:
        return True
    sees_all = people.reaches(session, who, Action.READ_CIRCULARS, unit_id=None, now=now)
    return sees_all and shown.circular.sent_at is not None
