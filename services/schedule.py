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
    """The steps with their moments, the earliest first; days off move back. Before a window opens
    there are none."""
    wanted = steps(session, mandate)
    if opens := mandate.opens:
        wanted = [s for s in wanted if mandate.deadline - timedelta(days=s.days_before) >= opens]
    return moments(wanted, mandate.deadline, calendar)


def moments(wanted: Iterable[ReminderStep], deadline: date, calendar: WorkCalendar) -> list[Due]:
    found = [(moment(step, deadline, calendar), step) for step in wanted]
    return sorted(found, key=lambda due: (due[0], -due[1].days_before))


def moment(step: ReminderStep, deadline: date, calendar: WorkCalendar) -> datetime:
    day = deadline - timedelta(days=step.days_before)
    return calendar.at(calendar.on_or_before(day), step.hour)
