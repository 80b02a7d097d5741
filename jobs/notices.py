"""The text of a delivery, made from the truth at the moment of sending."""

from sqlmodel import Session

from models import Delivery, Innovation, Unit
from services import mandates, reminders
from services.house import House
from texts import notices
from texts.screen import Screen


def render(session: Session, delivery: Delivery, house: House) -> Screen | str:
    """The screen, or why there is nothing to say any more."""
    rendered = _KINDS[delivery.kind](session, delivery, house)
    if isinstance(rendered, str):
        return rendered
    return notices.with_reference(rendered, delivery.reference, maybe_copy=delivery.unknowns > 0)


def _reminder(session: Session, delivery: Delivery, house: House) -> Screen | str:
    if not reminders.is_needed(session, delivery):
        return "sudah mengirim"
    mandate = mandates.open_mandate(session)
    unit = session.get_one(Unit, delivery.subject_id)
    left = house.calendar.working_days_between(house.today(), mandate.deadline)
    return notices.reminder(
        unit.short_name,
        mandate.year,
        mandate.deadline,
        left,
        is_default_deadline=mandate.is_default_deadline,
    )


def _submitted(session: Session, delivery: Delivery, _house: House) -> Screen | str:
    innovation = session.get_one(Innovation, delivery.subject_id)
    unit = session.get_one(Unit, innovation.unit_id)
    return notices.submitted(
        innovation.number,
        innovation.name,
        unit.short_name,
        innovation_id=innovation.id or 0,
        has_file=innovation.profile.get("document") is not None,
    )


_KINDS = {"reminder": _reminder, "submitted": _submitted}
