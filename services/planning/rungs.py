"""The steps of the ladder are changed: first shown with what moves, then done."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlmodel import Session, col, select

from forms.reminders import NEW_STEP, RECIPIENTS
from models import Delivery, DeliveryState, Mandate, Person, ReminderStep, Role
from services import audit, hours, people, reminders, schedule
from services.desk import Desk
from services.errors import Closed, NotFound, StepBeforeWindow, StepExists, StepPast
from services.policy import Action
from services.reminder_outcomes import StepWanted
from services.reminders import LADDER
from services.workdays import WorkCalendar

ROLES = (Role.OFFICER, Role.HEAD, Role.VERIFIER, Role.LEADER)  # in the order of the ladder
CHANGED = "langkah diubah"
Key = tuple[str, str, int]  # kind, subject, recipient


@dataclass(frozen=True, slots=True)
class Rung:
    """A step with its moment and so many messages, as things stand now."""

    name: str
    at: datetime
    recipients: tuple[str, ...]
    messages: int
    keys: frozenset[Key]


@dataclass(frozen=True, slots=True)
class StepChange:
    """`before` is None for a new step, `after` for one that goes. Of the messages so many go at
    another time, so many come, so many fall away. `joins` names steps of the same moment: of these
    only the nearest to the deadline is sent."""

    mandate: Mandate
    wanted: StepWanted | None
    before: Rung | None
    after: Rung | None
    joins: tuple[str, ...] = ()
    step_id: int = 0

    @property
    def moved(self) -> int:
        if not self.before or not self.after or self.before.at == self.after.at:
            return 0
        return len(self.before.keys & self.after.keys)

    @property
    def added(self) -> int:
        return len(self._of(self.after) - self._of(self.before))

    @property
    def dropped(self) -> int:
        return len(self._of(self.before) - self._of(self.after))

    @staticmethod
    def _of(rung: Rung | None) -> frozenset[Key]:
        return rung.keys if rung else frozenset()


def find(
    session: Session, step_id: int, *, telegram_id: int, now: datetime
) -> tuple[ReminderStep, Mandate]:
    planner(session, telegram_id=telegram_id, now=now)
    step = session.get(ReminderStep, step_id)
    if step is None:
        raise NotFound
    return step, _open(session, step.mandate_id)


def preview(
    session: Session, wanted: StepWanted, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> StepChange:
    """StepExists, StepBeforeWindow, or StepPast where its moment is over or it has gone out."""
    planner(session, telegram_id=telegram_id, now=now)
    mandate, calendar = _open(session, wanted.mandate_id), hours.in_force(session, calendar)
    others = _check(session, wanted, mandate)
    new = _as_wanted(wanted)
    at = schedule.moment(new, mandate, calendar)
    went = _went(session, new.name, mandate)
    if went or at <= now:
        raise StepPast(new.name, went or at)
    return StepChange(
        mandate,
        wanted,
        _old(session, wanted.step_id, mandate, calendar, now),
        _rung(session, new, mandate, calendar),
        tuple(o.name for o in others if schedule.moment(o, mandate, calendar) == at),
        wanted.step_id,
    )


def change(
    session: Session, wanted: StepWanted, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> StepChange:
    """As the preview had it; once more is the same."""
    who = planner(session, telegram_id=telegram_id, now=now)
    found = preview(session, wanted, calendar=calendar, telegram_id=telegram_id, now=now)
    step = session.get(ReminderStep, wanted.step_id) or ReminderStep(
        mandate_id=wanted.mandate_id, days_before=wanted.days_before, recipients=[]
    )
    before = _facts(step) if step.id else None
    if step.id and step.name != _as_wanted(wanted).name:
        _end_waiting(session, step, found.mandate)
    step.days_before, step.hour = wanted.days_before, wanted.hour
    step.recipients, step.planned_for = [str(role) for role in wanted.recipients], None
    session.add(step)
    session.flush()
    _record(session, step, before, _facts(step), who, now)
    return found


def preview_removal(
    session: Session, step_id: int, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> StepChange:
    step, mandate = find(session, step_id, telegram_id=telegram_id, now=now)
    calendar = hours.in_force(session, calendar)
    before = _rung(session, step, mandate, calendar)
    return StepChange(mandate, None, before, None, step_id=step_id)


def remove(
    session: Session, step_id: int, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> StepChange:
    who = planner(session, telegram_id=telegram_id, now=now)
    found = preview_removal(session, step_id, calendar=calendar, telegram_id=telegram_id, now=now)
    step = session.get_one(ReminderStep, step_id)
    _end_waiting(session, step, found.mandate)
    session.delete(step)
    _record(session, step, _facts(step), None, who, now)
    return found


def asked(desk: Desk) -> StepWanted:
    """What the form was filled in with; nothing is changed before its preview is confirmed."""
    session, about, now = desk.session, desk.draft.about_id or 0, desk.now
    telegram_id = desk.person.telegram_id
    is_new = desk.form.name == NEW_STEP.name
    planner(session, telegram_id=telegram_id, now=now)
    mandate = (
        _open(session, about)
        if is_new
        else find(session, about, telegram_id=telegram_id, now=now)[1]
    )
    wanted = StepWanted(
        mandate_id=mandate.id or 0,
        step_id=0 if is_new else about,
        days_before=int(desk.value("offset")),
        hour=time.fromisoformat(desk.value("hour")),
        recipients=ROLES[: RECIPIENTS.index(desk.value("recipients")) + 1],
    )
    _check(session, wanted, mandate)
    return wanted


def planner(session: Session, *, telegram_id: int, now: datetime) -> Person:
    return people.allowed(session, Action.REMIND, telegram_id=telegram_id, now=now)


def _open(session: Session, mandate_id: int) -> Mandate:
    mandate = session.get(Mandate, mandate_id)
    if mandate is None:
        raise NotFound
    if mandate.closed_at is not None:
        raise Closed
    return mandate


def _check(session: Session, wanted: StepWanted, mandate: Mandate) -> list[ReminderStep]:
    """The other steps; StepExists if one of them is so many days away, StepBeforeWindow if it
    would never go."""
    step = session.get(ReminderStep, wanted.step_id) if wanted.step_id else None
    is_of_it = step.mandate_id == wanted.mandate_id if step else not wanted.step_id
    if not wanted.recipients or not is_of_it:
        raise NotFound
    new = _as_wanted(wanted)
    others = [s for s in schedule.steps(session, mandate) if s.id != wanted.step_id]
    if any(other.days_before == wanted.days_before for other in others):
        raise StepExists(new.name)
    if mandate.opens and not schedule.is_within(new, mandate):
        furthest = (mandate.deadline - mandate.opens).days
        raise StepBeforeWindow(new.name, schedule.own_day(new, mandate), mandate.opens, furthest)
    return others


def _as_wanted(wanted: StepWanted) -> ReminderStep:
    return ReminderStep(
        mandate_id=wanted.mandate_id,
        days_before=wanted.days_before,
        recipients=[str(role) for role in wanted.recipients],
        hour=wanted.hour,
    )


def _old(
    session: Session, step_id: int, mandate: Mandate, calendar: WorkCalendar, now: datetime
) -> Rung | None:
    """What is over moves no more."""
    step = session.get(ReminderStep, step_id) if step_id else None
    if step is None or schedule.moment(step, mandate, calendar) <= now:
        return None
    return _rung(session, step, mandate, calendar)


def _went(session: Session, name: str, mandate: Mandate) -> datetime | None:
    """When a step of that name was due that has been written down: it is not sent again."""
    rows = col(Delivery.kind).in_(LADDER), Delivery.step == name
    due = select(Delivery.due_at).where(*rows, Delivery.anchor == mandate.deadline)
    return session.exec(due.limit(1)).first()


def _rung(session: Session, step: ReminderStep, mandate: Mandate, calendar: WorkCalendar) -> Rung:
    at = schedule.moment(step, mandate, calendar)
    read = reminders.look(session, mandate, calendar, at)
    rows = [
        row for row in reminders.rows_of(read, [(at, step)]) if row.state == DeliveryState.PLANNED
    ]
    keys = frozenset((row.kind, row.subject, row.recipient_id) for row in rows)
    return Rung(step.name, calendar.local(at), tuple(step.recipients), len(keys), keys)


def _end_waiting(session: Session, step: ReminderStep, mandate: Mandate) -> None:
    these = col(Delivery.kind).in_(LADDER), Delivery.step == step.name
    waiting = Delivery.anchor == mandate.deadline, Delivery.state == DeliveryState.PLANNED
    for row in session.exec(select(Delivery).where(*these, *waiting)).all():
        row.state, row.reason = DeliveryState.SUPERSEDED, CHANGED
        session.add(row)


def _facts(step: ReminderStep) -> dict[str, object]:
    return {"step": step.name, "hour": f"{step.hour:%H:%M}", "recipients": list(step.recipients)}


def _record(
    session: Session,
    step: ReminderStep,
    before: dict[str, object] | None,
    after: dict[str, object] | None,
    who: Person,
    now: datetime,
) -> None:
    subject = f"mandate:{step.mandate_id}"
    audit.record(
        session,
        "reminder_step.changed",
        subject,
        who_id=who.id,
        now=now,
        before=before,
        after=after,
    )
