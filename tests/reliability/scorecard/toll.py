"""What many deaths have cost, counted from the databases and from what people saw."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass

from sqlmodel import Session, col, select

from models import Delivery, Incoming, IncomingState, Innovation, Person
from models.database import Database
from tests.reliability.scorecard.killing import DAYS, Installation
from tests.reliability.scorecard.talkers import Talker, Walk
from texts.notices import MAYBE_COPY


@dataclass
class Toll:
    """Counts; `unmarked` are copies that were not counted in the row or not marked in the text."""

    kills: int = 0
    unanswered: int = 0
    answers: int = 0
    lost: int = 0
    walks: int = 0
    untold: int = 0
    chats: int = 0
    disordered: int = 0
    reminders: int = 0
    unreminded: int = 0
    copies: int = 0
    unmarked: int = 0


def toll(installations: Iterable[Installation], *, unanswered: int) -> Toll:
    found = Toll(unanswered=unanswered)
    for one in installations:
        found.kills += one.kills
        found.reminders += len(one.listeners) * len(DAYS)
        found.unreminded += one.unreminded
        with closing(Database(one.url)) as database, database.reading() as session:
            _count_parked(session, found)
            for talker in one.talkers:
                _count_answers(session, talker, found)
            _count_copies(session, one, found)
    return found


def _count_parked(session: Session, found: Toll) -> None:
    states = session.exec(select(Incoming.state)).all()
    found.lost += sum(state in {IncomingState.WAITING, IncomingState.PARKED} for state in states)


def _count_answers(session: Session, talker: Talker, found: Toll) -> None:
    assert not talker.lines, "not all of it was said"
    found.chats += 1
    texts = [screen.text for screen in talker.person.screens]
    is_ordered = _are_settled_in_order(session, talker.person.id)
    for walk in talker.walks:
        found.walks += 1
        found.answers += walk.said
        it = session.exec(select(Innovation).where(Innovation.name == walk.name)).all()
        if len(it) != 1:
            found.lost += walk.said
            continue
        wrong = [key for key, value in walk.answers.items() if it[0].profile[key] != value]
        found.lost += len(wrong)
        is_ordered &= not _is_disordered(walk, it[0].profile["problem"])
        found.untold += not any(it[0].number in text for text in texts)
    found.disordered += not is_ordered


def _are_settled_in_order(session: Session, chat_id: int) -> bool:
    """In that in which they came; the clock of the lives runs forward."""
    wanted = select(Incoming.settled_at).where(Incoming.chat_id == chat_id)
    found = [at for at in session.exec(wanted.order_by(col(Incoming.id))) if at]
    return found == sorted(found)


def _is_disordered(walk: Walk, problem: str) -> bool:
    was, meant = problem.split("\n\n"), walk.answers["problem"].split("\n\n")
    return was != [part for part in meant if part in was]


def _count_copies(session: Session, one: Installation, found: Toll) -> None:
    for row, telegram_id in session.exec(select(Delivery, Person.telegram_id).join(Person)):
        texts = [s.text for s in one.world.person(telegram_id, bot=one.bot).screens]
        mine = [text for text in texts if row.reference in text]
        extra, marked = max(0, len(mine) - 1), sum(MAYBE_COPY in text for text in mine)
        found.copies += extra
        found.unmarked += extra > min(row.unknowns, marked)
