"""Telegram groups: which the bot stays in, and which hear the reminders of a unit."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import String, cast, literal
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from forms.rejections import NotAnOption
from models import Delivery, DeliveryState, Group, Mandate, Person, Role, Unit
from services import audit, mandates, people, progress, units
from services.errors import NotFound
from services.policy import Action, Reach
from services.reminders import KIND as REMINDER
from services.reminders import Reached

KIND = "group_reminder"
SUPERSEDED = "ada pengingat yang lebih baru"
HERE = col(Group.unit_id).is_not(None), col(Group.left_at).is_(None)
UNTOLD = (DeliveryState.SUPERSEDED, DeliveryState.CANCELLED)  # what the unit is not told either


def enter(
    session: Session, chat_id: int, title: str, *, telegram_id: int, now: datetime
) -> Unit | None:
    """Somebody has brought the bot into a group; gives the unit whose reminders they may link to
    it. Stranger or NotAllowed if it is not theirs to bring."""
    who = people.allowed(session, Action.BRING, telegram_id=telegram_id, now=now, least=Reach.UNIT)
    group = _row(session, chat_id) or Group(chat_id=chat_id, title=title, brought_by_id=who.id or 0)
    group.title, group.brought_by_id, group.left_at = title, who.id or 0, None
    session.add(group)
    session.flush()
    audit.record(session, "group.entered", f"group:{group.id}", who_id=who.id, now=now)
    held = people.posts(session, person=who, now=now)
    return next((post.unit for post in held if post.unit), None)


def link(session: Session, chat_id: int, unit_id: int, *, telegram_id: int, now: datetime) -> Unit:
    """Hears the unit's reminders from now on. NotFound if that is not theirs to say; also of the
    unit that it is linked to already."""
    group, who = at(session, chat_id, telegram_id=telegram_id, now=now)
    unit = session.get(Unit, unit_id)
    if unit is None or not _may_link(session, who, unit_id, now):
        raise NotFound
    if (was := group.unit_id) != unit_id:
        group.unit_id, group.linked_by_id, group.linked_at = unit_id, who.id, now
        _note(session, group, "group.linked", was, who, now)
    return unit


def link_named(
    session: Session, chat_id: int, name: str, *, telegram_id: int, now: datetime, today: date
) -> Unit:
    """The unit as people call it; one's own if none is named. NotAnOption brings the nearest."""
    at(session, chat_id, telegram_id=telegram_id, now=now)
    own = people.post_of(session, telegram_id=telegram_id, now=now)
    unit = own.unit if own and not name else units.match(session, name, today=today)
    if unit is None:
        raise NotAnOption(name, ())
    return link(session, chat_id, unit.id or 0, telegram_id=telegram_id, now=now)


def unlink(session: Session, chat_id: int, *, telegram_id: int, now: datetime) -> None:
    group, who = at(session, chat_id, telegram_id=telegram_id, now=now)
    if group.unit_id is not None:
        was = group.unit_id
        group.unit_id, group.linked_by_id, group.linked_at = None, None, None
        _note(session, group, "group.unlinked", was, who, now)


def at(session: Session, chat_id: int, *, telegram_id: int, now: datetime) -> tuple[Group, Person]:
    """A group, to whoever may link it; NotFound to others, as for a group that is not known."""
    person = people.known(session, telegram_id=telegram_id)
    group = _row(session, chat_id)
    if group is None or not _may_link(session, person, group.unit_id, now):
        raise NotFound
    return group, person


def lost(session: Session, chat_id: int, *, now: datetime) -> None:
    """The bot is not in it any more."""
    if group := _row(session, chat_id):
        group.left_at, group.unit_id, group.linked_by_id, group.linked_at = now, None, None, None
        session.add(group)
        audit.record(session, "group.left", f"group:{group.id}", who_id=None, now=now)


# ---- reminders


@dataclass(frozen=True, slots=True)
class Told:
    """What a unit is told, and since when that is due."""

    step: str
    anchor: date
    due_at: datetime


def plan(session: Session, reached: Sequence[Reached], *, now: datetime) -> int:
    """What its unit is reminded of, a linked group hears as well, once for each step; of the steps
    that are `reached` now also what nobody of the unit is there to be reminded of. Of each duty
    the newest."""
    linked = list(session.exec(_linked()).all())
    if not linked:
        return 0
    unheard_of = [row for one in reached for row in _of_step(session, linked, one, now)]
    session.add_all(unheard_of)
    session.flush()
    newest = {(group.id, said.anchor): (group, said) for group, said in _unheard(session, now)}
    heard = [
        row(group, Told(said.step, said.anchor, said.due_at), now=now)
        for group, said in newest.values()
    ]
    for new in (*unheard_of, *heard):
        _supersede(session, new)
    session.add_all(heard)
    return len(unheard_of) + len(heard)


def alone(linked: Iterable[Group], one: Reached) -> Iterator[Group]:
    """Those that hear a step although nobody of their unit can be reached."""
    read = one.read
    if Role.OFFICER not in one.step.recipients:
        return
    silent = {n for n in read.units() if read.seats.is_silent(n) and not read.held_back(n)}
    for group in linked:
        if group.unit_id in silent and group.linked_at and group.linked_at <= one.at:
            yield group


def by_unit(session: Session) -> dict[int, list[Group]]:
    """Those that hear what a unit is reminded of, by its id."""
    found: dict[int, list[Group]] = defaultdict(list)
    for group in session.exec(_linked()):
        found[group.unit_id or 0].append(group)
    return found


def titles(session: Session) -> dict[int, tuple[str, ...]]:
    return {n: tuple(one.title for one in linked) for n, linked in by_unit(session).items()}


def subjects_of(unit_ids: Collection[int]) -> Any:
    """A query: of what is owed to the groups of these units."""
    return select(_numbered("group:", Group.id)).where(col(Group.unit_id).in_(unit_ids))


def owed(session: Session, group: Group, deadline: date) -> tuple[Unit, Mandate] | None:
    """Asked again at send time; None where there is nothing to remind of any more."""
    unit = session.get(Unit, group.unit_id) if group.unit_id else None
    mandate = mandates.with_deadline(session, deadline)
    if unit is None or mandate is None:
        return None
    is_owing = progress.stage_of(session, unit, mandate) in progress.REMINDED
    return (unit, mandate) if is_owing else None


def row(group: Group, told: Told, *, now: datetime) -> Delivery:
    return Delivery(
        kind=KIND,
        subject=f"group:{group.id}",
        step=told.step,
        anchor=told.anchor,
        recipient_id=group.linked_by_id or group.brought_by_id,
        chat_id=group.chat_id,
        due_at=told.due_at,
        next_try_at=now,
    )


def _of_step(
    session: Session, linked: Iterable[Group], one: Reached, now: datetime
) -> Iterator[Delivery]:
    told = Told(one.step.name, one.read.mandate.deadline, one.at)
    same = Delivery.kind == KIND, Delivery.step == told.step, Delivery.anchor == told.anchor
    before = set(session.exec(select(Delivery.chat_id).where(*same)))
    for group in alone(linked, one):
        if group.chat_id not in before:
            yield row(group, told, now=now)


def _unheard(session: Session, now: datetime) -> Iterable[tuple[Group, Delivery]]:
    """What people of a unit were told since its group was linked, and that one neither heard nor
    anything newer of the same duty; the oldest first. One query, however many groups."""
    ours: Any = aliased(Delivery)
    about = ours.kind == KIND, ours.subject == _numbered("group:", Group.id)
    is_newer = or_(ours.step == Delivery.step, ours.due_at >= Delivery.due_at)
    heard = select(ours.id).where(*about, ours.anchor == Delivery.anchor, is_newer)
    told = Delivery.kind == REMINDER, Delivery.subject == _numbered("unit:", Group.unit_id)
    lately = col(Delivery.due_at) >= col(Group.linked_at), col(Delivery.due_at) <= now
    wanted = select(Group, Delivery).where(*HERE, *told, *lately)
    wanted = wanted.where(col(Delivery.state).not_in(UNTOLD), ~heard.exists())
    return session.exec(wanted.order_by(col(Delivery.due_at), col(Delivery.id))).all()


def _numbered(about: str, number: Any) -> Any:
    return literal(about) + cast(number, String)


def _supersede(session: Session, new: Delivery) -> None:
    """What waits for the same chat of the same duty."""
    mine = Delivery.kind == KIND, Delivery.subject == new.subject, Delivery.anchor == new.anchor
    waiting = select(Delivery).where(*mine, Delivery.state == DeliveryState.PLANNED)
    for older in session.exec(waiting).all():
        if older is not new:
            older.state, older.reason = DeliveryState.SUPERSEDED, SUPERSEDED


def _linked() -> Any:
    return select(Group).where(*HERE).order_by(col(Group.id))


def _row(session: Session, chat_id: int) -> Group | None:
    return session.exec(select(Group).where(Group.chat_id == chat_id)).first()


def _may_link(session: Session, who: Person, unit_id: int | None, now: datetime) -> bool:
    """A group of no unit is open to all who may link one."""
    if unit_id is None:
        return people.may(session, Action.LINK_GROUP, telegram_id=who.telegram_id, now=now)
    return people.reaches(session, who, Action.LINK_GROUP, unit_id=unit_id, now=now)


def _note(
    session: Session, group: Group, action: str, was: int | None, who: Person, now: datetime
) -> None:
    session.add(group)
    before, after = {"unit_id": was}, {"unit_id": group.unit_id}
    subject = f"group:{group.id}"
    audit.record(session, action, subject, who_id=who.id, now=now, before=before, after=after)
