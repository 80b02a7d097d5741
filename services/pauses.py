"""Reminders that stand still: of one unit or of all."""

from sqlmodel import Session, col, select

from models import ReminderPause


def reasons(session: Session) -> dict[int | None, str]:
    """By unit what stands still now; None is for all."""
    lasting = select(ReminderPause).where(col(ReminderPause.ended_at).is_(None))
    found = session.exec(lasting.order_by(col(ReminderPause.id)))
    return {pause.unit_id: pause.reason for pause in found}


def reason_for(session: Session, unit_id: int) -> str | None:
    found = reasons(session)
    return found.get(unit_id, found.get(None))
