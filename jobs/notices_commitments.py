"""Deliveries to heads who have not signed."""

from collections.abc import Callable

from sqlmodel import Session

from models import Delivery, Unit
from services import mandates
from services.commitments import calling
from services.house import House
from texts.commitments import screens
from texts.screen import Screen


def _due(session: Session, delivery: Delivery, house: House) -> Screen | str:
    if (reason := calling.why_not(session, delivery, now=house.now())) is not None:
        return reason
    unit = session.get_one(Unit, delivery.subject_id).short_name
    return screens.asked(unit, mandates.open_mandate(session).year)


KINDS: dict[str, Callable[[Session, Delivery, House], Screen | str]] = {calling.KIND: _due}
