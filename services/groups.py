"""Telegram groups: which the bot stays in, and which hear the reminders of a unit."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from forms.rejections import NotAnOption
from models import Delivery, DeliveryState, Group, Mandate, Person, Role, Unit
from services import (
    audit,
    hours,
    mandates,
    pauses,
    people,
    progress,
    recipients,
    schedule,
    units,
)
from services.errors import NotFound
from services.policy import Action, Reach
from services.reminders import KIND as REMINDER
from services.workdays import WorkCalendar

KIND = "group_reminder"
SUPERSEDED = "ada pengingat yang lebih baru"
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


def plan(session: Session, *, calendar: WorkCalendar, now: datetime) -> int:
    """What its unit is reminded of, a linked group hears as well, once for each step; where nobody
    of the unit can be reached, also what nobody is there to be reminded of."""
    linked = list(session.exec(_linked()).all())
    if not linked:
        return 0
    seats, due = recipients.seats(session, now=now), _due(session, calendar, now)
    return sum(
        _plan_for(session, group, due if seats.is_silent(group.unit_id or 0) else [], now)
        for group in linked
    )


def titles(session: Session) -> dict[int, tuple[str, ...]]:
    """Of the groups that hear what a unit is reminded of, by its id."""
    found: dict[int, tuple[str, ...]] = {}
    for group in session.exec(_linked()):
        found[group.unit_id or 0] = (*found.get(group.unit_id or 0, ()), group.title)
    return found


def owed(session: Session, group: Group, deadline: date) -> tuple[Unit, Mandate] | None:
    """Asked again at send time; None where there is nothing to remind of any more."""
    unit = session.get(Unit, group.unit_id) if group.unit_id else None
    mandate = mandates.with_deadline(session, deadline)
    if unit is None or mandate is None:
        return None
    is_owing = progress.stage_of(session, unit, mandate) in progress.REMINDED
    return (unit, mandate) if is_owing else None


def linked_to(session: Session, unit_id: int) -> list[Group]:
    return list(session.exec(_linked().where(Group.unit_id == unit_id)))


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


def _told(session: Session, group: Group, now: datetime) -> list[Told]:
    """What people of its unit were told since it was linked."""
    theirs = Delivery.kind == REMINDER, Delivery.subject == f"unit:{group.unit_id}"
    lately = col(Delivery.due_at) >= group.linked_at, col(Delivery.due_at) <= now
    told = select(Delivery).where(*theirs, *lately, col(Delivery.state).not_in(UNTOLD))
    found = session.exec(told.order_by(col(Delivery.due_at), col(Delivery.id)))
    return [Told(one.step, one.anchor, one.due_at) for one in found]


def _due(session: Session, calendar: WorkCalendar, now: datetime) -> list[Told]:
    """Of each open mandate the newest step that is due to units."""
    found, calendar = [], hours.in_force(session, calendar)
    for mandate in mandates.all_open(session):
        due = schedule.of_mandate(session, mandate, calendar)
        owed = [one for one in due if mandate.set_at <= one[0] <= now]
        if owed and Role.OFFICER in owed[-1][1].recipients:
            found.append(Told(owed[-1][1].name, mandate.deadline, owed[-1][0]))
    return found


def _is_for(session: Session, group: Group, one: Told) -> bool:
    """People of the unit were told, or it was decided that they are not: then so is the group."""
    theirs = Delivery.kind == REMINDER, Delivery.subject == f"unit:{group.unit_id}"
    same = select(Delivery.id).where(*theirs, *_of_step(one)).limit(1)
    is_linked = group.linked_at is not None and group.linked_at <= one.due_at
    return (
        is_linked
        and session.exec(same).first() is None
        and pauses.reason_for(session, group.unit_id or 0) is None
        and owed(session, group, one.anchor) is not None
    )


def _of_step(one: Told) -> Any:
    return Delivery.step == one.step, Delivery.anchor == one.anchor


def _plan_for(session: Session, group: Group, due: list[Told], now: datetime) -> int:
    """Of each mandate the newest; `due` is what nobody else may have been told."""
    mine = Delivery.kind == KIND, Delivery.subject == f"group:{group.id}"
    before = session.exec(select(Delivery).where(*mine)).all()
    heard = {(delivery.step, delivery.anchor) for delivery in before}
    told = _told(session, group, now)
    told += [o for o in due if (o.step, o.anchor) not in heard and _is_for(session, group, o)]
    newest = {one.anchor: one for one in sorted(told, key=lambda one: one.due_at)}
    new = [one for one in newest.values() if (one.step, one.anchor) not in heard]
    for waiting in before:
        if waiting.state == DeliveryState.PLANNED and waiting.anchor in {n.anchor for n in new}:
            waiting.state, waiting.reason = DeliveryState.SUPERSEDED, SUPERSEDED
    session.add_all(row(group, one, now=now) for one in new)
    return len(new)


def _linked() -> Any:
    here = col(Group.unit_id).is_not(None), col(Group.left_at).is_(None)
    return select(Group).where(*here).order_by(col(Group.id))


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
