"""Who is due a reminder: computed from the deadline each time, planned once.

The newest step that is due and unplanned goes out, older ones are superseded by it; whoever comes
to owe later waits for the next one. A look at a beat on which nothing is new costs a few small
queries, however many reminders there have been.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, col, select

from models import Delivery, DeliveryState, Mandate, Person, Promise, ReminderStep, Role, Unit
from services import hours, mandates, notices, pauses, people, progress, recipients, schedule
from services.progress import REMINDED, Stage
from services.recipients import Seat, Seats
from services.schedule import Due
from services.workdays import WorkCalendar

KIND = "reminder"
LIST = "reminder_list"  # to Bappedalitbang
RECAP = "reminder_recap"  # to leaders
SILENT = "unit_silent"  # nobody of a unit can be reached
LADDER = (KIND, LIST, RECAP)
MISSED = "ada langkah yang lebih baru"
PAUSED = "dijeda"
PROMISED = "menunggu tanggal yang dijanjikan"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a planning looks at, read once. `stages` are by unit; `paused` are units, None all."""

    session: Session
    mandate: Mandate
    seats: Seats
    stages: dict[int, tuple[Unit, Stage]]
    paused: Collection[int | None]
    promised: frozenset[int]
    now: datetime

    def units(self, wanted: Iterable[Stage] = REMINDED) -> Iterator[int]:
        return (unit_id for unit_id, (_, stage) in self.stages.items() if stage in wanted)

    def held_back(self, unit_id: int) -> tuple[DeliveryState, str] | None:
        """What keeps a unit from being reminded now, and what becomes of the row."""
        if unit_id in self.paused or None in self.paused:
            return DeliveryState.CANCELLED, PAUSED
        if unit_id in self.promised:
            return DeliveryState.SUPERSEDED, PROMISED
        return None

    @property
    def wants_eyes(self) -> bool:
        """Bappedalitbang has something to do itself, whatever the step."""
        silent = any(self.seats.is_silent(unit_id) for unit_id in self.units())
        return silent or any(True for _ in self.units({Stage.WAITING}))


@dataclass(frozen=True, slots=True)
class Reached:
    """A step whose moment has come, and how things stand."""

    read: Plan
    at: datetime
    step: ReminderStep


def plan(session: Session, *, calendar: WorkCalendar, now: datetime) -> list[Reached]:
    """Records what is due and unrecorded, once; gives of each duty the newest step that is.
    `calendar` is the one in force."""
    still_open = mandates.all_open(session)
    found = [_plan_ladder(session, m, calendar, now) for m in still_open]
    pauses.end_over(session, today=calendar.local(now).date(), now=now)
    _plan_promises(session, still_open, calendar, now)
    return [reached for reached in found if reached]


def next_moment(session: Session, *, calendar: WorkCalendar, now: datetime) -> datetime | None:
    """When the next message goes out unasked, as far as is known now."""
    calendar = hours.in_force(session, calendar)
    waiting = select(Delivery.next_try_at).where(Delivery.state == DeliveryState.PLANNED)
    found = [calendar.next_opening(max(at, now)) for at in session.exec(waiting)]
    for mandate in mandates.all_open(session):
        found += [at for at, _ in schedule.of_mandate(session, mandate, calendar) if at > now]
    ahead = select(col(Promise.day)).where(col(Promise.planned_at).is_(None))
    found += [calendar.at(calendar.on_or_before(day)) for day in session.exec(ahead)]
    return min((at for at in found if at >= now), default=None)


def why_not(session: Session, delivery: Delivery, *, now: datetime) -> str | None:
    """Asked again at send time: much may have happened since it was planned."""
    person = session.get_one(Person, delivery.recipient_id)
    held = people.memberships(session, person=person, now=now)
    if all(post.unit_id != delivery.subject_id for post in held):
        return "tidak lagi bertugas di unit itu"
    mandate = mandates.with_deadline(session, delivery.anchor)
    if mandate is None:
        return "kewajiban ditutup, atau tenggatnya dipindah"
    if pauses.of_unit(session, delivery.subject_id) is not None:
        return PAUSED
    stage = progress.stage_of(session, session.get_one(Unit, delivery.subject_id), mandate)
    return None if stage in REMINDED else "sudah mengirim"


def merge(session: Session, delivery: Delivery, *, now: datetime) -> list[Delivery]:
    """This one, and what else the person is due to hear now: that goes in the same message."""
    theirs = Delivery.recipient_id == delivery.recipient_id, Delivery.kind == KIND
    due = Delivery.state == DeliveryState.PLANNED, col(Delivery.next_try_at) <= now
    others = session.exec(select(Delivery).where(*theirs, *due, col(Delivery.chat_id).is_(None)))
    for other in others:
        if other.id != delivery.id and why_not(session, other, now=now) is None:
            _end(session, other, DeliveryState.SUPERSEDED, f"digabung dengan {delivery.reference}")
            other.merged_into_id = delivery.id
    session.flush()
    merged = session.exec(select(Delivery).where(Delivery.merged_into_id == delivery.id))
    return [delivery, *merged]


def fall_back(session: Session, delivery: Delivery, *, now: datetime) -> None:
    """It cannot reach whom it was for: the next one of the unit hears it at once; where there is
    none, Bappedalitbang hears of that."""
    if delivery.kind != KIND:
        return
    seats = recipients.seats(session, now=now)
    merged = session.exec(select(Delivery).where(Delivery.merged_into_id == delivery.id)).all()
    for row in (delivery, *merged):
        _fall_back(session, row, seats, now)


def _fall_back(session: Session, row: Delivery, seats: Seats, now: datetime) -> None:
    same = Delivery.subject == row.subject, Delivery.step == row.step, Delivery.anchor == row.anchor
    told = set(session.exec(select(Delivery.recipient_id).where(Delivery.kind == KIND, *same)))
    within = [s for s in seats.by_unit.get(row.subject_id, []) if s.is_reachable]
    if any(seat.person.id in told for seat in within):
        return
    if within:
        session.add(_row(KIND, row.subject, row.step, row, within[0].person.id or 0, now))
        return
    notices.tell_verifiers(session, SILENT, row.subject, now=now)


# ---- the ladder


def _plan_ladder(
    session: Session, mandate: Mandate, calendar: WorkCalendar, now: datetime
) -> Reached | None:
    due = [found for found in schedule.of_mandate(session, mandate, calendar) if found[0] <= now]
    if not due or due[-1][1].planned_for == mandate.deadline:
        return None
    known = _planned(session, mandate, due)
    owed = [(at, s) for at, s in due if s.name not in known and at >= mandate.set_at]
    for _, step in due:
        step.planned_for = mandate.deadline
    if not owed or due[-1][1].name in known:
        return None
    fell_on = calendar.local(owed[-1][0]).date()
    paused = pauses.lasting(session, on=fell_on)  # also where it is over since, during an outage
    read = replace(look(session, mandate, calendar, now), paused=paused)
    lists = f"mandate:{mandate.id}"
    _supersede_waiting(session, {lists, *(f"unit:{n}" for n in read.units())}, mandate)
    session.add_all(rows_of(read, owed))
    return Reached(read, *owed[-1])


def rows_of(read: Plan, owed: list[Due]) -> list[Delivery]:
    """What the steps make due, the newest of them to be sent; nothing is written down by it."""
    return [*_of_units(read, owed), *_lists(read, *owed[-1])]


def look(session: Session, mandate: Mandate, calendar: WorkCalendar, now: datetime) -> Plan:
    today = calendar.local(now).date()
    ahead = col(Promise.planned_at).is_(None), col(Promise.person_id).is_(None)
    mine = Promise.mandate_id == mandate.id, col(Promise.day) > today
    return Plan(
        session,
        mandate,
        recipients.seats(session, now=now),
        progress.stages(session, mandate),
        pauses.lasting(session, on=today),
        frozenset(session.exec(select(col(Promise.unit_id)).where(*ahead, *mine))),
        now,
    )


def _of_units(read: Plan, owed: list[Due]) -> Iterator[Delivery]:
    """What fell due before the person took the post is nobody's debt."""
    for at, step in owed:
        for unit_id in read.units():
            for seat in read.seats.of(unit_id, step.recipients):
                if at >= seat.since:
                    yield _of_unit(read, unit_id, seat, step, at, step is owed[-1][1])


def _of_unit(
    read: Plan, unit_id: int, seat: Seat, step: ReminderStep, at: datetime, is_newest: bool
) -> Delivery:
    row = _row(KIND, f"unit:{unit_id}", step.name, read.mandate, seat.person.id or 0, at)
    if not is_newest:
        row.state, row.reason = DeliveryState.SUPERSEDED, MISSED
    elif back := read.held_back(unit_id):
        row.state, row.reason = back
    return row


def _lists(read: Plan, at: datetime, step: ReminderStep) -> Iterator[Delivery]:
    """Bappedalitbang's list, the leaders' recap. Units that nobody can reach, and innovations that
    wait for Bappedalitbang, are listed from the first step."""
    kinds = [(LIST, Role.VERIFIER)] if Role.VERIFIER in step.recipients or read.wants_eyes else []
    kinds += [(RECAP, Role.LEADER)] if Role.LEADER in step.recipients else []
    subject = f"mandate:{read.mandate.id}"
    for kind, role in kinds:
        for person in people.in_role(read.session, role, now=read.now):
            row = _row(kind, subject, step.name, read.mandate, person.id or 0, at)
            if None in read.paused:
                row.state, row.reason = DeliveryState.CANCELLED, PAUSED
            yield row


def _row(
    kind: str, subject: str, step: str, anchor: Mandate | Delivery, to: int, at: datetime
) -> Delivery:
    day = anchor.deadline if isinstance(anchor, Mandate) else anchor.anchor
    return Delivery(
        kind=kind,
        subject=subject,
        step=step,
        anchor=day,
        recipient_id=to,
        due_at=at,
        next_try_at=at,
    )


def _planned(session: Session, mandate: Mandate, due: list[Due]) -> set[str]:
    """Those that are written down, and those that concerned nobody."""
    marked = {step.name for _, step in due if step.planned_for == mandate.deadline}
    these = col(Delivery.kind).in_(LADDER), Delivery.anchor == mandate.deadline
    return marked | set(session.exec(select(Delivery.step).where(*these).distinct()))


def _supersede_waiting(session: Session, subjects: set[str], mandate: Mandate) -> None:
    waiting = col(Delivery.kind).in_(LADDER), Delivery.state == DeliveryState.PLANNED
    for row in session.exec(select(Delivery).where(*waiting, Delivery.anchor == mandate.deadline)):
        if row.subject in subjects:
            _end(session, row, DeliveryState.SUPERSEDED, MISSED)


def _end(session: Session, row: Delivery, state: DeliveryState, reason: str) -> None:
    row.state, row.reason = state, reason
    session.add(row)


# ---- promised days


def _plan_promises(
    session: Session, still_open: list[Mandate], calendar: WorkCalendar, now: datetime
) -> None:
    """The day that was promised is the next step, of the whole unit; what somebody has put off is
    theirs alone."""
    today = calendar.local(now).date()
    ahead = select(Promise).where(col(Promise.planned_at).is_(None))
    for promise in session.exec(ahead.order_by(col(Promise.id))).all():
        mandate = next((m for m in still_open if m.id == promise.mandate_id), None)
        at = calendar.at(calendar.on_or_before(promise.day))
        if mandate and at <= now and today >= at.date():
            promise.planned_at = now
            session.add(promise)
            _plan_promise(session, promise, mandate, at, now)


def _plan_promise(
    session: Session, promise: Promise, mandate: Mandate, at: datetime, now: datetime
) -> None:
    _supersede_waiting(session, {f"unit:{promise.unit_id}"}, mandate)
    seats = recipients.seats(session, now=now)
    session.add_all(rows_of_promise(promise, mandate, seats, at))


def rows_of_promise(
    promise: Promise, mandate: Mandate, seats: Seats, at: datetime
) -> list[Delivery]:
    """Nothing is written down by it."""
    subject, step = f"unit:{promise.unit_id}", f"J-{promise.id}"
    return [
        _row(KIND, subject, step, mandate, seat.person.id or 0, at)
        for seat in seats.of(promise.unit_id, (Role.OFFICER, Role.HEAD))
        if promise.person_id in {None, seat.person.id}
    ]
