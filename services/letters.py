"""What reminders, lists and recaps say, as values: for the message itself and for a dry run."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlmodel import Session, col, select

from models import Delivery, DutyKind, Mandate, Promise, Role, Unit
from services import mandates, progress, recipients, reminders, schedule
from services.desk import Terms
from services.mandates import Missing
from services.progress import REMINDED, Progress, Stage
from services.workdays import Left, WorkCalendar


@dataclass(frozen=True, slots=True)
class Letter:
    """About one unit and one mandate. `delivery_id` is 0 in a dry run; `promised` is the day that
    the unit has promised, where this is the reminder of it."""

    unit: str
    year: int
    deadline: date
    is_default_deadline: bool
    left: Left
    progress: Progress
    delivery_id: int = 0
    promised: date | None = None
    kind: str = DutyKind.INNOVATION


@dataclass(frozen=True, slots=True)
class Overview:
    """How all units stand. `by_stage` has short names; `silent` are those whom nobody can reach, of
    the ones that have to be reminded. `is_whole`: the step asks for the list itself."""

    missing: Missing
    deadline: date
    left: Left
    by_stage: dict[Stage, tuple[str, ...]]
    silent: tuple[str, ...]
    promised: tuple[tuple[str, date], ...]
    is_whole: bool = True
    kind: str = DutyKind.INNOVATION
    mandate_id: int = 0

    def of(self, stage: Stage) -> tuple[str, ...]:
        return self.by_stage.get(stage, ())


def letter(
    session: Session, unit: Unit, mandate: Mandate, *, calendar: WorkCalendar, terms: Terms
) -> Letter:
    return Letter(
        unit=unit.short_name,
        year=mandate.year,
        deadline=mandate.deadline,
        is_default_deadline=mandate.is_default_deadline,
        left=calendar.left(terms.today, mandate.deadline),
        progress=progress.of_unit(session, unit, mandate, terms),
        kind=mandate.kind,
    )


def gather(
    session: Session, delivery: Delivery, *, calendar: WorkCalendar, terms: Terms
) -> list[Letter] | str:
    """All that this message shall say, or why there is nothing to say any more."""
    reasons = []
    found = []
    for row in reminders.merge(session, delivery, now=terms.now):
        reason = reminders.why_not(session, row, now=terms.now)
        mandate = mandates.with_deadline(session, row.anchor)
        if reason is not None or mandate is None:
            reasons.append(reason or "")
            continue
        unit = session.get_one(Unit, row.subject_id)
        made = letter(session, unit, mandate, calendar=calendar, terms=terms)
        found.append(replace(made, delivery_id=row.id or 0, promised=promised_by(session, row)))
    return found or reasons[0]


def overview(
    session: Session, mandate: Mandate, *, calendar: WorkCalendar, now: datetime, step: str = ""
) -> Overview:
    """`step` names the rung for which it is; without one it is whole."""
    read = reminders.look(session, mandate, calendar, now)
    by_stage = {
        stage: tuple(unit.short_name for unit, at in read.stages.values() if at is stage)
        for stage in Stage
    }
    silent = (read.stages[n][0].short_name for n in read.units() if read.seats.is_silent(n))
    rung = next((s for s in schedule.steps(session, mandate) if s.name == step), None)
    today = calendar.local(now).date()
    return Overview(
        missing=progress.missing(session, mandate),
        deadline=mandate.deadline,
        left=calendar.left(today, mandate.deadline),
        by_stage=by_stage,
        silent=tuple(silent),
        promised=_all_promised(session, mandate, read.promised),
        is_whole=rung is None or Role.VERIFIER in rung.recipients,
        kind=mandate.kind,
        mandate_id=mandate.id or 0,
    )


def of_list(
    session: Session, delivery: Delivery, *, calendar: WorkCalendar, now: datetime
) -> Overview | str:
    """For Bappedalitbang's list and the leaders' recap; or why there is nothing to say."""
    mandate = mandates.with_deadline(session, delivery.anchor)
    if mandate is None:
        return "kewajiban ditutup, atau tenggatnya dipindah"
    found = overview(session, mandate, calendar=calendar, now=now, step=delivery.step)
    has_work = found.silent or found.of(Stage.WAITING)
    is_done = not any(found.of(stage) for stage in REMINDED)
    if not has_work and (is_done or (delivery.kind == reminders.LIST and not found.is_whole)):
        return "tidak ada yang perlu disampaikan"
    return found


def silent_now(session: Session, mandate: Mandate, unit_id: int, *, now: datetime) -> bool:
    seats = recipients.seats(session, now=now)
    unit = session.get_one(Unit, unit_id)
    return seats.is_silent(unit_id) and progress.stage_of(session, unit, mandate) in REMINDED


def promised_by(session: Session, row: Delivery) -> date | None:
    """The day, where the row is the reminder of what a unit has promised."""
    number = row.step.removeprefix("J-")
    promise = session.get(Promise, int(number)) if row.step.startswith("J-") else None
    return promise.day if promise and promise.person_id is None else None


def _all_promised(
    session: Session, mandate: Mandate, units: frozenset[int]
) -> tuple[tuple[str, date], ...]:
    wanted = (
        select(col(Unit.short_name), col(Promise.day))
        .join(Unit)
        .where(
            Promise.mandate_id == mandate.id,
            col(Promise.unit_id).in_(units),
            col(Promise.planned_at).is_(None),
            col(Promise.person_id).is_(None),
        )
    )
    return tuple(dict(session.exec(wanted.order_by(col(Promise.id))).all()).items())
