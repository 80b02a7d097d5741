"""Once a week, from the first step on, Bappedalitbang hears which units cannot hear the bot."""

from dataclasses import dataclass
from datetime import datetime, time

from sqlmodel import Session, select

from models import Delivery, Mandate, Role, Unit
from services import groups, mandates, notices, people, progress, recipients, schedule, weeks
from services.progress import REMINDED
from services.recipients import Seat
from services.workdays import WorkCalendar

KIND = "unheard"
HOUR = time(8, 30)
NONE = "semua unit yang diingatkan dapat dihubungi"


@dataclass(frozen=True, slots=True)
class Unheard:
    """A unit that owes something and has nobody who can be reached; `groups` (titles) hear its
    reminders all the same."""

    unit: Unit
    seats: tuple[Seat, ...]
    groups: tuple[str, ...]


def plan(session: Session, *, calendar: WorkCalendar, now: datetime) -> int:
    """Owed as the working week begins, to each once; whether there are any such units is looked up
    when it goes out. A look at every beat costs a few small queries. `calendar` is the one in
    force."""
    today = calendar.local(now).date()
    begins = weeks.beginning(calendar, today, HOUR)
    if begins is None or now < begins:
        return 0
    subject = weeks.subject(today)
    told = Delivery.kind == KIND, Delivery.subject == subject
    if session.exec(select(Delivery.id).where(*told).limit(1)).first() is not None:
        return 0
    if not any(_has_begun(session, m, calendar, begins) for m in mandates.all_open(session)):
        return 0
    verifiers = people.in_role(session, Role.VERIFIER, now=now)
    for person in verifiers:
        notices.owe(session, KIND, subject, person, now=now, is_daily=False)
    return len(verifiers)


def look(
    session: Session, delivery: Delivery, *, calendar: WorkCalendar, now: datetime
) -> tuple[Unheard, ...] | str:
    """As it is now; or why there is nothing to say."""
    if delivery.subject != weeks.subject(calendar.local(now).date()):
        return "pekannya sudah lewat"
    seats, titles = recipients.seats(session, now=now), groups.titles(session)
    owing: dict[int, Unit] = {}
    for mandate in mandates.all_open(session):
        found = progress.stages(session, mandate)
        owing |= {n: unit for n, (unit, stage) in found.items() if stage in REMINDED}
    return (
        tuple(
            Unheard(owing[n], tuple(seats.by_unit.get(n, ())), titles.get(n, ()))
            for n in sorted(owing)
            if seats.is_silent(n)
        )
        or NONE
    )


def _has_begun(
    session: Session, mandate: Mandate, calendar: WorkCalendar, begins: datetime
) -> bool:
    due = schedule.of_mandate(session, mandate, calendar)
    return any(mandate.set_at <= at <= begins for at, _ in due)
