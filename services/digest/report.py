"""What happened in a week, how the units stand, and which may well miss the deadline."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models import Draft, Innovation, Mandate, Status, StatusChange, Unit
from services import drafts, hours, mandates, people, progress, recipients, weeks
from services.policy import Action
from services.progress import REMINDED, Stage
from services.workdays import Left, WorkCalendar


@dataclass(frozen=True, slots=True)
class Digest:
    """Short names of units throughout. `became` has the units by what their innovations became
    `since` then (the latest counts), `begun` those that started a draft. `silent` units owe
    something and have nobody who can be reached, `idle` ones have nothing begun and can be."""

    mandate: Mandate
    since: datetime
    left: Left
    stages: Mapping[Stage, tuple[str, ...]]
    became: Mapping[Status, tuple[str, ...]]
    begun: tuple[str, ...]
    silent: tuple[str, ...]
    idle: tuple[str, ...]

    @property
    def has_news(self) -> bool:
        return bool(self.became or self.begun)

    @property
    def total(self) -> int:
        return sum(map(len, self.stages.values()))


def of_last_days(
    session: Session, *, calendar: WorkCalendar, telegram_id: int, now: datetime
) -> Digest:
    """The seven days up to now, to whoever may read the recap."""
    people.allowed(session, Action.RECAP, telegram_id=telegram_id, now=now)
    return _of(session, mandates.meant(session), now - weeks.WEEK, calendar, now)


def look(session: Session, *, since: datetime, calendar: WorkCalendar, now: datetime) -> Digest:
    """Of the open mandate; Closed where there is none."""
    return _of(session, mandates.open_mandate(session), since, calendar, now)


def _of(
    session: Session, mandate: Mandate, since: datetime, calendar: WorkCalendar, now: datetime
) -> Digest:
    calendar = hours.in_force(session, calendar)
    stages, seats = progress.stages(session, mandate), recipients.seats(session, now=now)
    owing = [(unit, stage) for unit, stage in stages.values() if stage in REMINDED]
    silent = [unit for unit, _ in owing if seats.is_silent(unit.id or 0)]
    idle = [unit for unit, stage in owing if stage is Stage.NOTHING and unit not in silent]
    today = calendar.local(now).date()
    return Digest(
        mandate=mandate,
        since=since,
        left=calendar.left(today, mandate.deadline),
        stages={
            stage: tuple(unit.short_name for unit, at in stages.values() if at is stage)
            for stage in Stage
        },
        became=_became(session, mandate, since),
        begun=_begun(session, mandate, since),
        silent=tuple(unit.short_name for unit in silent),
        idle=tuple(unit.short_name for unit in idle),
    )


def _became(session: Session, mandate: Mandate, since: datetime) -> dict[Status, tuple[str, ...]]:
    changed = select(StatusChange, Unit.short_name).where(
        StatusChange.innovation_id == Innovation.id,
        Innovation.unit_id == Unit.id,
        Innovation.mandate_year == mandate.year,
        col(StatusChange.at) > since,
    )
    latest: dict[int, tuple[str, str]] = {}
    for change, unit in session.exec(changed.order_by(col(StatusChange.id))):
        latest[change.innovation_id] = change.after, unit
    found: dict[Status, list[str]] = defaultdict(list)
    for after, unit in latest.values():
        found[Status(after)].append(unit)
    return {status: tuple(found[status]) for status in Status if found[status]}


def _begun(session: Session, mandate: Mandate, since: datetime) -> tuple[str, ...]:
    new = col(Draft.innovation_id).is_(None), col(Draft.created_at) > since
    of_year = Draft.unit_id == Unit.id, Draft.mandate_year == mandate.year
    wanted = select(Unit.short_name).where(*drafts.UNSENT, *new, *of_year)
    return tuple(dict.fromkeys(session.exec(wanted.order_by(col(Draft.id)))))
