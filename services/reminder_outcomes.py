"""What came of the forms around reminders."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Promised:
    unit: str
    day: date
    told: int  # heads


@dataclass(frozen=True, slots=True)
class NotMeNoted:
    unit: str
    told: int  # people of Bappedalitbang


@dataclass(frozen=True, slots=True)
class DeadlineMoved:
    year: int
    before: date
    after: date
    told: int  # people


ReminderOutcome = Promised | NotMeNoted | DeadlineMoved
