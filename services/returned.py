"""Who could not be reached and has been heard of since: what is owed to them may go again."""

from collections.abc import Iterator
from datetime import datetime

from sqlmodel import Session, col, select

from models import Incoming, Person
from services import deliveries

PRESENCE = b'"my_chat_member":'


def welcome_back(session: Session, *, now: datetime) -> int:
    """Gives how many messages may go again. Looks only at people who were lost."""
    lost = session.exec(select(Person).where(col(Person.unreachable_since).is_not(None))).all()
    back = [person for person in lost if any(_spoke(one) for one in _since(session, person))]
    return sum(deliveries.reachable(session, person, now=now) for person in back)


def _since(session: Session, person: Person) -> Iterator[bytes]:
    later = col(Incoming.received_at) > person.unreachable_since
    here = Incoming.chat_id == person.telegram_id
    yield from session.exec(select(Incoming.payload).where(here, later))


def _spoke(payload: bytes) -> bool:
    """That they blocked the bot is told by an update as well, and often after the fact. Quotes in
    what people write are escaped in it, so that nothing they say looks like its key."""
    return PRESENCE not in payload
