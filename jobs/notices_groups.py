"""Deliveries to groups: shown to whoever is in them."""

from sqlmodel import Session

from models import Delivery, Group
from services import groups, mandates
from services.errors import Closed
from services.house import House
from texts import groups as words
from texts.screen import Screen


def _reminder(session: Session, delivery: Delivery, house: House) -> Screen | str:
    group = session.get_one(Group, delivery.subject_id)
    try:
        mandate = mandates.open_mandate(session)
    except Closed:
        return "kewajiban ditutup"
    if not groups.is_needed(session, group):
        return "sudah mengirim, atau grup tidak lagi dihubungkan"
    left = house.calendar.working_days_between(house.today(), mandate.deadline)
    return words.reminder(
        groups.unit_of(session, group),
        mandate.year,
        mandate.deadline,
        left,
        is_default=mandate.is_default_deadline,
    )


KINDS = {groups.KIND: _reminder}
