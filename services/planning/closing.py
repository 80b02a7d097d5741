"""A mandate is closed with a report of who has met it, and another one is opened."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from forms.reminders import LEAST, OF_ENTRY, OF_EVIDENCE, OF_INNOVATION
from models import (
    AuditEntry,
    Delivery,
    DeliveryState,
    DutyKind,
    Innovation,
    Mandate,
    Person,
    Role,
    Status,
    Unit,
)
from models.delivery import WAITING
from services import audit, deadlines, duties, notices, people, progress
from services.desk import Desk
from services.errors import DayNotPossible, NotFound, PeriodReversed, YearTaken
from services.groups import KIND as TO_A_GROUP
from services.mandates import Missing
from services.policy import Action
from services.reminder_outcomes import MandateClosed, MandateOpened
from services.reminders import LADDER
from services.seeding import ladder

CLOSED = "mandate_closed"
ACTION = "mandate.closed"
REASON = "kewajiban ditutup"
KINDS = {
    OF_INNOVATION: DutyKind.INNOVATION,
    OF_EVIDENCE: DutyKind.EVIDENCE,
    OF_ENTRY: DutyKind.ENTRY,
}
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
        mandate.id or 0,
        mandate.year,
        len(found.fulfilled),
        found.mandated,
        len(told),
        mandate.kind,
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
    mandate = _wanted(desk)
    _check(session, mandate, desk.terms.today)
    session.add(mandate)
    session.flush()
    is_other = mandate.kind != DutyKind.INNOVATION
    session.add_all(duties.ladder(mandate) if is_other else ladder(mandate))
    after = mandate.model_dump(
        mode="json", include={"year", "kind", "deadline", "opens", "minimum"}
    )
    subject = f"mandate:{mandate.id}"
    audit.record(session, "mandate.opened", subject, who_id=who.id, now=now, after=after)
    return MandateOpened(mandate.id or 0, mandate.year, mandate.deadline, mandate.kind)


def _wanted(desk: Desk) -> Mandate:
    """As the form has it; evidence for all indicators is for those of the year's instrument."""
    kind, opens = KINDS[desk.value("kind")], desk.value("opens")
    minimum = 1
    if kind is DutyKind.EVIDENCE:
        minimum = LEAST[desk.value("least")] or len(desk.instrument.indicators)
    return Mandate(
        year=int(desk.value("year")),
        kind=kind,
        minimum=minimum,
        opens=date.fromisoformat(opens) if kind is DutyKind.ENTRY else None,
        deadline=date.fromisoformat(desk.value("day")),
        is_default_deadline=False,
        set_by_id=desk.person.id,
        set_at=desk.now,
    )


def _told(session: Session, who: Person, now: datetime) -> list[Person]:
    """Leaders and Bappedalitbang, each once; who closes it knows."""
    roles = (Role.LEADER, Role.VERIFIER)
    found = [one for role in roles for one in people.in_role(session, role, now=now)]
    return [one for one in {one.id: one for one in found}.values() if one.id != who.id]


def _check(session: Session, wanted: Mandate, today: date) -> None:
    same = Mandate.year == wanted.year, Mandate.kind == wanted.kind
    if session.exec(select(Mandate.id).where(*same)).first() is not None:
        raise YearTaken(wanted.year, wanted.kind)
    day = wanted.deadline
    if not today <= day <= today + FURTHEST:
        raise DayNotPossible(day, today, today + FURTHEST)
    if wanted.opens and wanted.opens >= day:
        raise PeriodReversed(wanted.opens, day)
    deadlines.check_free(session, day)


def _end_waiting(session: Session, mandate: Mandate) -> None:
    kinds = col(Delivery.kind).in_((*LADDER, TO_A_GROUP))
    waiting = Delivery.anchor == mandate.deadline, col(Delivery.state).in_(WAITING)
    for row in session.exec(select(Delivery).where(kinds, *waiting)).all():
        row.state, row.reason = DeliveryState.CANCELLED, REASON
        session.add(row)


def _report(session: Session, mandate: Mandate) -> ClosingReport:
    found = progress.missing(session, mandate)
    if mandate.kind != DutyKind.INNOVATION:
        nearest = {n: one.it for n, one in duties.standings(session, mandate).items()}
        return _reported(session, mandate, found, nearest)
    counted = Innovation.mandate_year == mandate.year, Innovation.status != Status.WITHDRAWN
    theirs = select(Innovation).where(*counted).order_by(col(Innovation.registered_at))
    first: dict[int, Innovation] = {}
    for it in session.exec(theirs):
        first.setdefault(it.unit_id, it)
    return _reported(session, mandate, found, first)


def _reported(
    session: Session, mandate: Mandate, found: Missing, first: dict[int, Innovation]
) -> ClosingReport:
    fulfilled = tuple(Fulfilled(unit, first.get(unit.id or 0)) for unit in found.done)
    return ClosingReport(mandate, fulfilled, found.units, _reason(session, mandate))


def _reason(session: Session, mandate: Mandate) -> str:
    mine = AuditEntry.subject == f"mandate:{mandate.id}", AuditEntry.action == ACTION
    return session.exec(select(AuditEntry.reason).where(*mine)).first() or ""
