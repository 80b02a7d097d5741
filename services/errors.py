"""Expected failures. `handlers/errors.py` tells them; `texts/errors.py` has the words by class.

DomainError
├── Stranger              this Telegram account is nobody we know
├── NotAllowed            none of the roles that may
├── NotFound              missing, or not theirs: both sound alike
├── NothingOpen           words or a file while no form is open
├── AlreadySent           the draft is an innovation already
├── Discarded             the draft was thrown away, by somebody of the unit
├── Incomplete            sending while questions are open, or something blocks
├── IsWithdrawn           the innovation was withdrawn
├── AlreadyDecided        somebody decided before
├── Spent                 an invitation that was used, revoked, or has run out
├── DayNotPossible        a day outside of what can be chosen
├── DayTaken              another mandate ends on that day
├── NotOnRecord           typed back, and not what is on record
├── YearTaken             a year has one mandate of each kind
├── StepExists            a mandate has one step for so many days
├── StepBeforeWindow      the window of a duty is not open yet on the day of a step
├── StepPast              the moment of a step is over
├── HoursReversed         they would close before they open
├── PeriodReversed        it would end before it begins
├── LastHours             none would be left for all units and for good
└── Closed                no mandate is open
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from models import DutyKind, Role


class DomainError(Exception):
    """Something a person wanted cannot be; nothing was changed."""


@dataclass(eq=False)
class Stranger(DomainError):  # noqa: N818
    telegram_id: int


class NotAllowed(DomainError):  # noqa: N818
    def __init__(self, *needed: Role) -> None:
        """`needed` are the roles that may."""
        self.needed = needed


class NotFound(DomainError):  # noqa: N818
    pass


class NothingOpen(DomainError):  # noqa: N818
    pass


@dataclass(eq=False)
class AlreadySent(DomainError):  # noqa: N818
    number: str  # of the innovation; empty for other forms
    innovation_id: int


@dataclass(eq=False)
class Discarded(DomainError):  # noqa: N818
    name: str  # empty while it had none
    by: str
    at: datetime


@dataclass(eq=False)
class Incomplete(DomainError):  # noqa: N818
    missing: int


class Closed(DomainError):  # noqa: N818
    pass


@dataclass(eq=False)
class IsWithdrawn(DomainError):  # noqa: N818
    number: str


class AlreadyDecided(DomainError):  # noqa: N818
    pass


class Spent(DomainError):  # noqa: N818
    pass


@dataclass(eq=False)
class DayNotPossible(DomainError):  # noqa: N818
    given: date
    earliest: date
    latest: date


@dataclass(eq=False)
class DayTaken(DomainError):  # noqa: N818
    given: date
    year: int
    kind: str = DutyKind.INNOVATION


@dataclass(eq=False)
class NotOnRecord(DomainError):  # noqa: N818
    what: str  # "name" or "position"
    given: str
    expected: str


@dataclass(eq=False)
class YearTaken(DomainError):  # noqa: N818
    year: int
    kind: str = DutyKind.INNOVATION


@dataclass(eq=False)
class StepExists(DomainError):  # noqa: N818
    name: str


@dataclass(eq=False)
class StepBeforeWindow(DomainError):  # noqa: N818
    name: str
    day: date
    opens: date
    furthest: int  # days before the deadline


@dataclass(eq=False)
class StepPast(DomainError):  # noqa: N818
    name: str
    at: datetime


@dataclass(eq=False)
class HoursReversed(DomainError):  # noqa: N818
    opens: time
    closes: time


@dataclass(eq=False)
class PeriodReversed(DomainError):  # noqa: N818
    since: date
    until: date


class LastHours(DomainError):  # noqa: N818
    pass
