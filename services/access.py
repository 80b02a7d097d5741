"""People ask to be let in; Bappedalitbang decides, admins where a role is over all units."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import AccessRequest, Decision, Person, Role
from services import audit, notices, people, posts
from services.desk import Desk
from services.errors import AlreadyDecided, NotFound
from services.outcomes import AccessAsked, AccessHeld, AccessRefused, AskedEnough, DecidedBefore
from services.people import OF_A_UNIT
from services.policy import Action
from services.posts import Seat

MOST_WAITING = 3  # of one person: nobody floods those who decide


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as people read it: `said_name` is how the person calls themselves, `called` how
    Telegram does; `unit` is a short name, empty for roles of the whole regency."""

    request_id: int
    said_name: str
    called: str
    role: Role
    unit: str
    asked_at: datetime
    state: Decision
    decided_by: str
    reason: str


def ask(desk: Desk) -> AccessAsked | AccessHeld | AskedEnough:
    """Those who decide are told; asking again while one waits is asking for the same."""
    wanted = posts.named(desk)
    if posts.find(desk.session, wanted, person=desk.person, now=desk.now):
        return AccessHeld(wanted.role, wanted.unit_name)
    request, waiting = _waiting(desk, wanted), waiting_of(desk.session, person=desk.person)
    if request is None and len(waiting) >= MOST_WAITING:
        return AskedEnough(len(waiting))
    request = request or _new(desk, wanted)
    request.said_name = str(desk.value("person"))
    desk.session.add(request)
    for decider in _deciders(desk.session, request, desk.now):
        notices.owe(desk.session, "access_asked", f"access:{request.id}", decider, now=desk.now)
    return AccessAsked(wanted.role, wanted.unit_name)


def open_one(
    session: Session, request_id: int, *, telegram_id: int, now: datetime
) -> tuple[AccessRequest, Person]:
    """A request with the person who may decide on it; nobody decides on their own."""
    request = session.get(AccessRequest, request_id, with_for_update=True)
    if request is None:
        people.allowed(session, Action.DECIDE_ACCESS, telegram_id=telegram_id, now=now)
        raise NotFound
    needed = posts.action_to_fill(request.role)
    decider = people.allowed(session, needed, telegram_id=telegram_id, now=now)
    if request.person_id == decider.id:
        raise NotFound
    if request.state != Decision.WAITING:
        raise AlreadyDecided
    return request, decider


def grant(session: Session, request_id: int, *, telegram_id: int, now: datetime) -> Asked:
    request, decider = open_one(session, request_id, telegram_id=telegram_id, now=now)
    person = session.get_one(Person, request.person_id)
    person.name = request.said_name
    session.add(person)
    wanted = posts.seat(session, request.role, request.unit_id)
    posts.give(session, wanted, person=person, by_id=decider.id, now=now)
    _decide(session, request, Decision.GRANTED, decider, now)
    return read(session, request_id, telegram_id=telegram_id, now=now)


def refuse(desk: Desk) -> AccessRefused | DecidedBefore:
    """The form that asked for the reason is sent."""
    request_id, who = desk.draft.about_id or 0, desk.person.telegram_id
    try:
        request, decider = open_one(desk.session, request_id, telegram_id=who, now=desk.now)
    except AlreadyDecided:
        asked = read(desk.session, request_id, telegram_id=who, now=desk.now)
        return DecidedBefore(asked.said_name, asked.decided_by)
    request.reason = str(desk.value("reason"))
    _decide(desk.session, request, Decision.REFUSED, decider, desk.now)
    return AccessRefused(request.said_name)


def read(session: Session, request_id: int, *, telegram_id: int, now: datetime) -> Asked:
    """As it stands, to those who see requests."""
    people.allowed(session, Action.DECIDE_ACCESS, telegram_id=telegram_id, now=now)
    request = session.get(AccessRequest, request_id)
    if request is None:
        raise NotFound
    return shown(session, request)


def to_decide(session: Session, *, telegram_id: int, now: datetime) -> list[Asked]:
    """What waits for this person's word, the oldest first."""
    decider = people.allowed(session, Action.DECIDE_ACCESS, telegram_id=telegram_id, now=now)
    held = people.roles(session, person=decider, now=now)
    waiting = AccessRequest.state == Decision.WAITING, AccessRequest.person_id != decider.id
    found = session.exec(select(AccessRequest).where(*waiting).order_by(col(AccessRequest.id)))
    return [shown(session, one) for one in found if posts.may_fill(held, one.role)]


def waiting_of(session: Session, *, person: Person) -> list[Asked]:
    """What a person has asked for and not heard of yet."""
    mine = AccessRequest.person_id == person.id, AccessRequest.state == Decision.WAITING
    found = session.exec(select(AccessRequest).where(*mine).order_by(col(AccessRequest.id)))
    return [shown(session, one) for one in found]


def shown(session: Session, request: AccessRequest) -> Asked:
    person = session.get_one(Person, request.person_id)
    wanted = posts.seat(session, request.role, request.unit_id)
    decider = session.get(Person, request.decided_by_id) if request.decided_by_id else None
    return Asked(
        request_id=request.id or 0,
        said_name=request.said_name or person.name,
        called=person.name,
        role=wanted.role,
        unit=wanted.unit_name,
        asked_at=request.asked_at,
        state=Decision(request.state),
        decided_by=decider.name if decider else "",
        reason=request.reason or "",
    )


def _waiting(desk: Desk, wanted: Seat) -> AccessRequest | None:
    mine = AccessRequest.person_id == desk.person.id, AccessRequest.state == Decision.WAITING
    same = AccessRequest.role == wanted.role, AccessRequest.unit_id == wanted.unit_id
    return desk.session.exec(select(AccessRequest).where(*mine, *same)).first()


def _new(desk: Desk, wanted: Seat) -> AccessRequest:
    who = desk.person.id or 0
    request = AccessRequest(
        person_id=who,
        role=wanted.role,
        unit_id=wanted.unit_id,
        said_name=str(desk.value("person")),
        asked_at=desk.now,
    )
    desk.session.add(request)
    desk.session.flush()
    subject = f"access:{request.id}"
    audit.record(
        desk.session, "access.asked", subject, who_id=who, now=desk.now, after=wanted.facts
    )
    return request


def _deciders(session: Session, request: AccessRequest, now: datetime) -> list[Person]:
    """Admins also where there is nobody else: a new installation has no Bappedalitbang yet."""
    verifiers = people.in_role(session, Role.VERIFIER, now=now)
    admins = people.in_role(session, Role.ADMIN, now=now)
    asked = (verifiers or admins) if request.role in OF_A_UNIT else admins
    return [person for person in asked if person.id != request.person_id]


def _decide(
    session: Session, request: AccessRequest, state: Decision, decider: Person, now: datetime
) -> None:
    request.state, request.decided_at, request.decided_by_id = state, now, decider.id
    session.add(request)
    subject, person = f"access:{request.id}", session.get_one(Person, request.person_id)
    audit.record(session, f"access.{state}", subject, who_id=decider.id, now=now)
    notices.owe(session, "access_decided", subject, person, now=now, is_daily=False)
