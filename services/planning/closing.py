"""A mandate is closed with a report of who has met it, and another one is opened."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from models import (
    AuditEntry,
    Delivery,
    DeliveryState,
    Innovation,
    Mandate,
    Person,
    Role,
    Status,
    Unit,
)
from models.delivery import WAITING
from services import audit, deadlines, mandates, notices, people
from services.desk import Desk
from services.errors import DayNotPossible, DayTaken, NotFound, YearTaken
from services.groups import KIND as TO_A_GROUP
from services.policy import Action
from services.reminder_outcomes import MandateClosed, MandateOpened
from services.reminders import LADDER
from services.seeding import ladder

CLOSED = "mandate_closed"
ACTION = "mandate.closed"
REASON = "kewajiban ditutup"
FURTHEST = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Fulfilled:
    """A unit with its first innovation; None where that of another unit counts for it."""

    unit: Unit
    first: Innovation | None


@dataclass(frozen=True, slots=True)
class ClosingReport:
    """Who has met a mandate that is closed, as things stand now."""

    mandate: Mandate
    fulfilled: tuple[Fulfilled, ...]
    missing: tuple[Unit, ...]
    reason: str

    @property
    def mandated(self) -> int:
        return len(self.fulfilled) + len(self.missing)


def close(desk: Desk) -> MandateClosed:
    """What waits of its reminders falls away; leaders and Bappedalitbang get the report."""
    session, now, who = desk.session, desk.now, desk.person
    mandate = deadlines.find(
        session, desk.draft.about_id or 0, telegram_id=who.telegram_id, now=now
    )
    _end_waiting(session, mandate)
    mandate.closed_at = now
    session.add(mandate)
    subject = f"mandate:{mandate.id}"
    reason = str(desk.value("reason"))
    audit.record(session, ACTION, subject, who_id=who.id, now=now, reason=reason)
    session.flush()
    found = _report(session, mandate)
    told = _told(session, who, now)
    for person in told:
        notices.owe(session, CLOSED, subject, person, now=now, is_daily=False)
    return MandateClosed(
        mandate.id or 0, mandate.year, len(found.fulfilled), found.mandated, len(told)
    )


def report(session: Session, mandate_id: int, *, telegram_id: int, now: datetime) -> ClosingReport:
    people.allowed(session, Action.SEE_REMINDERS, telegram_id=telegram_id, now=now)
    mandate = session.get(Mandate, mandate_id)
    if mandate is None or mandate.closed_at is None:
        raise NotFound
    return _report(session, mandate)


def told(session: Session, delivery: Delivery) -> ClosingReport:
    """For the notice of it."""
    return _report(session, session.get_one(Mandate, delivery.subject_id))


def all_closed(session: Session) -> list[Mandate]:
    """The last year first."""
    over = select(Mandate).where(col(Mandate.closed_at).is_not(None))
    return list(session.exec(over.order_by(col(Mandate.year).desc())))


def open_new(desk: Desk) -> MandateOpened:
    """With the usual ladder; steps whose moment is over are no debt."""
    session, now, who = desk.session, desk.now, desk.person
    people.allowed(session, Action.REMIND, telegram_id=who.telegram_id, now=now)
    year, day = int(desk.value("year")), date.fromisoformat(desk.value("day"))
    _check(session, year, day, desk.terms.today)
    mandate = Mandate(
        year=year, deadline=day, is_default_deadline=False, set_by_id=who.id, set_at=now
    )
    session.add(mandate)
    session.flush()
    session.add_all(ladder(mandate))
    after = {"year": year, "deadline": day.isoformat()}
    subject = f"mandate:{mandate.id}"
    audit.record(session, "mandate.opened", subject, who_id=who.id, now=now, after=after)
    return MandateOpened(mandate.id or 0, year, day)


def _told(session: Session, who: Person, now: datetime) -> list[Person]:
    """Leaders and Bappedalitbang, each once; who closes it knows."""
    roles = (Role.LEADER, Role.VERIFIER)
    found = [one for role in roles for one in people.in_role(session, role, now=now)]
    return [one for one in {one.id: one for one in found}.values() if one.id != who.id]


def _check(session: Session, year: int, day: date, today: date) -> None:
    if session.exec(select(Mandate.id).where(Mandate.year == year)).first() is not None:
        raise YearTaken(year)
    if not today <= day <= today + FURTHEST:
        raise DayNotPossible(day, today, today + FURTHEST)
    ends = session.exec(select(Mandate.year).where(Mandate.deadline == day)).first()
    if ends is not None:  # its reminders are found by that day, also when it is closed
        raise DayTaken(day, ends)


def _end_waiting(session: Session, mandate: Mandate) -> None:
    kinds = col(Delivery.kind).in_((*LADDER, TO_A_GROUP))
    waiting = Delivery.anchor == mandate.deadline, col(Delivery.state).in_(WAITING)
    for row in session.exec(select(Delivery).where(kinds, *waiting)).all():
        row.state, row.reason = DeliveryState.CANCELLED, REASON
        session.add(row)


def _report(session: Session, mandate: Mandate) -> ClosingReport:
    found = mandates.missing(session, mandate=mandate)
    counted = Innovation.mandate_year == mandate.year, Innovation.status != Status.WITHDRAWN
    theirs = select(Innovation).where(*counted).order_by(col(Innovation.registered_at))
    first: dict[int, Innovation] = {}
    for it in session.exec(theirs):
        first.setdefault(it.unit_id, it)
    fulfilled = tuple(Fulfilled(unit, first.get(unit.id or 0)) for unit in found.done)
    return ClosingReport(mandate, fulfilled, found.units, _reason(session, mandate))


def _reason(session: Session, mandate: Mandate) -> str:
    mine = AuditEntry.subject == f"mandate:{mandate.id}", AuditEntry.action == ACTION
    return session.exec(select(AuditEntry.reason).where(*mine)).first() or ""
