"""Bappedalitbang looks at what was sent, and decides. Nobody decides on what they registered."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

from models import Innovation, Person, ProfileChange, Status, StatusChange, Unit
from services import changes, notices, people
from services.desk import Desk, Tap
from services.errors import NotFound
from services.outcomes import Examined
from services.policy import Action
from services.verifying import returning


@dataclass(frozen=True, slots=True)
class Waiting:
    """`since` is when it was sent last."""

    innovation: Innovation
    unit: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """An innovation before a verifier. `latest` is what its status came from, by whom; `mended`
    what the unit has changed since it was returned, `returned` the questions that it has to mend.
    `revision` grows with all that happens to it.
    """

    innovation: Innovation
    unit: str
    registered_by: str
    is_own: bool
    latest: StatusChange | None
    by: str
    mended: tuple[ProfileChange, ...]
    returned: tuple[str, ...]
    revision: int


def queue(session: Session, *, telegram_id: int, now: datetime) -> list[Waiting]:
    """What is sent and not decided, the longest wait first."""
    people.allowed(session, Action.VERIFY, telegram_id=telegram_id, now=now)
    sent = (
        select(StatusChange.innovation_id, func.max(StatusChange.at).label("at"))
        .where(StatusChange.after == Status.SENT)
        .group_by(col(StatusChange.innovation_id))
        .subquery()
    )
    since = func.coalesce(sent.c.at, col(Innovation.registered_at))
    wanted = (
        select(Innovation, Unit.short_name, sent.c.at)
        .join(Unit)
        .outerjoin(sent, sent.c.innovation_id == Innovation.id)
        .where(Innovation.status == Status.SENT)
        .order_by(since, col(Innovation.id))
    )
    return [Waiting(it, unit, at or it.registered_at) for it, unit, at in session.exec(wanted)]


def case(session: Session, innovation_id: int, *, telegram_id: int, now: datetime) -> Case:
    verifier = people.allowed(session, Action.VERIFY, telegram_id=telegram_id, now=now)
    it = session.get(Innovation, innovation_id)
    if it is None:
        raise NotFound
    return _case(session, it, verifier)


def at_rest(session: Session, innovation_id: int) -> Case:
    """As it stands, for what is told of it to others."""
    it = session.get_one(Innovation, innovation_id)
    return _case(session, it, None)


def verify(session: Session, tap: Tap, *, telegram_id: int, now: datetime) -> tuple[Case, bool]:
    """False, and nothing done, if the innovation is not what it was when the button was shown."""
    it, verifier = to_decide(session, tap.draft_id, telegram_id=telegram_id, now=now)
    if it.status != Status.SENT or revision(session, it) != tap.revision:
        return _case(session, it, verifier), False
    decide(session, it, Status.VERIFIED, by=verifier, now=now)
    return _case(session, it, verifier), True


def at_hand(
    session: Session, tap: Tap, status: Status, *, telegram_id: int, now: datetime
) -> tuple[Case, Person, bool]:
    """Before a form is opened: whether it stands as it did when the button was shown."""
    it, verifier = to_decide(session, tap.draft_id, telegram_id=telegram_id, now=now)
    found = _case(session, it, verifier)
    return found, verifier, it.status == status and found.revision == tap.revision


def give_back(desk: Desk) -> Examined:
    """The form that names the fields is sent. A correction that the unit has begun before asks for
    them too."""
    outcome = _by_form(desk, Status.SENT, Status.RETURNED)
    it = desk.session.get_one(Innovation, outcome.innovation_id)
    draft = changes.under_way_of(desk.session, it)
    if outcome.is_done and draft is not None:
        draft.answers = returning.asked_again(draft.answers, returning.fields(desk.session, it))
        draft.revision += 1
        desk.session.add(draft)
    return outcome


def reopen(desk: Desk) -> Examined:
    """The form that asked for the reason is sent: it waits for a decision again."""
    return _by_form(desk, Status.VERIFIED, Status.SENT)


def to_decide(
    session: Session, innovation_id: int, *, telegram_id: int, now: datetime
) -> tuple[Innovation, Person]:
    """An innovation, held for this verifier; NotFound if they registered it."""
    verifier = people.allowed(session, Action.VERIFY, telegram_id=telegram_id, now=now)
    it = session.get(Innovation, innovation_id, with_for_update=True)
    if it is None or it.registered_by_id == verifier.id:
        raise NotFound
    return it, verifier


def decide(
    session: Session,
    it: Innovation,
    status: Status,
    *,
    by: Person,
    now: datetime,
    reason: str | None = None,
) -> None:
    """The unit's officers, and whoever registered it, hear of it at once."""
    changes.change_status(session, it, status, who_id=by.id or 0, now=now, reason=reason)
    latest = _latest(session, it)
    unit = session.get_one(Unit, it.unit_id)
    held = people.posts_of_officers(session, [unit], now=now)
    for person_id in {it.registered_by_id, *(post.person_id for post in held)}:
        to, step = session.get_one(Person, person_id), str(latest.id if latest else 0)
        notices.owe(session, "decided", f"innovation:{it.id}", to, now=now, step=step)


def _by_form(desk: Desk, before: Status, after: Status) -> Examined:
    """Nothing is done if somebody was faster while the form was filled in."""
    about, who = desk.draft.about_id or 0, desk.person.telegram_id
    it, verifier = to_decide(desk.session, about, telegram_id=who, now=desk.now)
    is_done = it.status == before
    if is_done:
        reason = desk.value("reason")
        decide(desk.session, it, after, by=verifier, now=desk.now, reason=reason)
    return Examined(about, it.number, Status(it.status), is_done)


def revision(session: Session, it: Innovation) -> int:
    """The number of changes that it has been through."""
    return sum(
        session.exec(
            select(func.count()).select_from(table).where(table.innovation_id == it.id)
        ).one()
        for table in (StatusChange, ProfileChange)
    )


def _case(session: Session, it: Innovation, verifier: Person | None) -> Case:
    latest = _latest(session, it)
    by = session.get(Person, latest.by_id) if latest else None
    return Case(
        innovation=it,
        unit=session.get_one(Unit, it.unit_id).short_name,
        registered_by=session.get_one(Person, it.registered_by_id).name,
        is_own=verifier is not None and it.registered_by_id == verifier.id,
        latest=latest,
        by=by.name if by else "",
        mended=_mended(session, it),
        returned=returning.fields(session, it),
        revision=revision(session, it),
    )


def _latest(session: Session, it: Innovation) -> StatusChange | None:
    mine = select(StatusChange).where(StatusChange.innovation_id == it.id)
    return session.exec(mine.order_by(col(StatusChange.id).desc())).first()


def _mended(session: Session, it: Innovation) -> tuple[ProfileChange, ...]:
    back = StatusChange.innovation_id == it.id, StatusChange.after == Status.RETURNED
    newest = select(StatusChange.at).where(*back).order_by(col(StatusChange.id).desc())
    returned_at = session.exec(newest).first()
    if returned_at is None:
        return ()
    since = ProfileChange.innovation_id == it.id, ProfileChange.at >= returned_at
    return tuple(session.exec(select(ProfileChange).where(*since).order_by(col(ProfileChange.id))))
