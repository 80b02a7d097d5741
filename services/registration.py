"""*Kirim* of a registration: a draft becomes an innovation, once; or it corrects one."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from forms.registration import REGISTRATION
from models import Innovation, Person, Status, StatusChange
from services import audit, changes, mandates, notices, people, units
from services.desk import Desk, Terms
from services.drafts import Beginning, at_open, begin, look
from services.errors import DomainError
from services.outcomes import Corrected, Proposed, Registered
from services.people import Officer
from services.policy import Action
from services.steps import Step

PLACE = "place"
LATELY = timedelta(hours=1)  # so far back a registration may be what an answer was about


def submit(desk: Desk) -> Registered | Corrected | Proposed:
    """Registers; the verifiers and the head of the unit are told by the same commit."""
    if desk.draft.innovation_id is not None:
        return changes.submit(desk)
    innovation = _registered(desk)
    number = innovation.id or 0
    subject = f"innovation:{number}"
    notices.tell_verifiers(desk.session, "submitted", subject, now=desk.now)
    for head in people.heads_of(desk.session, innovation.unit_id, now=desk.now):
        if head.id != desk.person.id:
            notices.owe(desk.session, "copy_to_head", subject, head, now=desk.now)
    return _outcome(innovation)


def latest(session: Session, *, telegram_id: int, since: datetime) -> Registered | None:
    """What this person registered last, if that is as recent."""
    mine = Person.telegram_id == telegram_id, col(Innovation.registered_at) >= since
    wanted = select(Innovation).join(Person).where(*mine).order_by(col(Innovation.id).desc())
    found = session.exec(wanted).first()
    return _outcome(found) if found else None


def place(
    session: Session, *, telegram_id: int, at: datetime, terms: Terms
) -> Step | Registered | None:
    """The open form, which is what the person has before the eyes from now on; or what they
    registered shortly before `at`, whose number they may never have seen."""
    try:
        return look(at_open(session, telegram_id=telegram_id, terms=terms))
    except DomainError:
        return latest(session, telegram_id=telegram_id, since=at - LATELY)


def owe_place(session: Session, *, telegram_id: int, now: datetime) -> None:
    """To somebody whose answer may not have arrived."""
    person = people.known(session, telegram_id=telegram_id)
    notices.owe(session, PLACE, f"person:{person.id}", person, now=now, step=now.isoformat())


def begin_for(session: Session, who: Officer, terms: Terms) -> Step:
    """A new registration of the officer's unit for the mandate that is open."""
    year = mandates.open_mandate(session).year
    what = Beginning(form=REGISTRATION, year=year, unit=who.unit)
    return look(begin(session, what, person=who.person, terms=terms))


def begin_for_unit(desk: Desk) -> Step:
    """Bappedalitbang has said for which unit it registers."""
    who = desk.person.telegram_id
    people.allowed(desk.session, Action.REGISTER, telegram_id=who, now=desk.now)
    unit = units.named(desk.session, desk.value("unit"))
    return begin_for(desk.session, Officer(desk.person, unit), desk.terms)


def _registered(desk: Desk) -> Innovation:
    values = {q.key: desk.value(q.key) for q in desk.asked}
    innovation = Innovation(
        draft_id=desk.draft.id,
        unit_id=desk.draft.unit_id or 0,
        mandate_year=desk.draft.mandate_year,
        sequence=next_sequence(desk.session, desk.draft.mandate_year),
        name=str(values["name"]),
        status=Status.SENT,
        profile=values,
        registered_by_id=desk.person.id or 0,
        registered_at=desk.now,
    )
    desk.session.add(innovation)
    desk.session.flush()
    _note_status(desk, innovation)
    return innovation


def _outcome(it: Innovation) -> Registered:
    return Registered(it.id or 0, it.number, it.name, it.registered_at)


def _note_status(desk: Desk, innovation: Innovation) -> None:
    number, who = innovation.id or 0, desk.person.id or 0
    desk.session.add(
        StatusChange(innovation_id=number, before=None, after=Status.SENT, by_id=who, at=desk.now)
    )
    subject = f"innovation:{number}"
    audit.record(desk.session, "innovation.sent", subject, who_id=who, now=desk.now)


def next_sequence(session: Session, year: int) -> int:
    wanted = select(func.max(Innovation.sequence)).where(Innovation.mandate_year == year)
    return (session.exec(wanted).one() or 0) + 1
