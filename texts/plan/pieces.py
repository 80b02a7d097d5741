"""What all screens of the plan say alike."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from models import ReminderPause, ReminderStep
from services.planning.rungs import ROLES
from texts.errors import ROLES as CALLED
from texts.screen import Address, Button, Row
from texts.words import DAYS, day, hour

Local = Callable[[datetime], datetime]


def recipients(roles: Sequence[str]) -> str:
    names = [CALLED[role] for role in ROLES if role in roles]
    return ", ".join(names).replace(" perangkat daerah", "")


def step_line(step: ReminderStep, at: datetime) -> str:
    return f"{step.name} · {short_day(at.date())} {hour(at)} · {recipients(step.recipients)}"


def short_day(value: date) -> str:
    return f"{DAYS[value.weekday()][:3]}, {day(value)}"


def to_day(mandate_id: int, wanted: date) -> Address:
    return Address("planday", mandate_id, key=wanted.isoformat())


def back(mandate_id: int) -> Row:
    return (Button("⬅️ Pengingat", Address("plan", mandate_id)),)


def until(pause: ReminderPause) -> str:
    return f" sampai {day(pause.until)}" if pause.until else ""


def rung(step: str) -> str:
    """A rung by its name, or what else a reminder may be of."""
    if step.startswith("J-"):
        return "Janji"
    return "Sekarang" if step.startswith("N-") else step
