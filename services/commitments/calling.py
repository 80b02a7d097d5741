"""Heads who have not signed are asked to: when somebody wants it, and from then on every week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models import Delivery, Mandate, Unit
from services import audit, hours, mandates, notices, people, weeks
from services.commitments import standing
from services.commitments.standing import UnitCommitment
from services.errors import Closed
from services.policy import Action
from services.workdays import OPENS, WorkCalendar

KIND = "commitment_due"
LATELY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Call:
    """Who would be asked (`units`, so many `people`), who is left out: of whom nobody can be
    reached, who have no head here, and who were asked in the last 24 hours. Short names."""

    year: int
    units: tuple[str, ...]
    people: int
    silent: tuple[str, ...]
    headless: tuple[str, ...]
    lately: tuple[str, ...]
    goes: datetime


def preview(session: Session, *, calendar: WorkCalendar, telegram_id: int, now: datetime) -> Call:
    found = standing.overview(session, telegram_id=telegram_id, now=now)
    asked, lately = _asked(session, found.mandate, now), _lately(session, now)
    return Call(
        year=found.year,
        units=_names(asked),
        people=len({head.id for one in asked for head in one.heads}),
        silent=_names(one for one in found.unsigned if one.heads and one.is_silent),
        headless=_names(one for one in found.unsigned if not one.heads),
        lately=_names(one for one in found.unsigned if _subject(one) in lately),
        goes=hours.in_force(session, calendar).next_opening(now),
    )


def call(session: Session, *, calendar: WorkCalendar, telegram_id: int, now: datetime) -> int:
    """Asks all whom the preview names now; how many units those are. It counts for the week."""
    who = people.allowed(session, Action.ASK_MISSING, telegram_id=telegram_id, now=now)
    mandate = mandates.open_mandate(session)
    asked = _asked(session, mandate, now)
    week = weeks.name(calendar.local(now).date())
    _owe(session, asked, f"{mandate.year}/{week}/{now:%Y%m%d%H%M%S}", now)
    subject, after = f"mandate:{mandate.id}", {"units": len(asked)}
    audit.record(session, "commitment.called", subject, who_id=who.id, now=now, after=after)
    return len(asked)


def plan(session: Session, *, calendar: WorkCalendar, now: datetime) -> int:
    """Once somebody has called for the first time: each week, as it begins, until all have signed
    or the deadline is over. How many units that were. A look at every beat costs two queries.
    `calendar` is the one in force."""
    try:
        mandate = mandates.open_mandate(session)
    except Closed:
        return 0
    today = calendar.local(now).date()
    week = f"{mandate.year}/{weeks.name(today)}"
    steps = select(Delivery.step).where(Delivery.kind == KIND).distinct()
    called = [step for step in session.exec(steps) if step.startswith(f"{mandate.year}/")]
    if not called or today > mandate.deadline or any(step.startswith(week) for step in called):
        return 0
    begins = weeks.beginning(calendar, today, OPENS)
    if begins is None or now < begins:
        return 0
    asked = [one for one in standing.every(session, mandate, now=now) if not one.signed]
    _owe(session, asked, week, now)
    return len(asked)


def why_not(session: Session, delivery: Delivery, *, now: datetime) -> str | None:
    """Asked again at send time. Closed where no mandate is open any more."""
    unit = session.get_one(Unit, delivery.subject_id)
    found = standing.of_unit(session, unit, mandates.open_mandate(session), now=now)
    if found.signed:
        return "sudah ditandatangani"
    is_head = any(head.id == delivery.recipient_id for head in found.heads)
    return None if is_head else "tidak lagi mengepalai unit itu"


def _asked(session: Session, mandate: Mandate, now: datetime) -> list[UnitCommitment]:
    lately = _lately(session, now)
    return [
        one
        for one in standing.every(session, mandate, now=now)
        if not one.signed and not one.is_silent and _subject(one) not in lately
    ]


def _owe(session: Session, asked: Iterable[UnitCommitment], step: str, now: datetime) -> None:
    for one in asked:
        for head in one.heads:
            notices.owe(session, KIND, _subject(one), head, now=now, step=step, is_daily=False)


def _lately(session: Session, now: datetime) -> set[str]:
    asked = Delivery.kind == KIND, col(Delivery.due_at) > now - LATELY
    return set(session.exec(select(Delivery.subject).where(*asked)))


def _subject(one: UnitCommitment) -> str:
    return f"unit:{one.unit.id}"


def _names(found: Iterable[UnitCommitment]) -> tuple[str, ...]:
    return tuple(one.unit.short_name for one in found)
