"""Deliveries about scores that were entered, and about the ten best of a year."""

from sqlmodel import Session

from models import Delivery, Person, Unit
from services import people
from services.house import House
from services.official import ledger
from services.official.overview import of_unit
from services.policy import Action
from services.rankings import tops as rankings
from texts import official, tops
from texts.screen import Screen


def _scored(session: Session, delivery: Delivery, house: House) -> Screen | str:
    """`step` begins with the assessment year; what stands now is told."""
    year = int(delivery.step.partition(":")[0])
    unit = session.get_one(Unit, delivery.subject_id)
    to = session.get_one(Person, delivery.recipient_id)
    if not people.reaches(session, to, Action.SEE_SCORES, unit_id=unit.id, now=house.now()):
        return "tidak lagi berwenang"
    found = of_unit(session, unit.id or 0, year)
    return official.told(unit.id or 0, unit.short_name, year, found) if found else "tidak ada nilai"


def _top_published(session: Session, delivery: Delivery, house: House) -> Screen | str:
    """What the recipient's units have in the list as it stands now."""
    to, year = session.get_one(Person, delivery.recipient_id), delivery.subject_id
    posts = people.memberships(session, person=to, now=house.now())
    mine = rankings.placed(session, year, [post.unit_id for post in posts if post.unit_id])
    return tops.told(year, mine) if mine else "tidak lagi di dalam daftar"


KINDS = {ledger.TOLD: _scored, rankings.TOLD: _top_published}
