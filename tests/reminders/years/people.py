"""What people do in a year, by chance."""

from datetime import date, datetime, timedelta

from sqlmodel import Session, col, select

from models import (
    DutyKind,
    EvidenceItem,
    Group,
    Innovation,
    Membership,
    Person,
    Promise,
    ReminderPause,
    Role,
    Status,
    Unit,
)
from services import deadlines, deliveries, groups, mandates, people
from tests.innovations.conftest import PROFILE
from tests.reminders.years.state import Year

DEADLINES = {
    DutyKind.INNOVATION: date(2026, 11, 30),
    DutyKind.EVIDENCE: date(2026, 5, 29),
    DutyKind.ENTRY: date(2026, 9, 25),
}
OPENS = date(2026, 8, 30)  # the ministry's window, on a Sunday


def act(year: Year, session: Session) -> None:
    unit = year.random.choice(list(session.exec(select(Unit).where(Unit.is_mandated))))
    chosen = year.random.choice(ACTS)
    year.acts[chosen.__name__] += 1
    chosen(year, session, unit)


def officer_of(year: Year, session: Session, unit: Unit) -> Membership | None:
    mine = Membership.unit_id == unit.id, Membership.role == Role.OFFICER
    now = people.in_force(year.clock.at)
    return session.exec(select(Membership).where(*mine, *now)).first()


def somebody(year: Year, session: Session) -> Person:
    year.numbers += 1
    made = Person(telegram_id=10_000 + year.numbers, name=f"Operator {year.numbers}")
    session.add(made)
    session.flush()
    return made


def post(
    person: Person, unit: Unit, since: datetime, *, stands_in_for_id: int | None = None
) -> Membership:
    return Membership(
        person_id=person.id or 0,
        role=Role.OFFICER,
        unit_id=unit.id,
        valid_from=since,
        stands_in_for_id=stands_in_for_id,
    )


def sends(year: Year, session: Session, unit: Unit) -> None:
    if (officer := officer_of(year, session, unit)) is None:
        return
    year.numbers += 1
    session.add(
        Innovation(
            unit_id=unit.id or 0,
            mandate_year=2026,
            sequence=year.numbers,
            name=f"Inovasi {year.numbers}",
            status=Status.SENT,
            profile=PROFILE,
            registered_by_id=officer.person_id,
            registered_at=year.clock.at,
        )
    )


def comes_back(year: Year, session: Session, unit: Unit) -> None:
    for it in session.exec(select(Innovation).where(Innovation.unit_id == unit.id)):
        it.status = year.random.choice((Status.RETURNED, Status.WITHDRAWN, Status.VERIFIED))
        session.add(it)


def is_entered(year: Year, session: Session, unit: Unit) -> None:
    verified = Innovation.unit_id == unit.id, Innovation.status == Status.VERIFIED
    it = session.exec(select(Innovation).where(*verified)).first()
    if it is not None and year.random.random() < 0.5:
        it.status = Status.UPLOADED
        session.add(it)


def proves(year: Year, session: Session, unit: Unit) -> None:
    it = session.exec(select(Innovation).where(Innovation.unit_id == unit.id)).first()
    if it is not None:
        session.add(
            EvidenceItem(
                innovation_id=it.id or 0,
                instrument_year=2026,
                indicator="SID-16",
                by_id=it.registered_by_id,
                at=year.clock.at,
            )
        )


def blocks(year: Year, session: Session, unit: Unit) -> None:
    """Nobody learns of it before the next message to them."""
    if officer := officer_of(year, session, unit):
        year.blocked.add(officer.person_id)


def is_back(year: Year, session: Session, _unit: Unit) -> None:
    for person_id in sorted(year.blocked)[:3]:
        year.blocked.discard(person_id)
        person = session.get_one(Person, person_id)
        deliveries.reachable(session, person, now=year.clock.at)


def promises(year: Year, session: Session, unit: Unit) -> None:
    _promise(year, session, unit, for_all=True)


def puts_off(year: Year, session: Session, unit: Unit) -> None:
    _promise(year, session, unit, for_all=False)


def _promise(year: Year, session: Session, unit: Unit, *, for_all: bool) -> None:
    officer = officer_of(year, session, unit)
    mandate = year.random.choice(mandates.all_open(session))
    day = year.clock.at.date() + timedelta(days=year.random.randint(1, 20) if for_all else 1)
    if officer is None or day > mandate.deadline:
        return
    session.add(
        Promise(
            unit_id=unit.id or 0,
            mandate_id=mandate.id or 0,
            person_id=None if for_all else officer.person_id,
            day=day,
            made_by_id=officer.person_id,
            made_at=year.clock.at,
        )
    )


def goes_on_leave(year: Year, session: Session, unit: Unit) -> None:
    if officer := officer_of(year, session, unit):
        held = post(somebody(year, session), unit, year.clock.at, stands_in_for_id=officer.id)
        held.valid_to = year.clock.at + timedelta(days=year.random.randint(1, 30))
        session.add(held)


def changes_office(year: Year, session: Session, unit: Unit) -> None:
    if officer := officer_of(year, session, unit):
        officer.valid_to = year.clock.at
        session.add(officer)
        session.add(post(somebody(year, session), unit, year.clock.at))


def leaves_nobody(year: Year, session: Session, unit: Unit) -> None:
    if officer := officer_of(year, session, unit):
        officer.valid_to = year.clock.at
        session.add(officer)


def deadline_is_moved(year: Year, session: Session, _unit: Unit) -> None:
    mandate = year.random.choice(mandates.all_open(session))
    day = DEADLINES[DutyKind(mandate.kind)] + timedelta(days=year.random.randint(-20, 20))
    is_free = mandates.with_deadline(session, day) in (None, mandate)
    if year.random.random() < 0.1 and day > year.clock.at.date() and is_free:
        deadlines.put(session, mandate, day, by_id=None, now=year.clock.at)


def pauses(year: Year, session: Session, unit: Unit) -> None:
    lasting = session.exec(select(ReminderPause).where(col(ReminderPause.ended_at).is_(None)))
    if ended := lasting.first():
        ended.ended_at = year.clock.at
        session.add(ended)
    else:
        unit_id = None if year.random.random() < 0.2 else unit.id
        pause = ReminderPause(unit_id=unit_id, reason="Diuji.", by_id=1, at=year.clock.at)
        if year.random.random() < 0.5:
            pause.until = year.clock.at.date() + timedelta(days=year.random.randint(0, 30))
        session.add(pause)


def links_a_group(year: Year, session: Session, unit: Unit) -> None:
    if (officer := officer_of(year, session, unit)) is None:
        return
    year.numbers += 1
    session.add(
        Group(
            chat_id=-year.numbers,
            title=f"Grup {year.numbers}",
            brought_by_id=officer.person_id,
            unit_id=unit.id,
            linked_by_id=officer.person_id,
            linked_at=year.clock.at,
        )
    )


def group_shuts_out(year: Year, session: Session, unit: Unit) -> None:
    """The bot learns of it at once, or by the next message."""
    group = session.exec(select(Group).where(Group.unit_id == unit.id)).first()
    if group is not None:
        year.shut.add(group.chat_id)
        if year.random.random() < 0.5:
            groups.lost(session, group.chat_id, now=year.clock.at)


ACTS = (
    sends,
    sends,
    comes_back,
    is_entered,
    proves,
    blocks,
    is_back,
    promises,
    puts_off,
    goes_on_leave,
    changes_office,
    leaves_nobody,
    deadline_is_moved,
    pauses,
    links_a_group,
    group_shuts_out,
)
