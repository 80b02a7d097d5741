"""Deliveries to groups: shown to whoever is in them."""

from sqlmodel import Session

from models import Delivery, Group
from services import groups, hours, letters
from services.house import House
from texts import reminders as words
from texts.screen import Screen


def _reminder(session: Session, delivery: Delivery, house: House) -> Screen | str:
    group = session.get_one(Group, delivery.subject_id)
    found = groups.owed(session, group, delivery.anchor)
    if found is None:
        return "sudah mengirim, kewajiban ditutup, atau grup tidak lagi dihubungkan"
    calendar, (unit, mandate) = hours.in_force(session, house.calendar), found
    letter = letters.letter(session, unit, mandate, calendar=calendar, terms=house.terms())
    return words.to_group(letter)


KINDS = {groups.KIND: _reminder}
