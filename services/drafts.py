"""Drafts as rows: begun, found again, opened, put aside, taken over, discarded.

The caller's transaction commits. To get a desk is to be allowed to write at it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import inspect
from sqlmodel import Session, col, select

from forms.kinds import Form
from models import AuditEntry, Draft, Innovation, Person, SaidMessage, Unit
from services import audit, notices, people
from services.desk import Desk, Tap, Terms, is_old
from services.draft_statements import ANSWERED, AT_OPEN, SAID, SAVED, Post
from services.errors import AlreadySent, Discarded, NotFound, NothingOpen
from services.people import OF_A_UNIT
from services.policy import Action
from services.steps import Step, step

NAMED = "registration"
DISCARDED = "draft.discarded"
UNSENT = (
    Draft.form == NAMED,
    col(Draft.sent_at).is_(None),
    col(Draft.discarded_at).is_(None),
)  # what a query asks of registrations and corrections that are still to come


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a new draft is for; `year` is the mandate's, or the calendar's where none is meant."""

    form: Form
    year: int
    unit: Unit | None = None
    innovation_id: int | None = None
    about_id: int | None = None
    answers: dict[str, Any] = field(default_factory=dict)


def begin(session: Session, what: Beginning, *, person: Person, terms: Terms) -> Desk:
    """A new draft, opened. What was open before stays among the drafts; but what was begun just
    now, and has no answer yet, is not begun twice."""
    form = terms.forms[what.form.name]
    draft = Draft(
        unit_id=what.unit.id if what.unit else None,
        author_id=person.id or 0,
        form=form.name,
        form_version=form.version,
        instrument_year=terms.instruments.of(what.year).year,
        mandate_year=what.year,
        innovation_id=what.innovation_id,
        about_id=what.about_id,
        answers=what.answers,
        created_at=terms.now,
        changed_at=terms.now,
    )
    begun = session.get(Draft, person.open_draft_id) if person.open_draft_id else None
    if begun is not None and _are_alike(begun, draft):
        return Desk(session, begun, form, person, what.unit, terms)
    session.add(draft)
    session.flush()
    desk = Desk(session, draft, form, person, what.unit, terms)
    _open(desk)
    return desk


def _are_alike(one: Draft, other: Draft) -> bool:
    names = ("unit_id", "author_id", "form", "mandate_year", "innovation_id", "about_id", "answers")
    return all(getattr(one, name) == getattr(other, name) for name in names)


def name_of(draft: Draft) -> str | None:
    """None while it has none: then it is called by its date."""
    value = draft.answers.get("name", {}).get("value")
    return str(value) if value else None


def resume(desk: Desk) -> Step:
    """Opens it for this person; whoever else has it open is told, and it stays open to them."""
    _open_beside_others(desk)
    return look(desk)


def _open_beside_others(desk: Desk) -> None:
    if desk.person.open_draft_id == desk.draft.id:
        return
    _open(desk)
    for other in desk.others():
        subject, me = f"draft:{desk.draft.id}", str(desk.person.id)
        notices.owe(desk.session, "draft_shared", subject, other, now=desk.now, step=me)


def leave(session: Session, *, telegram_id: int) -> str | None:
    """Closes the open form; everything answered stays. Its name, or None if none was open."""
    person = people.known(session, telegram_id=telegram_id)
    if person.open_draft_id is None:
        return None
    draft = session.get_one(Draft, person.open_draft_id)
    close(session, person)
    return draft.form


def close(session: Session, person: Person) -> None:
    person.open_draft_id = None
    session.add(person)


def discard(desk: Desk, tap: Tap) -> bool:
    """Out of the lists, on the person's word; False if the draft has changed meanwhile. Whoever
    has it open, and whoever began it, is told."""
    if is_old(desk, tap):
        return False
    session, now, subject = desk.session, desk.now, f"draft:{desk.draft.id}"
    for one in _concerned(desk):
        notices.owe(session, "draft_discarded", subject, one, now=now, is_daily=False)
    for one in (desk.person, *desk.others()):
        if one.open_draft_id == desk.draft.id:
            close(session, one)
    desk.draft.discarded_at = now
    session.add(desk.draft)
    audit.record(session, DISCARDED, subject, who_id=desk.person.id, now=now)
    return True


def _concerned(desk: Desk) -> list[Person]:
    others, author = desk.others(), desk.session.get_one(Person, desk.draft.author_id)
    if author in (desk.person, *others) or not _may_fill(
        desk.session, desk.draft, author, desk.now
    ):
        return others
    return [*others, author]


def discarded(session: Session, draft: Draft) -> Discarded:
    """What there is to say of a draft that was."""
    entry = AuditEntry.subject == f"draft:{draft.id}", AuditEntry.action == DISCARDED
    who_id = session.exec(select(AuditEntry.who_id).where(*entry)).first()
    by = session.get(Person, who_id or 0)
    at = draft.discarded_at or draft.changed_at
    return Discarded(name_of(draft) or "", by.name if by else "", at)


def look(desk: Desk) -> Step:
    """Where the draft stands, which is now what the person has before the eyes."""
    found = step(desk)
    key = found.question.key if found.question else ""
    if desk.draft.shown.get(str(desk.person.id)) != key:
        desk.draft.shown = {**desk.draft.shown, str(desk.person.id): key}
        desk.session.add(desk.draft)
    return found


def at_open(session: Session, *, telegram_id: int, terms: Terms, message_id: int = 0) -> Desk:
    """The desk of the person's open form, or NothingOpen; `message_id` is what they said to it."""
    asked = {"telegram_id": telegram_id, "now": terms.now, "message_id": message_id}
    rows = session.execute(AT_OPEN, asked).all()
    if not rows:
        people.known(session, telegram_id=telegram_id)
        raise NothingOpen
    person, draft, _, is_repeated, is_shared, *_ = rows[0]
    held = [(role, unit_id) for *_, role, unit_id in rows if role is not None]
    desk = _allowed(session, draft, person, terms, held)
    return replace(desk, is_repeated=is_repeated, is_alone=not is_shared)


def save(desk: Desk) -> None:
    """What an answer changes of a draft, as its last change in the transaction: a statement that is
    made once takes a quarter of what the session takes to find the changes out."""
    draft, changes = desk.draft, inspect(desk.draft).committed_state
    if changes and changes.keys() <= set(ANSWERED):
        new = {name: getattr(draft, name) for name in ANSWERED}
        desk.session.connection().execute(SAVED, {"row": draft.id, **new})
        desk.session.expunge(draft)


def at_tapped(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> Desk:
    """The desk of the draft of a button; NotFound for others, AlreadySent for sent ones."""
    person = people.known(session, telegram_id=telegram_id)
    draft = session.get(Draft, tap.draft_id, with_for_update=True)
    return _allowed(session, draft, person, terms)


def at_card(session: Session, tap: Tap, *, telegram_id: int, terms: Terms) -> Desk:
    """The same for a button of a card: the draft that a person has before the eyes is the one that
    is open to them, or what they type next would go to another."""
    desk = at_tapped(session, tap, telegram_id=telegram_id, terms=terms)
    _open_beside_others(desk)
    return desk


def was_said(session: Session, message_id: int, *, telegram_id: int) -> bool:
    """Whether a message was taken before: updates may be delivered again."""
    mine = Person.telegram_id == telegram_id, SaidMessage.message_id == message_id
    return session.exec(select(SaidMessage.key).join(Person).where(*mine)).first() is not None


def remember(desk: Desk, message_id: int, key: str = "") -> None:
    """A message counts once, however often it is delivered; without a key it was no answer."""
    mine = {"draft_id": desk.draft.id, "person_id": desk.person.id}
    desk.session.connection().execute(SAID, {**mine, "message_id": message_id, "key": key})


def at_edited(session: Session, message_id: int, *, telegram_id: int, terms: Terms) -> Desk | None:
    """The desk of the draft that a message was said to; None if it was said to none."""
    person = people.known(session, telegram_id=telegram_id)
    mine = SaidMessage.person_id == person.id, SaidMessage.message_id == message_id
    memory = session.exec(
        select(SaidMessage).where(*mine).order_by(col(SaidMessage.draft_id).desc())
    ).first()
    if memory is None:
        return None
    return _allowed(session, session.get(Draft, memory.draft_id), person, terms)


def _allowed(
    session: Session,
    draft: Draft | None,
    person: Person,
    terms: Terms,
    held: Iterable[Post] | None = None,
) -> Desk:
    """`held` are the person's posts, where they have been read already."""
    if draft is None or not _may_fill(session, draft, person, terms.now, held):
        raise NotFound
    if draft.sent_at is not None:
        raise _sent(session, draft)
    if draft.discarded_at is not None:
        raise discarded(session, draft)
    return desk_for(session, draft, person, terms)


def _may_fill(
    session: Session,
    draft: Draft,
    person: Person,
    now: datetime,
    held: Iterable[Post] | None = None,
) -> bool:
    """Officers of its unit; its author, too, while working for all units or for none."""
    if held is None:
        mine = people.memberships(session, person=person, now=now)
        held = [(membership.role, membership.unit_id) for membership in mine]
    if any(role in OF_A_UNIT and unit_id == draft.unit_id for role, unit_id in held):
        return draft.unit_id is not None or draft.author_id == person.id
    if draft.author_id != person.id:
        return False
    unit_id, action = draft.unit_id, Action.REGISTER
    return unit_id is None or people.reaches(session, person, action, unit_id=unit_id, now=now)


def desk_for(session: Session, draft: Draft, person: Person, terms: Terms) -> Desk:
    unit = session.get(Unit, draft.unit_id) if draft.unit_id else None
    return Desk(session, draft, terms.forms[draft.form], person, unit, terms)


def _open(desk: Desk) -> None:
    desk.person.open_draft_id = desk.draft.id
    desk.session.add(desk.person)


def _sent(session: Session, draft: Draft) -> AlreadySent:
    wanted = select(Innovation).where(Innovation.draft_id == draft.id)
    innovation = session.exec(wanted).first()
    if innovation is None and draft.innovation_id:
        innovation = session.get(Innovation, draft.innovation_id)
    return AlreadySent(innovation.number, innovation.id or 0) if innovation else AlreadySent("", 0)
