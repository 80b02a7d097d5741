"""Bappedalitbang looks at what was sent, and decides. Nobody decides on what they registered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from forms.verification import REOPENING, RETURN
from models import Draft, Innovation, Person, ProfileChange, Status, StatusChange, Unit
from services import assessment, changes, evidence_options, notices, people
from services.desk import Desk, Tap, Terms
from services.drafts import Beginning, begin, look
from services.errors import NotFound
from services.outcomes import Examined
from services.policy import Action
from services.steps import Step
from services.verifying import returning, telling, verdicts
from services.verifying.returning import Mended
from services.verifying.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class Waiting:
    """`since` is when it was sent last; or, of one that is verified already, when the unit changed
    something about an indicator that had been decided."""

    innovation: Innovation
    unit: str
    since: datetime
    is_outdated: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """An innovation before a verifier. `latest` is what its status came from, by whom; `returned`
    are the questions that the unit has to mend, `returned_codes` the indicators. `revision` grows
    with all that happens to it, its indicators apart.
    """

    innovation: Innovation
    unit: str
    registered_by: str
    is_own: bool
    latest: StatusChange | None
    by: str
    mended: Mended
    returned: tuple[str, ...]
    returned_codes: tuple[str, ...]
    verdicts: Verdicts
    revision: int


def queue(session: Session, *, telegram_id: int, now: datetime) -> list[Waiting]:
    """What is to be decided, the longest wait first."""
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
    found = [Waiting(it, unit, at or it.registered_at) for it, unit, at in session.exec(wanted)]
    return sorted([*found, *_outdated(session)], key=lambda one: one.since)


def _outdated(session: Session) -> list[Waiting]:
    changed = verdicts.outdated(session, status=Status.VERIFIED)
    named = select(Innovation, Unit.short_name).join(Unit)
    rows = session.exec(named.where(col(Innovation.id).in_(changed)))
    return [Waiting(it, unit, changed[it.id or 0], is_outdated=True) for it, unit in rows]


def case(session: Session, innovation_id: int, *, telegram_id: int, terms: Terms) -> Case:
    verifier = people.allowed(session, Action.VERIFY, telegram_id=telegram_id, now=terms.now)
    it = session.get(Innovation, innovation_id)
    if it is None:
        raise NotFound
    return _case(session, it, verifier, terms)


def at_rest(session: Session, innovation_id: int, *, terms: Terms) -> Case:
    """As it stands, for what is told of it to others."""
    it = session.get_one(Innovation, innovation_id)
    return _case(session, it, None, terms)


def verify(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> tuple[Case, bool]:
    """False, and nothing done, if the innovation is not what it was when the button was shown."""
    it, verifier = to_decide(session, tap.draft_id, telegram_id=telegram_id, now=terms.now)
    is_fresh = it.status == Status.SENT and revision(session, it) == tap.revision
    if is_fresh:
        decide(session, it, Status.VERIFIED, by=verifier, now=terms.now)
    return _case(session, it, verifier, terms), is_fresh


def begin_return(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> Step | Case:
    """The form that asks what goes back, and why; `tap.key` is the code of an indicator that is
    ticked in it already. What was ticked and not sent is gone on with."""
    it, verifier = to_decide(session, tap.draft_id, telegram_id=telegram_id, now=terms.now)
    if it.status != Status.SENT or revision(session, it) != tap.revision:
        return _case(session, it, verifier, terms)
    year = assessment.assessment_year(it)
    one = terms.instruments.of(year).by_code.get(tap.key)
    ticked = [
        *_ticked_before(session, it, verifier),
        *([evidence_options.called(one)] if one else []),
    ]
    parts = [{"id": 0, "text": label} for label in dict.fromkeys(ticked)]
    answers = {"fields": {"value": None, "parts": parts, "open": True}} if parts else {}
    what = Beginning(form=RETURN, year=year, about_id=it.id, answers=answers)
    return look(begin(session, what, person=verifier, terms=terms))


def begin_reopening(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> Step | Case:
    """The form that asks why."""
    it, verifier = to_decide(session, tap.draft_id, telegram_id=telegram_id, now=terms.now)
    if it.status != Status.VERIFIED or revision(session, it) != tap.revision:
        return _case(session, it, verifier, terms)
    what = Beginning(form=REOPENING, year=terms.today.year, about_id=it.id)
    return look(begin(session, what, person=verifier, terms=terms))


def _ticked_before(session: Session, it: Innovation, verifier: Person) -> list[Any]:
    """In the form that this verifier has left last, since the innovation was sent."""
    latest = _latest(session, it)
    mine = Draft.form == RETURN.name, Draft.about_id == it.id, Draft.author_id == verifier.id
    unsent = col(Draft.sent_at).is_(None), col(Draft.discarded_at).is_(None)
    found = session.exec(select(Draft).where(*mine, *unsent).order_by(col(Draft.id).desc())).first()
    if found is None or (latest is not None and found.created_at < latest.at):
        return []
    return [part["text"] for part in found.answers.get("fields", {}).get("parts", [])]


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
    telling.give_way(session, it)
    latest = _latest(session, it)
    for to in telling.concerned(session, it, now=now):
        step = str(latest.id if latest else 0)
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


def _case(session: Session, it: Innovation, verifier: Person | None, terms: Terms) -> Case:
    latest = _latest(session, it)
    by = session.get(Person, latest.by_id) if latest else None
    return Case(
        innovation=it,
        unit=session.get_one(Unit, it.unit_id).short_name,
        registered_by=session.get_one(Person, it.registered_by_id).name,
        is_own=verifier is not None and it.registered_by_id == verifier.id,
        latest=latest,
        by=by.name if by else "",
        mended=returning.mended(session, it),
        returned=returning.fields(session, it),
        returned_codes=returning.indicators(session, it),
        verdicts=verdicts.read(session, it, instruments=terms.instruments),
        revision=revision(session, it),
    )


def _latest(session: Session, it: Innovation) -> StatusChange | None:
    mine = select(StatusChange).where(StatusChange.innovation_id == it.id)
    return session.exec(mine.order_by(col(StatusChange.id).desc())).first()
