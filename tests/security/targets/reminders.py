"""Duties, reminders and circulars, planted to be got at."""

from datetime import date, time

from sqlmodel import select

from models import (
    AllowedHours,
    Circle,
    Circular,
    Delivery,
    DeliveryState,
    Draft,
    Mandate,
    ReminderStep,
    Role,
)
from tests.security.targets.planting import NUMBERS, SECRET, Planting


def reminder(at: Planting) -> str | None:
    """One that the author of it was sent."""
    if at.author_id is None:
        return None
    now = at.house.bot.house.now()
    row = Delivery(
        kind="reminder",
        subject=f"unit:{at.unit_id}",
        step=f"T-{next(NUMBERS)}",
        anchor=date(2026, 12, 31),
        recipient_id=at.author_id,
        state=DeliveryState.SENT,
        due_at=now,
        next_try_at=now,
    )
    at.add(row)
    return f"{row.id}:0::"


def reminder_to_promise(at: Planting) -> str | None:
    about = reminder(at)
    return about and about.replace("::", ":2026-12-18:")


def reach_test(at: Planting) -> str | None:
    about = reminder(at)
    if about is None:
        return None
    row = at.session.get_one(Delivery, int(about.partition(":")[0]))
    row.kind = "reach_test"
    at.add(row)
    return about


def closed_mandate(at: Planting) -> str | None:
    """Nobody's own; of a year of which nothing else is asked."""
    year = 3000 + next(NUMBERS) % 5000
    now = at.house.bot.house.now()
    row = Mandate(year=year, deadline=date(year, 6, 1), set_at=now, closed_at=now)
    at.add(row)
    return f"{row.id}:0:text:"


def open_mandate(at: Planting) -> str | None:
    found = at.session.exec(select(Mandate.id).where(Mandate.year == 2026)).one()
    return f"{found}:0::"


def step(at: Planting) -> str | None:
    """Nobody's own: the ladder is the regency's."""
    days = 100 + next(NUMBERS) % 200
    row = ReminderStep(mandate_id=1, days_before=days, recipients=["officer"])
    at.add(row)
    return f"{row.id}:1:{days}:o.0915"


def hours(at: Planting) -> str | None:
    """Nobody's own: for a day that has long passed."""
    row = AllowedHours(weekdays="0", opens=time(9), closes=time(10), valid_to=date(2020, 1, 1))
    at.add(row)
    return f"{row.id}:0:hours:"


def named_day(at: Planting) -> str | None:
    """A form that was sent: what it wants is not so yet."""
    wanted = {"what": "Libur", "day": "2026-12-28", "reason": f"{SECRET} libur"}
    now = at.house.bot.house.now()
    row = Draft(
        form="calendar_day",
        form_version=1,
        instrument_year=2026,
        mandate_year=2026,
        author_id=at.other.id or 0,
        created_at=now,
        changed_at=now,
        sent_at=now,
        answers={key: {"value": value} for key, value in wanted.items()},
    )
    at.add(row)
    return f"{row.id}:0::"


def circular(at: Planting) -> str | None:
    """Out to officers and heads of the unit."""
    now = at.house.bot.house.now()
    row = Circular(
        day=now.date(),
        subject=f"{SECRET} rapat",
        body=f"{SECRET} rapat hari Senin.",
        circle=Circle.UNITS,
        unit_ids=[at.unit_id],
        roles=[Role.OFFICER, Role.HEAD],
        written_by_id=at.other.id or 0,
        written_at=now,
        sent_at=now,
    )
    at.add(row)
    return f"{row.id}:0::"
