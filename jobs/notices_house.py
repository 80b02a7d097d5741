"""Deliveries to admins about the house itself."""

from sqlmodel import Session

from models import Delivery
from services import alarms
from services.alarms import Cause
from services.house import House
from texts import health
from texts.screen import Screen


def _alarm(_session: Session, delivery: Delivery, house: House) -> Screen:
    return health.alarm(Cause(delivery.subject), house.calendar.local(delivery.due_at))


def _downtime(session: Session, delivery: Delivery, house: House) -> Screen:
    return health.downtime(alarms.downtime(session, delivery), house.calendar.local)


KINDS = {alarms.KIND: _alarm, alarms.DOWNTIME: _downtime}
