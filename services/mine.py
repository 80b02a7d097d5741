"""One's own unit at a glance: its duty, its commitment, what waits to be read."""

from dataclasses import dataclass

from sqlmodel import Session

from models import Mandate, Unit
from services import mandates, people, progress
from services.circulars import reading
from services.commitments import standing
from services.commitments.standing import UnitCommitment
from services.desk import Terms
from services.policy import Action
from services.progress import Progress


@dataclass(frozen=True, slots=True)
class Mine:
    """`unread` counts circulars addressed to this person; `is_head` of the unit."""

    unit: Unit
    mandate: Mandate
    progress: Progress
    commitment: UnitCommitment
    unread: int
    is_head: bool


def look(session: Session, *, telegram_id: int, terms: Terms) -> Mine:
    """Closed where no mandate is open."""
    now = terms.now
    who = people.officer(session, Action.LIST_OWN, telegram_id=telegram_id, now=now)
    mandate = mandates.meant(session)
    return Mine(
        unit=who.unit,
        mandate=mandate,
        progress=progress.of_unit(session, who.unit, mandate, terms),
        commitment=standing.of_unit(session, who.unit, mandate, now=now),
        unread=reading.archive(session, telegram_id=telegram_id, now=now).unread,
        is_head=people.may(session, Action.COMMIT, telegram_id=telegram_id, now=now),
    )
