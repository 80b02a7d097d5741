"""What must be so in a year, whatever happens: reckoned apart from the product where it can be."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models import (
    Delivery,
    DeliveryState,
    DutyKind,
    EvidenceItem,
    Group,
    Innovation,
    Mandate,
    Membership,
    Promise,
    Status,
    Unit,
)
from services import deliveries, mandates, pauses, people
from services.groups import KIND as TO_A_GROUP
from services.planning.unheard import KIND as UNHEARD
from services.reminders import KIND, LADDER
from tests.reminders.test_calendar import OFF_2026
from tests.reminders.years.people import OPENS, officer_of
from tests.reminders.years.state import Year
from texts.notices import MAYBE_COPY
from texts.screen import Screen

WIB = ZoneInfo("Asia/Pontianak")
QUIET = {*LADDER, TO_A_GROUP, UNHEARD}
STEPS = {
    DutyKind.INNOVATION: (90, 60, 30, 14, 7, 3, 1, *range(-7, -57, -7)),
    DutyKind.EVIDENCE: (30, 14, 7, 3, 1),
    DutyKind.ENTRY: (14, 7, 3, 1),  # and the day on which the window opens
}
OF_LISTS = {DutyKind.ENTRY: {"H-3", "H-1"}}
"""Steps of which units hear nothing."""
SAYS = {
    DutyKind.INNOVATION: ("belum mengirim inovasi", "perlu memperbaiki inovasi"),
    DutyKind.EVIDENCE: ("perlu melengkapi bukti",),
    DutyKind.ENTRY: ("yang belum diunggah",),
}
FINAL = {
    DeliveryState.SENT,
    DeliveryState.FAILED,
    DeliveryState.SUPERSEDED,
    DeliveryState.CANCELLED,
}


def look_at_arrival(year: Year, session: Session, row: Delivery, said: Screen) -> None:
    told = f"{row.kind} {row.step} of {row.subject} at {year.clock.at:%a %d %b %H.%M}"
    if row.kind in QUIET and not _is_open(year.clock.at):
        year.wrong.append(f"outside the hours: {told}")
    if year.arrived[row.id or 0] and MAYBE_COPY not in said.text:
        year.wrong.append(f"an unmarked copy: {told}")
    if row.kind == KIND:
        _look_at_need(year, session, row.subject_id, said.text, told)
    elif row.kind == TO_A_GROUP:
        unit_id = session.get_one(Group, row.subject_id).unit_id
        _look_at_need(year, session, unit_id or 0, said.text, told)


def _look_at_need(year: Year, session: Session, unit_id: int, text: str, told: str) -> None:
    for kind, words in SAYS.items():
        if any(some in text for some in words) and not _owes(session, unit_id, kind):
            year.wrong.append(f"{kind} is met: {told}")


def _owes(session: Session, unit_id: int, kind: str) -> bool:
    kept = Innovation.unit_id == unit_id, Innovation.status != Status.WITHDRAWN
    mine = session.exec(select(Innovation).where(*kept)).all()
    if kind == DutyKind.INNOVATION:
        return {it.status for it in mine} <= {Status.RETURNED}
    if kind == DutyKind.ENTRY:
        return Status.VERIFIED in {it.status for it in mine}
    proved = select(EvidenceItem.id).where(
        col(EvidenceItem.innovation_id).in_([it.id for it in mine])
    )
    return bool(mine) and session.exec(proved).first() is None


def look_at_plan(year: Year, session: Session) -> None:
    """The newest step that is due is written down for whoever owes and held the post then."""
    for mandate in mandates.all_open(session):
        due = [
            (at, -days)
            for days in _steps(mandate)
            if mandate.set_at <= (at := _moment(mandate, days)) <= year.clock.at
        ]
        if due:
            at, days = max(due)
            _look_at_step(year, session, mandate, at, f"H{days:+}")


def _steps(mandate: Mandate) -> Iterator[int]:
    usual = STEPS[DutyKind(mandate.kind)]
    if mandate.kind != DutyKind.ENTRY:
        yield from usual
        return
    open_for = (mandate.deadline - OPENS).days
    yield open_for
    yield from (days for days in usual if days < open_for)


def _look_at_step(year: Year, session: Session, mandate: Mandate, at: datetime, step: str) -> None:
    of_step = Delivery.step == step, Delivery.anchor == mandate.deadline
    rows = session.exec(select(Delivery).where(*of_step)).all()
    told = Counter((row.kind, row.subject, row.recipient_id, row.chat_id) for row in rows)
    if any(number > 1 for number in told.values()):
        year.wrong.append(f"twice: {step}")
    if any(row.due_at < at for row in rows):
        year.wrong.append(f"before its day: {step}")
    key = f"{step} {mandate.deadline}"
    is_of_list = step in OF_LISTS.get(DutyKind(mandate.kind), ())
    if (
        key not in year.looked_at and not is_of_list
    ):  # whoever comes to owe later waits for the next step
        year.looked_at.add(key)
        subjects = {row.subject for row in rows}
        for unit in session.exec(select(Unit).where(Unit.is_mandated)):
            if _owes(session, unit.id or 0, mandate.kind):
                _look_at_unit(year, session, unit, at, step, subjects)


def _look_at_unit(
    year: Year, session: Session, unit: Unit, at: datetime, step: str, subjects: set[str]
) -> None:
    officer = officer_of(year, session, unit)
    if officer is not None and officer.valid_from <= at and f"unit:{unit.id}" not in subjects:
        year.wrong.append(f"nobody of {unit.short_name} has {step}")
    posts = select(Membership.id).where(
        Membership.unit_id == unit.id, *people.in_force(year.clock.at)
    )
    if session.exec(posts).first() is not None or _is_held_back(year, session, unit):
        return
    linked = select(Group).where(Group.unit_id == unit.id, col(Group.linked_at) <= at)
    for group in session.exec(linked):
        if f"group:{group.id}" not in subjects:
            year.wrong.append(f"{unit.short_name} has only a group, without {step}")


def _is_held_back(year: Year, session: Session, unit: Unit) -> bool:
    ahead = col(Promise.planned_at).is_(None), col(Promise.person_id).is_(None)
    later = Promise.unit_id == unit.id, Promise.day > year.clock.at.astimezone(WIB).date()
    promised = session.exec(select(Promise.id).where(*ahead, *later)).first()
    return promised is not None or pauses.of_unit(session, unit.id or 0) is not None


def look_back(year: Year, session: Session) -> None:
    found = deliveries.report(session)
    if not found.adds_up:
        year.wrong.append(f"the report does not add up: {found}")
    weekly: Counter[tuple[str, int]] = Counter()
    for row in session.exec(select(Delivery)):
        _look_at_outcome(year, row)
        if row.kind == UNHEARD:
            weekly[row.subject, row.recipient_id] += 1
    year.wrong += [
        f"{number} lists in {week}" for (week, _), number in weekly.items() if number > 1
    ]


def _look_at_outcome(year: Year, row: Delivery) -> None:
    arrived = len(year.arrived[row.id or 0])
    told = f"{row.kind} {row.step} of {row.subject} is {row.state}, {arrived} arrived"
    if row.state not in FINAL and row.state != DeliveryState.HELD and row.unknowns == 0:
        year.wrong.append(f"no outcome: {told}")
    if row.state == DeliveryState.SENT and not 1 <= arrived <= row.unknowns + 1:
        year.wrong.append(f"not once: {told}")


def _moment(mandate: Mandate, days: int) -> datetime:
    day = mandate.deadline - timedelta(days=days)
    found = next(d for n in range(30) if _worked(d := day - timedelta(days=n)))
    if mandate.kind == DutyKind.ENTRY and found < OPENS:
        found = next(d for n in range(30) if _worked(d := OPENS + timedelta(days=n)))
    return datetime.combine(found, time(8, 30), WIB)


def _worked(day: date) -> bool:
    return day.weekday() < 5 and day not in OFF_2026


def _is_open(at: datetime) -> bool:
    here = at.astimezone(WIB)
    if not _worked(here.date()) or not time(8, 30) <= here.time() < time(16, 0):
        return False
    return here.weekday() != 4 or not time(11, 0) <= here.time() < time(13, 30)
