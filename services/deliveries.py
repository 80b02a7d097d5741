"""The ledger of messages owed: which is next, and what became of each.

Pending (planned, held, sending) and final states together are all that was ever due: `report`
counts them, and says so if they do not add up.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, delete, func, not_, or_, select, update

from models import Delivery, DeliveryState, Group, Incoming, Innovation, Person, Proposal
from models.delivery import PENDING, WAITING
from services import groups, hours, people, policy, reminders
from services.commitments.calling import KIND as COMMITMENT
from services.digest.sending import KIND as DIGEST
from services.groups import KIND as TO_A_GROUP
from services.idle import KIND as IDLE
from services.planning.reach import KIND as REACH
from services.planning.unheard import KIND as UNHEARD
from services.reminders import KIND as REMINDER
from services.reminders import LIST, RECAP
from services.workdays import WorkCalendar

LONGEST_PAUSE = timedelta(minutes=15)
QUIET = frozenset(
    {REMINDER, LIST, RECAP, IDLE, TO_A_GROUP, COMMITMENT, DIGEST, REACH, UNHEARD}
)  # only in the hours that are open to them
BROADCASTS = frozenset({"circular"})
UNREACHABLE = "tidak terjangkau"  # why a row is held


@dataclass(frozen=True, slots=True)
class Due:
    """A row that may go, and to which chat; the lower lane goes first."""

    id: int
    recipient_id: int
    chat_id: int
    lane: int


# ---- what goes next


def lane_of(kind: str) -> int:
    """1 what somebody waits for, 2 reminders, 3 circulars; 0 are answers, which are no rows."""
    return 2 if kind in QUIET else 3 if kind in BROADCASTS else 1


def next_due(
    session: Session, *, calendar: WorkCalendar, now: datetime, busy: Collection[int] = ()
) -> Due | None:
    """The next row to send, not to the recipients in `busy`. Reminders and circulars only in the
    hours that are open to them. Costs the same however many wait."""
    calendar = hours.in_force(session, calendar)
    is_open, apart = calendar.is_open(now), hours.apart(calendar, now)
    for kind in sorted(_waiting_kinds(session), key=lane_of):
        is_answer = lane_of(kind) == 1
        if is_open or is_answer or any(apart.values()):
            ready = Delivery.state == DeliveryState.PLANNED, col(Delivery.next_try_at) <= now
            wanted = select(Delivery, Person).join(Person).where(*ready, Delivery.kind == kind)
            wanted = wanted.where(col(Delivery.recipient_id).not_in(busy))
            if apart and not is_answer:
                wanted = wanted.where(_in_their_hours(apart, is_open=is_open))
            wanted = wanted.order_by(col(Delivery.next_try_at), col(Delivery.id)).limit(1)
            if found := session.exec(wanted).first():
                return _due(*found)
    return None


def _in_their_hours(apart: dict[int, bool], *, is_open: bool) -> Any:
    """Units with hours of their own go by these, and so do their groups."""
    others = [unit_id for unit_id, is_theirs in apart.items() if is_theirs != is_open]
    subject = col(Delivery.subject)
    theirs = or_(
        subject.in_([f"unit:{unit_id}" for unit_id in others]),
        subject.in_(groups.subjects_of(others)),
    )
    return not_(theirs) if is_open else theirs


def _due(delivery: Delivery, person: Person) -> Due:
    lane, chat_id = lane_of(delivery.kind), delivery.chat_id or person.telegram_id
    return Due(delivery.id or 0, delivery.recipient_id, chat_id, lane)


def _waiting_kinds(session: Session) -> Iterator[str]:
    """Steps from kind to kind in the index, instead of reading what lies between."""
    kind = ""
    while True:
        later = Delivery.state == DeliveryState.PLANNED, col(Delivery.kind) > kind
        wanted: Any = select(func.min(Delivery.kind)).where(*later)
        if (found := session.exec(wanted).one()) is None:
            return
        yield (kind := found)


def claim(session: Session, delivery_id: int, *, now: datetime) -> Delivery | None:
    """The row, marked *sending*; None if it changed meanwhile. One to somebody who cannot be
    reached is held until they are heard of again."""
    ready = Delivery.state == DeliveryState.PLANNED, col(Delivery.next_try_at) <= now
    wanted = select(Delivery).where(Delivery.id == delivery_id, *ready).with_for_update()
    found = session.exec(wanted).first()
    if found and not found.chat_id and recipient(session, found).unreachable_since:
        found.state, found.reason, found = DeliveryState.HELD, UNREACHABLE, None
    elif found:
        found.state = DeliveryState.SENDING
        found.attempts += 1
    return found


def lost(session: Session, delivery: Delivery, *, reason: str, now: datetime) -> None:
    """Its chat takes nothing from us any more, whether that is a person's or a group."""
    if delivery.chat_id:
        groups.lost(session, delivery.chat_id, now=now)
    else:
        unreachable(session, recipient(session, delivery), reason=reason, now=now)
        reminders.fall_back(session, delivery, now=now)


def concerns(session: Session, delivery: Delivery, *, now: datetime) -> bool:
    """Whether the recipient may know of it still: posts end between the plan and the sending."""
    action = policy.TOLD.get(delivery.kind)
    if action is None:
        return True
    who, unit_id = recipient(session, delivery), _unit_of(session, delivery)
    return people.reaches(session, who, action, unit_id=unit_id, now=now)


def _unit_of(session: Session, delivery: Delivery) -> int | None:
    """That of the innovation it speaks of; None if it speaks of something else."""
    about, _, number = delivery.subject.partition(":")
    if about == "proposal":
        number = str(session.get_one(Proposal, int(number)).innovation_id)
    elif about != "innovation":
        return None
    return session.get_one(Innovation, int(number)).unit_id


def recipient(session: Session, delivery: Delivery) -> Person:
    return session.get_one(Person, delivery.recipient_id)


# ---- what became of it


def recover(session: Session, *, now: datetime) -> int:
    """After a crash: what was being sent may have arrived. It goes again, counted as a copy."""
    cut_off = session.exec(select(Delivery).where(Delivery.state == DeliveryState.SENDING)).all()
    for delivery in cut_off:
        retry(session, delivery, now=now, maybe_arrived=True)
    return len(cut_off)


def went_back(session: Session, *, now: datetime) -> int:
    """On an earlier database: what was due by now may have been sent since; gives how many."""
    session.flush()
    may_be_sent = col(Delivery.state).in_(WAITING), col(Delivery.due_at) <= now
    counted = update(Delivery).where(*may_be_sent).values(unknowns=col(Delivery.unknowns) + 1)
    return session.connection().execute(counted).rowcount


def sent(session: Session, delivery: Delivery, *, message_id: int, now: datetime) -> None:
    delivery.state, delivery.sent_at = DeliveryState.SENT, now
    delivery.message_id, delivery.reason = message_id, None
    session.add(delivery)


def retry(session: Session, delivery: Delivery, *, now: datetime, maybe_arrived: bool) -> None:
    """Again after a pause that doubles up to 15 minutes; never given up."""
    pause = min(timedelta(seconds=2 ** min(delivery.attempts, 10)), LONGEST_PAUSE)
    delivery.state, delivery.next_try_at = DeliveryState.PLANNED, now + pause
    delivery.unknowns += maybe_arrived
    session.add(delivery)


def put_back(session: Session, delivery: Delivery, *, until: datetime) -> None:
    """It was not tried, or surely without effect: that was no attempt."""
    if delivery.state in {DeliveryState.PLANNED, DeliveryState.SENDING}:
        delivery.attempts -= delivery.state == DeliveryState.SENDING
        delivery.state, delivery.next_try_at = DeliveryState.PLANNED, until
        session.add(delivery)


def set_aside(session: Session, delivery: Delivery, *, now: datetime, is_unsent: bool) -> None:
    """It cannot be rendered at present: tried again later, as a failed attempt. One that was on its
    way already may have arrived, unless it `is_unsent` for sure."""
    if delivery.state in {DeliveryState.PLANNED, DeliveryState.SENDING}:
        is_on_its_way = delivery.state == DeliveryState.SENDING
        delivery.attempts += not is_on_its_way
        retry(session, delivery, now=now, maybe_arrived=is_on_its_way and not is_unsent)


def end(session: Session, delivery: Delivery, state: DeliveryState, reason: str) -> None:
    delivery.state, delivery.reason = state, reason
    session.add(delivery)


# ---- people and their chats


def unreachable(session: Session, person: Person, *, reason: str, now: datetime) -> None:
    """Blocked, gone, or never started: what else is owed to them waits until `reachable`."""
    person.unreachable_since = person.unreachable_since or now
    person.unreachable_reason = reason
    session.add(person)
    alone = Delivery.recipient_id == person.id, col(Delivery.chat_id).is_(None)
    theirs = *alone, Delivery.state == DeliveryState.PLANNED
    session.flush()
    held = update(Delivery).where(*theirs)  # type: ignore[arg-type]
    session.execute(held.values(state=DeliveryState.HELD, reason=UNREACHABLE))


def reachable(session: Session, person: Person, *, now: datetime) -> int:
    """Heard of again: what was held for them may go, of reminders the newest for each subject
    and mandate.
    Gives how many those are. Cheap for people who were never lost."""
    if person.unreachable_since is None:
        return 0
    person.unreachable_since = person.unreachable_reason = None
    session.add(person)
    newest: dict[str, Delivery] = {}
    for delivery in _held_for(session, person):
        about = f"{delivery.subject} {delivery.anchor}"
        key = about if delivery.kind == REMINDER else f"row:{delivery.id}"
        if older := newest.get(key):
            end(session, older, DeliveryState.SUPERSEDED, UNREACHABLE)
        newest[key] = delivery
        delivery.state, delivery.reason, delivery.next_try_at = DeliveryState.PLANNED, None, now
    return len(newest)


def _held_for(session: Session, person: Person) -> list[Delivery]:
    """The oldest first."""
    held = Delivery.state == DeliveryState.HELD, Delivery.reason == UNREACHABLE
    wanted = select(Delivery).where(Delivery.recipient_id == person.id, *held)
    return list(session.exec(wanted.order_by(col(Delivery.due_at), col(Delivery.id))))


def moved(session: Session, *, old: int, new: int) -> None:
    """Telegram gave a chat another id; one transaction changes it wherever it stands."""
    person = update(Person).where(col(Person.telegram_id) == old)
    session.execute(person.values(telegram_id=new))
    if session.exec(select(Group.id).where(Group.chat_id == old)).first():
        session.execute(delete(Group).where(col(Group.chat_id) == new))  # entered anew meanwhile
    for table in (Group, Delivery, Incoming):
        there = update(table).where(col(table.chat_id) == old)
        session.execute(there.values(chat_id=new))


# ---- the report


@dataclass(frozen=True, slots=True)
class Report:
    """`reasons` are those of what failed; `possible_copies` counts sends whose fate is unknown."""

    due: int
    by_state: dict[str, int]
    reasons: dict[str, int]
    possible_copies: int

    def count(self, *states: DeliveryState) -> int:
        return sum(self.by_state.get(state, 0) for state in states)

    @property
    def pending(self) -> int:
        return self.count(*PENDING)

    @property
    def adds_up(self) -> bool:
        """Due = sent + failed + expired + superseded + cancelled + pending."""
        return self.due == self.count(*DeliveryState)


def report(
    session: Session, *, since: datetime | None = None, until: datetime | None = None
) -> Report:
    """Over what fell due from `since` to before `until`."""
    span: list[Any] = []
    span += [col(Delivery.due_at) >= since] if since else []
    span += [col(Delivery.due_at) < until] if until else []
    totals = select(func.count(), func.coalesce(func.sum(Delivery.unknowns), 0))
    due, copies = session.exec(totals.select_from(Delivery).where(*span)).one()
    failed = col(Delivery.state) == DeliveryState.FAILED
    return Report(
        due=due,
        by_state=_counts(session, col(Delivery.state), span),
        reasons=_counts(session, col(Delivery.reason), [*span, failed]),
        possible_copies=int(copies),
    )


def _counts(session: Session, column: Any, where: list[Any]) -> dict[str, int]:
    wanted = select(column, func.count()).where(*where).group_by(column)
    return {str(name): number for name, number in session.exec(wanted)}
