"""What is: the tables, one file per thing. Importing this package knows them all."""

from models.access import AccessRequest, Decision, Invitation, WrongTries
from models.assessment import (
    EvidenceItem,
    IndicatorLevel,
    OfficialScore,
    RegencyLevel,
    ScoreKind,
)
from models.audit import AuditEntry
from models.calendar_day import CalendarDay
from models.circular import Circle, Circular, CircularReading
from models.commitment import Commitment
from models.delivery import Delivery, DeliveryState
from models.digest import DigestChoice
from models.draft import Draft, ReplacedAnswer, SaidMessage
from models.group import Group
from models.held_file import HeldFile
from models.incoming import Incoming, IncomingState
from models.innovation import Innovation, ProfileChange, Proposal, Status, StatusChange
from models.installation import Installation
from models.live_report import LiveReport
from models.mandate import AllowedHours, DutyKind, Mandate, Promise, ReminderPause, ReminderStep
from models.person import Membership, Person, Role
from models.pinned_board import PinnedBoard
from models.question import UnansweredQuestion, View
from models.recognition import Recognition
from models.setting import RegencySetting
from models.subscription import Subscription, Wish
from models.unit import Unit, UnitAlias, UnitName
from models.upload import SheetUpload

__all__ = [
    "AccessRequest",
    "AllowedHours",
    "AuditEntry",
    "CalendarDay",
    "Circle",
    "Circular",
    "CircularReading",
    "Commitment",
    "Decision",
    "Delivery",
    "DeliveryState",
    "DigestChoice",
    "Draft",
    "DutyKind",
    "EvidenceItem",
    "Group",
    "HeldFile",
    "Incoming",
    "IncomingState",
    "IndicatorLevel",
    "Innovation",
    "Installation",
    "Invitation",
    "LiveReport",
    "Mandate",
    "Membership",
    "OfficialScore",
    "Person",
    "PinnedBoard",
    "ProfileChange",
    "Promise",
    "Proposal",
    "Recognition",
    "RegencyLevel",
    "RegencySetting",
    "ReminderPause",
    "ReminderStep",
    "ReplacedAnswer",
    "Role",
    "SaidMessage",
    "ScoreKind",
    "SheetUpload",
    "Status",
    "StatusChange",
    "Subscription",
    "UnansweredQuestion",
    "Unit",
    "UnitAlias",
    "UnitName",
    "View",
    "Wish",
    "WrongTries",
]
