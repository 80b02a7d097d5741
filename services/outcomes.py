"""What came of a form that was sent; each is a value that a screen is made of."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from models import Role, Status, Subscription
from services.assessment import Assessed
from services.circulars.outcomes import CircularWritten
from services.commitments.outcomes import CommitmentSigned
from services.evidence import Doubt
from services.instrument import Indicator
from services.official.outcome import Scored
from services.package.outcome import PackageOutcome
from services.privacy.outcome import Erased
from services.reminder_outcomes import ReminderOutcome
from services.staffing.outcomes import StaffOutcome
from services.turning import Turned
from services.unit_scores import UnitScores


@dataclass(frozen=True, slots=True)
class Registered:
    innovation_id: int
    number: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Corrected:
    """`keys` are the questions whose answers changed; none if nothing did."""

    innovation_id: int
    number: str
    keys: tuple[str, ...]
    is_sent_again: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """Verified already: the change waits for Bappedalitbang's word."""

    innovation_id: int
    number: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class ProposalRefused:
    number: str


@dataclass(frozen=True, slots=True)
class Examined:
    """`status` is what it has now; not done if somebody had decided meanwhile."""

    innovation_id: int
    number: str
    status: Status
    is_done: bool


@dataclass(frozen=True, slots=True)
class Lowered:
    """A level at verification; `following` is the next indicator to look at. Not done if somebody
    had decided meanwhile, or the unit has changed it."""

    innovation_id: int
    indicator: Indicator
    before: int
    after: int
    following: Indicator | None
    is_done: bool


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """`label` says what holds now; not done where it was so already."""

    label: str
    turned: tuple[Turned, ...]
    is_done: bool


@dataclass(frozen=True, slots=True)
class AccessAsked:
    role: Role
    unit: str  # short name; empty for roles of the whole regency


@dataclass(frozen=True, slots=True)
class AccessHeld:
    """Asked for what the person is already: nobody has to decide anything."""

    role: Role
    unit: str


@dataclass(frozen=True, slots=True)
class AskedEnough:
    """So many requests of this person wait already."""

    waiting: int


@dataclass(frozen=True, slots=True)
class AccessRefused:
    said_name: str


@dataclass(frozen=True, slots=True)
class DecidedBefore:
    """Somebody was faster while the reason was being written."""

    said_name: str
    by: str


@dataclass(frozen=True, slots=True)
class Invited:
    """`token` is shown this once; the database has only its hash."""

    invitation_id: int
    token: str
    role: Role
    unit: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class SheetTaken:
    """A spreadsheet to be read and previewed; nothing of it is applied yet."""

    upload_id: int
    kind: str


@dataclass(frozen=True, slots=True)
class EvidenceTaken:
    """`assessed` is how it stands now, `gained` what that item and its level have added."""

    item_id: int
    assessed: Assessed
    indicator: Indicator
    gained: Decimal
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class UnitScored:
    """How the unit that was asked about stands."""

    scores: UnitScores


@dataclass(frozen=True, slots=True)
class Subscribed:
    subscription: Subscription


Outcome = (
    Registered
    | Corrected
    | Proposed
    | Withdrawn
    | ProposalRefused
    | Examined
    | Lowered
    | SettingChanged
    | AccessAsked
    | AccessHeld
    | AskedEnough
    | AccessRefused
    | DecidedBefore
    | Invited
    | SheetTaken
    | EvidenceTaken
    | UnitScored
    | Scored
    | PackageOutcome
    | ReminderOutcome
    | CircularWritten
    | Subscribed
    | StaffOutcome
    | CommitmentSigned
    | Erased
)
