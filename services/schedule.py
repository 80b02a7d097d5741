"""The steps of a mandate, and when each falls: computed from the deadline each time."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from models import Mandate, ReminderStep
from services.workdays import WorkCalendar

Due = tuple[datetime, ReminderStep]


def steps(session: Session, mandate: Mandate) -> list[ReminderStep]:
    """The earliest first."""
    mine = select(ReminderStep).where(ReminderStep.mandate_id == mandate.id)
    return list(session.exec(mine.order_by(col(ReminderStep.days_before).desc())))


def of_mandate(session: Session, mandate: Mandate, calendar: WorkCalendar) -> list[Due]:
    """The steps with their moments, the earliest first; days off move back, but not to before a
    window opens: then on. Before it there are none."""
    wanted = [step for step in steps(session, mandate) if is_within(step, mandate)]
    return moments(wanted, mandate, calendar)


def is_within(step: ReminderStep, mandate: Mandate) -> bool:
    return mandate.opens is None or own_day(step, mandate) >= mandate.opens


def own_day(step: ReminderStep, mandate: Mandate) -> date:
    """That of the step, worked or not."""
    return mandate.deadline - timedelta(days=step.days_before)


def moments(wanted: Iterable[ReminderStep], mandate: Mandate, calendar: WorkCalendar) -> list[Due]:
    found = [(moment(step, mandate, calendar), step) for step in wanted]
    return sorted(found, key=lambda due: (due[0], -due[1].days_before))


def moment(step: ReminderStep, mandate: Mandate, calendar: WorkCalendar) -> datetime:
    day = calendar.on_or_before(own_day(step, mandate))
    if mandate.opens and day < mandate.opens:
        first = calendar.after(mandate.opens - timedelta(days=1))
        day = first if first <= mandate.deadline else day
    return calendar.at(day, step.hour)
