"""Marking what was typed into the ministry's screens as uploaded, and taking that back."""

from datetime import datetime

from sqlmodel import Session, col, select

from forms import official as labels
from models import Innovation, Person, Status, StatusChange, Unit
from services import changes, notices, people
from services.desk import Desk, Tap
from services.errors import NotFound
from services.official import ledger
from services.official.options import found
from services.package.contents import revision
from services.package.outcome import UploadTaken, UploadUndone
from services.policy import Action

TOLD = "uploaded"  # the kind of the notice to a unit's officers


def mark(session: Session, tap: Tap, *, telegram_id: int, now: datetime) -> bool:
    """False, and nothing done, if it is not what it was when the button was shown."""
    by = people.allowed(session, Action.PACK, telegram_id=telegram_id, now=now)
    it = session.get(Innovation, tap.draft_id, with_for_update=True)
    if it is None:
        raise NotFound
    if it.status != Status.VERIFIED or revision(session, tap.draft_id) != tap.revision:
        return False
    _change(session, it, Status.UPLOADED, by=by, now=now)
    return True


def submit(desk: Desk) -> UploadTaken:
    """Several, ticked in a form; what is not verified any more is left out and named."""
    session, now = desk.session, desk.now
    by = people.allowed(session, Action.PACK, telegram_id=desk.person.telegram_id, now=now)
    done, left = [], []
    for label in desk.value("innovations"):
        it = found(session, labels.number_in(label))
        if it is None or it.status != Status.VERIFIED:
            left.append(label)
            continue
        _change(session, it, Status.UPLOADED, by=by, now=now)
        done.append(label)
    return UploadTaken(tuple(done), tuple(left))


def to_undo(
    session: Session, innovation_id: int, *, telegram_id: int, now: datetime
) -> tuple[Innovation, Person]:
    """NotFound unless it is marked as uploaded: what has an official score is not undone."""
    by = people.allowed(session, Action.PACK, telegram_id=telegram_id, now=now)
    it = session.get(Innovation, innovation_id, with_for_update=True)
    if it is None or it.status != Status.UPLOADED:
        raise NotFound
    return it, by


def undo(desk: Desk) -> UploadUndone:
    """The form that asked why is sent. Nothing is done if it was undone meanwhile."""
    about, who, now = desk.draft.about_id or 0, desk.person.telegram_id, desk.now
    try:
        it, by = to_undo(desk.session, about, telegram_id=who, now=now)
    except NotFound:
        return UploadUndone(about, "", is_done=False)
    _change(desk.session, it, Status.VERIFIED, by=by, now=now, reason=desk.value("reason"))
    return UploadUndone(about, it.number, is_done=True)


def latest(session: Session, innovation_id: int) -> StatusChange | None:
    mine = select(StatusChange).where(StatusChange.innovation_id == innovation_id)
    return session.exec(mine.order_by(col(StatusChange.id).desc())).first()


def _change(
    session: Session,
    it: Innovation,
    status: Status,
    *,
    by: Person,
    now: datetime,
    reason: str | None = None,
) -> None:
    """The unit's officers hear of it. What the ministry has scored already is done with that."""
    changes.change_status(session, it, status, who_id=by.id or 0, now=now, reason=reason)
    ledger.settle(session, it, by=by, now=now)
    session.flush()
    change, unit = latest(session, it.id or 0), session.get_one(Unit, it.unit_id)
    for held in people.posts_of_officers(session, [unit], now=now):
        officer = session.get_one(Person, held.person_id)
        step = str(change.id if change else 0)
        notices.owe(session, TOLD, f"innovation:{it.id}", officer, now=now, step=step)
