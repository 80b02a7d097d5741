"""What came of the forms around reminders."""

from dataclasses import dataclass
from datetime import date, time

from models import ReminderPause, Role


@dataclass(frozen=True, slots=True)
class Promised:
    unit: str
    day: date
    told: int  # heads
    year: int
    kind: str


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
    kind: str


@dataclass(frozen=True, slots=True)
class StepWanted:
    """A step as it shall be, `step_id` 0 for a new one; not so before what it moves was seen."""

    mandate_id: int
    step_id: int
    days_before: int
    hour: time
    recipients: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class RemindersPaused:
    """`unit` is the short name; 0 and empty for all."""

    unit_id: int
    unit: str
    pause: ReminderPause


@dataclass(frozen=True, slots=True)
class MandateClosed:
    mandate_id: int
    year: int
    fulfilled: int  # units
    mandated: int  # units
    told: int  # people
    kind: str


@dataclass(frozen=True, slots=True)
class MandateOpened:
    mandate_id: int
    year: int
    deadline: date
    kind: str


@dataclass(frozen=True, slots=True)
class TimesWanted:
    """Hours or a day as the draft has them; not so before what they move was seen."""

    draft_id: int


ReminderOutcome = (
    Promised
    | NotMeNoted
    | DeadlineMoved
    | StepWanted
    | RemindersPaused
    | MandateClosed
    | MandateOpened
    | TimesWanted
)
