"""A circular is written, corrected and thrown away while it is a concept."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from forms.circulars import BY_KIND, BY_NAME, CIRCULAR, EVERYBODY, KINDS
from models import Circle, Circular, Person, Role, Unit
from services import audit, drafts, people, posts, units
from services.circulars.outcomes import CircularWritten
from services.desk import Desk, Terms
from services.drafts import Beginning
from services.errors import AlreadySent, NotFound
from services.policy import Action
from services.steps import Step

CIRCLES = {EVERYBODY: Circle.ALL, BY_KIND: Circle.KINDS, BY_NAME: Circle.UNITS}
LABELS = {circle: label for label, circle in CIRCLES.items()}
KIND_LABELS = {kind: label for label, kind in KINDS.items()}


def find(
    session: Session, circular_id: int, *, telegram_id: int, now: datetime
) -> tuple[Circular, Person]:
    """To whoever writes circulars, concepts too; NotFound for what was thrown away."""
    who = people.allowed(session, Action.ANNOUNCE, telegram_id=telegram_id, now=now)
    it = session.get(Circular, circular_id, with_for_update=True)
    if it is None or it.discarded_at is not None:
        raise NotFound
    return it, who


def concept(
    session: Session, circular_id: int, *, telegram_id: int, now: datetime
) -> tuple[Circular, Person]:
    """AlreadySent once it is out."""
    it, who = find(session, circular_id, telegram_id=telegram_id, now=now)
    if it.sent_at is not None:
        raise AlreadySent("", 0)
    return it, who


def begin(session: Session, *, telegram_id: int, terms: Terms) -> Step:
    who = people.allowed(session, Action.ANNOUNCE, telegram_id=telegram_id, now=terms.now)
    what = Beginning(form=CIRCULAR, year=terms.today.year)
    return drafts.look(drafts.begin(session, what, person=who, terms=terms))


def correct(session: Session, circular_id: int, *, telegram_id: int, terms: Terms) -> Step:
    """The form with the answers as they are, at its review."""
    it, who = concept(session, circular_id, telegram_id=telegram_id, now=terms.now)
    answers = _as_answers(session, it)
    what = Beginning(form=CIRCULAR, year=terms.today.year, about_id=it.id, answers=answers)
    return drafts.look(drafts.begin(session, what, person=who, terms=terms))


def write(desk: Desk) -> CircularWritten:
    """A new concept, or the one that the form was about, corrected."""
    session, now, who = desk.session, desk.now, desk.person
    asked = {question.key for question in desk.asked}
    said = {key: desk.value(key) if key in asked else None for key in desk.draft.answers}
    columns, action = _columns(session, said), "circular.written"
    if desk.draft.about_id:
        it, _ = concept(session, desk.draft.about_id, telegram_id=who.telegram_id, now=now)
        it.sqlmodel_update(columns | {"revision": it.revision + 1})
        action = "circular.corrected"
    else:
        people.allowed(session, Action.ANNOUNCE, telegram_id=who.telegram_id, now=now)
        it = Circular(**columns, written_by_id=who.id or 0, written_at=now)
    session.add(it)
    session.flush()
    audit.record(session, action, f"circular:{it.id}", who_id=who.id, now=now)
    return CircularWritten(it.id or 0)


def discard(session: Session, circular_id: int, *, telegram_id: int, now: datetime) -> None:
    it, who = concept(session, circular_id, telegram_id=telegram_id, now=now)
    it.discarded_at = now
    session.add(it)
    audit.record(session, "circular.discarded", f"circular:{it.id}", who_id=who.id, now=now)


def _columns(session: Session, said: dict[str, Any]) -> dict[str, Any]:
    """What the answers make of the row."""
    files = said.get("file") or [None]
    return {
        "number": said.get("number"),
        "day": date.fromisoformat(said["day"]),
        "subject": said["subject"],
        "body": said["body"],
        "file": files[0],
        "circle": CIRCLES[said["circle"]],
        "kinds": [KINDS[label] for label in said.get("kinds") or []],
        "unit_ids": [units.named(session, name).id for name in said.get("units") or []],
        "roles": [posts.CALLED[label] for label in said["roles"]],
    }


def _as_answers(session: Session, it: Circular) -> dict[str, Any]:
    names = [session.get_one(Unit, unit_id).short_name for unit_id in it.unit_ids]
    values = {
        "number": it.number,
        "day": it.day.isoformat(),
        "subject": it.subject,
        "body": it.body,
        "file": [it.file] if it.file else None,
        "circle": LABELS[Circle(it.circle)],
        "kinds": [KIND_LABELS[kind] for kind in it.kinds] or None,
        "units": names or None,
        "roles": [posts.NAMES[Role(role)] for role in it.roles],
    }
    skippable = {question.key for question in CIRCULAR.questions if not question.required}
    return {
        key: {"value": value, "skipped": value is None}
        for key, value in values.items()
        if value is not None or key in skippable
    }
